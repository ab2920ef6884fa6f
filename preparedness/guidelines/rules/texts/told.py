"""What a printed or exported version tells: plain values, and who puts our own words into the reader's language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from preparedness.common.messages import Message, message
from preparedness.common.paper.document import Block
from preparedness.guidelines.states import Standing

UNDECIDED: Final = (Standing.DRAFT, Standing.IN_REVIEW)
LONG: Final = 120
"""Minutes from which whole hours are said as hours."""


@dataclass(frozen=True, slots=True)
class Words:
    """What puts sentences, days and moments into one language."""

    language: str
    say: Callable[[Message | str], str]
    on: Callable[[date | None], str]
    when: Callable[[datetime | None], str]

    def known(self, text: str) -> str:
        return text.strip() or self.say(message("unknown"))


@dataclass(frozen=True, slots=True)
class Task:
    """An item of the checklist; `who` and `capability` are labels, empty where none is named."""

    text: str
    who: str = ""
    within: int | None = None
    done_when: str = ""
    source: str = ""
    capability: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One version in one language, as it stands at a moment."""

    title: str
    kind: str
    readers: Sequence[str]
    municipality: str
    owner: str
    number: int
    standing: Standing
    printed: datetime
    address: str
    """Where the version that holds then is shown."""
    language: str
    blocks: Sequence[Block]
    tasks: Sequence[Task] = ()
    from_the_right: bool = False
    decided_by: str = ""
    decided_on: date | None = None
    reference: str = ""
    valid_from: date | None = None
    review_due: date | None = None
    review_months: int | None = None
    is_starting_point: bool = False
    withdrawn_why: str = ""
    current: int | None = None
    """The number of the version that holds, if there is one."""
    replaced_by: str = ""
    """The title of another guideline that holds instead."""
    site: str = ""

    @property
    def is_undecided(self) -> bool:
        return self.standing in UNDECIDED


def within(minutes: int | None, words: Words) -> str:
    if minutes is None:
        return words.say(message("no time target"))
    if minutes >= LONG and minutes % 60 == 0:
        return words.say(message("within %(count)s h", count=minutes // 60))
    return words.say(message("within %(count)s min", count=minutes))


def facts(told: Told, words: Words) -> list[tuple[str, str]]:
    """What is known of the version: label and value. Unknown is said."""
    say = words.say
    decided = [
        (message("Decided by"), words.known(told.decided_by)),
        (message("Date of the decision"), words.on(told.decided_on)),
        (message("Reference of the decision"), words.known(told.reference)),
        (message("Valid from"), words.on(told.valid_from)),
        (message("To be reviewed by"), due(told, words)),
    ]
    known = [
        (message("Municipality"), told.municipality),
        (message("Kind of document"), say(told.kind)),
        (message("Version"), str(told.number)),
        (message("State"), say(told.standing.label)),
        (message("Owner"), words.known(told.owner)),
        (message("For whom"), ", ".join(map(say, told.readers)) or say(message("everybody concerned"))),
        *([] if told.is_undecided else decided),
    ]
    return [(say(label), value) for label, value in known]


def due(told: Told, words: Words) -> str:
    """Until when it is to be looked through; why there is no such day, where there is none."""
    if told.review_due:
        return words.on(told.review_due)
    no_interval = message("no interval has been decided")
    return words.say(message("unknown") if told.review_months else no_interval)


def warnings(told: Told, words: Words) -> list[str]:
    """Why this version is not to be followed; empty for one that is."""
    say = words.say
    found: list[Message] = []
    if told.is_undecided:
        found.append(message("This is a draft. Nobody has decided it, and it is not to be followed yet."))
    if told.is_undecided and told.is_starting_point:
        found.append(message("It is a starting point written for this register: the municipality has not decided it."))
    if told.standing is Standing.COMING and told.valid_from:
        found.append(message("It is decided, but is not valid before %(day)s.", day=told.valid_from))
    if told.standing is Standing.WITHDRAWN:
        found.append(message("This version has been withdrawn: do not follow it."))
    if told.standing is Standing.SUPERSEDED:
        found.append(message("This version has been superseded: do not follow it."))
    if told.standing is Standing.WITHDRAWN and told.withdrawn_why:
        found.append(message("Why it was withdrawn: %(why)s", why=told.withdrawn_why))
    if told.current is not None and told.current != told.number:
        found.append(message("Version %(number)s is in force today.", number=told.current))
    if told.replaced_by:
        found.append(message("Instead this guideline holds: %(title)s", title=told.replaced_by))
    return [say(each) for each in found]
