"""How long things took from exercise to exercise at a point, and how long it takes a municipality to open doors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Final

from preparedness.exercises.rules.planning import in_time
from preparedness.exercises.rules.times import Figures
from preparedness.exercises.states import TIMES, Kind

LONGEST: Final = 7 * 24 * 60
"""Minutes. What took longer is a slip of the pen, and would spoil a median."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured at one point in one exercise or real event that was held; minutes from the decision."""

    exercise: int
    title: str
    day: date | None
    real: bool = False
    minutes: Mapping[Kind, float] = field(default_factory=dict)
    figures: Figures = field(default_factory=Figures)
    begins: str = ""
    """As it is kept."""
    own: Mapping[str, float] = field(default_factory=dict)
    """Minutes to the leader's own times, by what they are called."""

    def took(self, kind: Kind) -> float | None:
        """Minutes that can be believed."""
        minutes = self.minutes.get(kind)
        return minutes if minutes is not None and minutes <= LONGEST else None

    @property
    def has_figures(self) -> bool:
        return self.figures != Figures()


@dataclass(frozen=True, slots=True)
class Step:
    """One measured time; `change` in whole minutes since it was measured the last time, None the first time."""

    of: Measured
    minutes: int
    change: int | None = None

    @property
    def value(self) -> float:
        return self.minutes


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of one exercise."""

    of: Measured
    value: float


def in_order(every: Iterable[Measured]) -> list[Measured]:
    """The oldest first; what has no day stands before all others."""
    return sorted(every, key=lambda each: (each.day or date.min, in_time(each.begins), each.exercise))


def trends(every: Iterable[Measured]) -> dict[Kind, list[Step]]:
    """Each time that was measured at all, over the exercises in which it was."""
    ordered = in_order(every)
    found = {kind: _steps(kind, ordered) for kind in TIMES}
    return {kind: steps for kind, steps in found.items() if steps}


def _steps(kind: Kind, ordered: list[Measured]) -> list[Step]:
    steps: list[Step] = []
    for each in ordered:
        if (took := each.took(kind)) is not None:
            _step(steps, each, took)
    return steps


def _step(steps: list[Step], each: Measured, took: float) -> None:
    minutes = round(took)
    steps.append(Step(each, minutes, minutes - steps[-1].minutes if steps else None))


def own_trends(every: Iterable[Measured]) -> dict[str, list[Step]]:
    """The leader's own times, alike in whatever case they are written; called as they were called last."""
    found: dict[str, list[Step]] = {}
    names: dict[str, str] = {}
    for each in in_order(every):
        for name, took in each.own.items():
            if took <= LONGEST:
                names[name.casefold()] = name
                _step(found.setdefault(name.casefold(), []), each, took)
    return {names[key]: steps for key, steps in found.items()}


def points(every: Iterable[Measured], name: str) -> list[Point]:
    """A figure over the exercises in which it was measured; `name` as in `Figures`."""
    known = [(each, getattr(each.figures, name)) for each in in_order(every)]
    return [Point(each, value) for each, value in known if value is not None]


@dataclass(frozen=True, slots=True)
class Openings:
    """The median time from decision to open doors; None where nothing was measured.

    `openings`: how many times it rests on, since an exercise may open several points.
    """

    minutes: int | None = None
    exercises: int = 0
    openings: int = 0


def openings(every: Iterable[Measured], since: date, *, real: bool) -> Openings:
    """Of exercises, or of real events, from a day on."""
    found = [
        (each.exercise, minutes)
        for each in every
        if each.real is real and each.day and each.day >= since
        if (minutes := each.took(Kind.DOORS_OPEN)) is not None
    ]
    if not found:
        return Openings()
    return Openings(round(median(minutes for _, minutes in found)), len({number for number, _ in found}), len(found))
