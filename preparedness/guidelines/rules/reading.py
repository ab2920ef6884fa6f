"""Whether somebody has read what they were asked to."""

from collections.abc import Iterable
from datetime import date

from preparedness.guidelines.rules.standing import DECIDED, Known, in_force


def needed(versions: Iterable[Known], today: date) -> int | None:
    """The lowest number whose reading is enough today; None while nothing is in force.

    Versions that say that reading again is not needed let the confirmation of the one before go on counting.
    """
    versions = list(versions)
    current = in_force(versions, today)
    if current is None:
        return None
    decided = [each for each in versions if each.state in DECIDED and each.number <= current.number]
    first = min(each.number for each in decided)
    return max(each.number for each in decided if each.needs_reading or each.number == first)


def has_read(confirmed: Iterable[int], enough: int | None) -> bool:
    """Do the numbers of the versions that somebody confirmed reach?"""
    return enough is not None and any(number >= enough for number in confirmed)
