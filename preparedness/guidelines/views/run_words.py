"""What the script of a run's page says, marked for translation; places written {so} are filled in by the page."""

from typing import Final

from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.guidelines.states import Mark

HOW: Final[dict[Mark, Message]] = {
    Mark.DONE: message("Done %(time)s, %(who)s", time="{time}", who="{who}"),
    Mark.NOT_DONE: message("Not done, %(time)s, %(who)s", time="{time}", who="{who}"),
    Mark.NOT_RELEVANT: message("Does not concern us now, %(time)s, %(who)s", time="{time}", who="{who}"),
    Mark.OPEN: message("Undone again %(time)s, %(who)s", time="{time}", who="{who}"),
}
"""What stands below an item, by the tick that counts."""
WORDS: Final[dict[str, Message]] = {
    "unsent": message("Not sent: %(count)s", count="{count}"),
    "offline": message("No network. Your ticks are kept in this telephone and sent when there is network again."),
    "signed_out": message("You are signed out. Sign in to send what is kept here; nothing is lost."),
    "no_access": message("The checklist cannot be found for you any more. Ask who runs it; the ticks stay here."),
    "trouble": message("The register cannot take the ticks now. They stay here and are sent again soon."),
    "no_store": message("This browser does not keep the ticks: what is not sent is lost if the page is closed."),
    "not_sent": message("not sent"),
    "count_done": message("Done: %(done)s of %(all)s", done="{count}", all="{all}"),
    "count_not_done": message("Not done: %(count)s", count="{count}"),
    "count_not_relevant": message("Not relevant: %(count)s", count="{count}"),
    "count_open": message("Left: %(count)s", count="{count}"),
    "count_open_over": message("Never ticked: %(count)s", count="{count}"),
    "refused": message("Refused: %(why)s", why="{why}"),
    "refused_some": message("Not taken: %(count)s", count="{count}"),
    "cached": message(
        "Without network: this page was kept %(minutes)s minutes ago. What others have ticked since is not shown.",
        minutes="{minutes}",
    ),
    "back": message("The network is back. Load the page again to see what others have ticked."),
    "remove": message("Remove from this telephone"),
}  # fmt: skip


def spoken() -> dict[str, str]:
    """Every word in the reader's language."""
    how = {f"how_{mark.value}": say(sentence) for mark, sentence in HOW.items()}
    return {name: say(sentence) for name, sentence in WORDS.items()} | how


def how(mark: Mark, time: str, who: str) -> str:
    """What became of an item, in words."""
    return say(Message(HOW[mark].text, {"time": time, "who": who}))
