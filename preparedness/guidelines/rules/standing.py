"""How the versions of a guideline stand on a day: which holds, which is still to come, which has been superseded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from preparedness.guidelines.states import Standing, VersionState

DECIDED = (VersionState.APPROVED, VersionState.WITHDRAWN)
STANDS = {VersionState.DRAFT: Standing.DRAFT, VersionState.IN_REVIEW: Standing.IN_REVIEW}


@dataclass(frozen=True, slots=True)
class Known:
    """A version as the rules see it; `needs_reading`: whoever has read the one before has to read it too."""

    id: int
    number: int
    state: VersionState
    valid_from: date | None = None
    needs_reading: bool = True


def latest(versions: Iterable[Known], today: date) -> Known | None:
    """The newest that has come to hold by this day, also if it was withdrawn since: an older never holds again."""
    begun = [each for each in versions if each.state in DECIDED and each.valid_from and each.valid_from <= today]
    return max(begun, key=lambda each: each.number, default=None)


def in_force(versions: Iterable[Known], today: date) -> Known | None:
    """The version that holds on this day."""
    found = latest(versions, today)
    return found if found and found.state is VersionState.APPROVED else None


def standing(version: Known, versions: Iterable[Known], today: date) -> Standing:
    """How one of these versions stands on this day."""
    if version.state in STANDS:
        return STANDS[version.state]
    if version.state is VersionState.WITHDRAWN:
        return Standing.WITHDRAWN
    if version.valid_from is None or version.valid_from > today:
        return Standing.COMING
    newest = latest(versions, today)
    return Standing.IN_FORCE if newest is None or newest.number <= version.number else Standing.SUPERSEDED


def shown(versions: Iterable[Known], today: date) -> Known | None:
    """What somebody who opens the guideline meets: the version in force, else the newest that was ever decided."""
    versions = list(versions)
    decided = [each for each in versions if each.state in DECIDED]
    return in_force(versions, today) or max(decided, key=lambda each: each.number, default=None)
