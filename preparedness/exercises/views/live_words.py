"""What the live page's script says, marked for translation; places written {so} are filled in by the page."""

from collections.abc import Callable, Mapping
from typing import Final

from preparedness.common.messages import Message, message

WORDS: Final[Mapping[str, Message]] = {
    "unsent": message("Not sent: %(count)s", count="{count}"),
    "offline": message("No network. The entries are kept in this telephone and sent when there is network again."),
    "signed_out": message("You are signed out. Sign in to send what is kept here; nothing is lost."),
    "no_access": message("The exercise cannot be found for you any more. Ask its leader; the entries stay here."),
    "trouble": message("The register cannot take the entries now. They stay here and are sent again soon."),
    "no_store": message("This browser does not keep the entries: what is not sent is lost if the page is closed."),
    "entered": message("%(what)s: %(time)s is entered.", what="{what}", time="{time}"),
    "corrected": message("%(what)s: corrected to %(time)s.", what="{what}", time="{time}"),
    "again": message(
        "%(what)s is entered already: %(before)s. Enter %(time)s too? The earliest counts.",
        what="{what}", before="{before}", time="{time}",
    ),
    "not_sent": message("not sent"),
    "refused": message("Refused: %(why)s", why="{why}"),
    "refused_some": message("Not taken: %(count)s", count="{count}"),
    "cached": message(
        "Without network: this page was kept %(minutes)s minutes ago. What others have entered since is not shown.",
        minutes="{minutes}",
    ),
    "back": message("The network is back. Load the page again to see what others have entered."),
    "number": message("Enter a number from %(low)s to %(high)s.", low="{low}", high="{high}"),
    "whole": message("Enter a whole number."),
    "label": message("Enter what is measured."),
    "text": message("Write the note."),
    "time": message("Enter a time that has passed, such as 14:05."),
    "remove": message("Remove from this telephone"),
}  # fmt: skip


def spoken(say: Callable[[Message], str]) -> dict[str, str]:
    """Every word in the reader's language."""
    return {name: say(sentence) for name, sentence in WORDS.items()}
