"""Whether somebody has read what they were asked to, and by when they should have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from preparedness.guidelines.rules.standing import DECIDED, Known, in_force


@dataclass(frozen=True, slots=True)
class Enough:
    """The lowest version whose reading is enough today, and from which day it has held."""

    number: int
    since: date


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody has come who was asked. `last`: the newest version that they confirmed."""

    enough: Enough | None
    read: bool
    last: int | None = None
    due: date | None = None
    late: bool = False

    @property
    def waits(self) -> bool:
        """Is there something for them to read now?"""
        return self.enough is not None and not self.read


def enough(versions: Iterable[Known], today: date) -> Enough | None:
    """What has to be read today; None while nothing is in force.

    Versions that say that reading again is not needed let the confirmation of the one before go on counting. What was
    withdrawn before it held is nobody's to read.
    """
    versions = list(versions)
    current = in_force(versions, today)
    if current is None:
        return None
    begun = [each for each in versions if each.state in DECIDED and each.valid_from]
    decided = [each for each in begun if each.number <= current.number]
    first = min(each.number for each in decided)
    wanted = max((each for each in decided if each.needs_reading or each.number == first), key=lambda it: it.number)
    return Enough(wanted.number, wanted.valid_from or today)


def needed(versions: Iterable[Known], today: date) -> int | None:
    """The lowest number whose reading is enough today; None while nothing is in force."""
    found = enough(versions, today)
    return found.number if found else None


def has_read(confirmed: Iterable[int], enough: int | None) -> bool:
    """Do the numbers of the versions that somebody confirmed reach?"""
    return enough is not None and any(number >= enough for number in confirmed)


def due(asked_on: date, due_on: date | None, since: date) -> date | None:
    """By when it is to be read: of what came to hold after the day first named, as long as was given the first time."""
    if due_on is None or due_on >= since:
        return due_on
    return since + max(due_on - asked_on, timedelta())


def progress(
    confirmed: Iterable[int], wanted: Enough | None, today: date, asked_on: date, due_on: date | None = None
) -> Progress:
    """How far somebody has come who confirmed versions of these numbers."""
    numbers = list(confirmed)
    last = max(numbers, default=None)
    if wanted is None:
        return Progress(None, read=False, last=last)
    read, by = has_read(numbers, wanted.number), due(asked_on, due_on, wanted.since)
    return Progress(wanted, read, last, by, late=not read and by is not None and by < today)
