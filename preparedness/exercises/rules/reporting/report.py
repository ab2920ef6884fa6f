"""The whole report of one version, as a document."""

from dataclasses import dataclass
from datetime import date, datetime

from preparedness.common.messages import Message, message
from preparedness.common.paper.document import Block, Paper, Paragraph, Run
from preparedness.exercises.rules.reporting import drafts, inside, outside
from preparedness.exercises.rules.reporting.facts import Head, Told
from preparedness.exercises.rules.reporting.words import Words
from preparedness.exercises.states import Section, Status, Version


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report is wanted, and when."""

    version: Version
    now: datetime
    today: date


def report(told: Told, asked: Asked, words: Words) -> Paper:
    internal = asked.version is Version.INTERNAL
    body = inside.blocks(told, words, asked.today) if internal else outside.blocks(told, words)
    say, title = words.say, told.head.title
    return Paper(
        title=say(
            message("Evaluation of a real event: %(title)s", title=title)
            if told.head.is_real
            else message("Evaluation of an exercise: %(title)s", title=title)
        ),
        language=words.language,
        blocks=[*_state(told.head, asked, words), *body],
        subtitle=say(
            message("Evaluation report with improvement plan") if internal else message("Version for outsiders")
        ),
        foot=f"{title} · {say(message('Internal version') if internal else message('Version for outsiders'))}",
        mark=_mark(told.head, words),
        made=asked.now,
    )


def draft(told: Told, section: Section, asked: Asked, words: Words) -> str:
    """What stands in a part that nobody has written."""
    if asked.version is Version.INTERNAL:
        return drafts.draft(told, section, words, asked.today)
    return outside.draft(outside.opened(told), section, words)


def _mark(head: Head, words: Words) -> str:
    """On each page: that nobody takes an exercise for the real thing or a draft for the last word."""
    kind = message("REAL EVENT") if head.is_real else message("EXERCISE")
    return " · ".join(words.say(each) for each in (kind, _stage(head)) if each)


def _stage(head: Head) -> Message | None:
    """As long as nobody has said that the evaluation is done."""
    if head.status is Status.CANCELLED:
        return message("CANCELLED")
    return message("DRAFT") if head.status in (Status.PLANNED, Status.CARRIED_OUT) else None


def _state(head: Head, asked: Asked, words: Words) -> list[Block]:
    """When it was made and how far the exercise had come: a report follows the log until it is closed."""
    say, status = words.say, message(head.status.label)
    runs = [
        Run(
            say(
                message(
                    "Made %(when)s from the log. Status then: %(status)s.", when=words.when(asked.now), status=status
                )
            )
        )
    ]
    return [Paragraph((Run(f"{_mark(head, words)}. ", strong=True), *runs))]
