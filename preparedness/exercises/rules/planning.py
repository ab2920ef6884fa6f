"""What counts as trying a capability at a point, when it was done last, and when it is due again.

A capability is tried by an exercise, or a real event, that was held at the point and says so, has an objective of it,
or measured a time there that cannot be reached without it. Planned exercises count for nothing until they were held.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from preparedness.common.clock import months_later
from preparedness.common.facts import Choice
from preparedness.common.times import day_of, moment_of
from preparedness.exercises.states import HELD, Kind, Rating, Status
from preparedness.safe_points.capabilities import CAPABILITIES, Capability

IMPLIED: Final[Mapping[Kind, Capability]] = {
    Kind.RESERVE_POWER: Capability.POWER,
    Kind.HEAT_18: Capability.HEAT,
    Kind.HOT_WATER: Capability.FOOD,
    Kind.PUBLISHED: Capability.INFORMATION,
    Kind.RADIO: Capability.INFORMATION,
    Kind.FIRST_HOST: Capability.CREW,
    Kind.DOORS_OPEN: Capability.ACCESS,
}
"""Which capability a measured time has tried."""
SOON: Final = timedelta(days=90)
START: Final[Mapping[Capability, int]] = {
    each: 12
    if each in (Capability.POWER, Capability.ACCESS, Capability.CREW)
    else 36
    if each in (Capability.ACCESSIBILITY, Capability.SUPPORT)
    else 24
    for each in CAPABILITIES
}
"""Months between two trials to begin a discussion with: ours, by no norm, and never counted as decided."""


def in_time(kept: str) -> tuple[date, datetime]:
    """A key to sort what `DayOrTime` keeps: by the moment where it is known, the day alone first, no day last.

    As text, the hour that comes twice would stand the wrong way round.
    """
    return day_of(kept) or date.max, moment_of(kept) or datetime.min.replace(tzinfo=UTC)


class Stand(Choice):
    """How it stands with a capability at a point."""

    NEVER = "never", "Never tried", "aldrig prövad"
    OVERDUE = "overdue", "Should be tried again", "borde ha prövats igen"
    SOON = "soon", "Soon to be tried again", "bör prövas snart"
    UNDECIDED = "undecided", "Tried, interval not decided", "prövad, intervall inte beslutat"
    TRIED = "tried", "Tried", "prövad"


@dataclass(frozen=True, slots=True)
class Trial:
    """An exercise or a real event at one point; `tries` with the worst rating of the objectives of each capability."""

    exercise: int
    title: str
    day: date | None
    status: Status
    tries: Mapping[Capability, Rating | None]
    real: bool = False
    begins: str = ""
    """As it is kept."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One capability of one point: in which exercise it was tried last, when it is due, what is planned."""

    capability: Capability
    stand: Stand
    last: Trial | None = None
    due: date | None = None
    planned: Trial | None = None

    @property
    def rating(self) -> Rating | None:
        return self.last.tries[self.capability] if self.last else None

    @property
    def failed(self) -> bool:
        """It was tried, and could not be performed: nothing shows that it works."""
        return self.rating is Rating.U


def tries(
    ticked: Iterable[Capability], rated: Mapping[Capability, Rating | None], measured: Iterable[Kind]
) -> dict[Capability, Rating | None]:
    """The capabilities that an exercise tries at a point, in their order; `rated` are those of its objectives."""
    implied = {IMPLIED[kind] for kind in measured if kind in IMPLIED}
    found = {*ticked, *rated, *implied}
    return {each: rated.get(each) for each in CAPABILITIES if each in found}


def cells(trials: Iterable[Trial], months: Mapping[Capability, int | None], today: date) -> list[Cell]:
    """Every capability. Of two on one day the later counts, else the later entered; without a day none does."""
    dated = sorted(
        (each for each in trials if each.day), key=lambda each: (each.day, in_time(each.begins), each.exercise)
    )
    held = [each for each in dated if each.status in HELD]
    coming = [each for each in dated if each.status is Status.PLANNED and each.day and each.day >= today]
    return [_cell(each, held, coming, months.get(each), today) for each in CAPABILITIES]


def _cell(capability: Capability, held: list[Trial], coming: list[Trial], months: int | None, today: date) -> Cell:
    last = next((each for each in reversed(held) if capability in each.tries), None)
    planned = next((each for each in coming if capability in each.tries), None)
    due = months_later(last.day, months) if last and last.day and months else None
    return Cell(capability, _stand(last, due, today), last, due, planned)


def _stand(last: Trial | None, due: date | None, today: date) -> Stand:
    if last is None:
        return Stand.NEVER
    if due is None:
        return Stand.UNDECIDED
    return Stand.OVERDUE if due < today else Stand.SOON if due - today <= SOON else Stand.TRIED


def urgency(cell: Cell) -> tuple[int, date, int]:
    """A key to sort by: what was never tried, what is overdue the longest, what failed, what is due soon.

    Of the same urgency the capabilities come in their order, so that power stands there for every point before heat.
    """
    order = {Stand.NEVER: 0, Stand.OVERDUE: 1, Stand.SOON: 3, Stand.UNDECIDED: 4, Stand.TRIED: 5}[cell.stand]
    return (2 if cell.failed and order > 1 else order), cell.due or date.min, CAPABILITIES.index(cell.capability)


def is_due(cell: Cell) -> bool:
    """Is there something to plan?"""
    return cell.failed or cell.stand in (Stand.NEVER, Stand.OVERDUE, Stand.SOON)


class Tried(Choice):
    """When a point was last tried at all."""

    YEAR = "tried_12", "tried in the past 12 months", "prövad de senaste 12 månaderna"
    TWO_YEARS = "tried_24", "tried 12 to 24 months ago", "prövad för 12 till 24 månader sedan"
    LONGER = "tried_before", "tried more than 24 months ago", "prövad för mer än 24 månader sedan"
    NEVER = "tried_never", "never tried", "aldrig prövad"


def tried(last: date | None, today: date) -> Tried:
    if last is None:
        return Tried.NEVER
    if last >= months_later(today, -12):
        return Tried.YEAR
    return Tried.TWO_YEARS if last >= months_later(today, -24) else Tried.LONGER
