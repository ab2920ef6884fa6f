"""What a ready template of an exercise holds, and what of an exercise that was held is the start of the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from preparedness.common.facts import Answer
from preparedness.common.messages import Message
from preparedness.common.times import kept, moment_of
from preparedness.exercises.states import Element, ExerciseType, Kind
from preparedness.safe_points.capabilities import Capability


@dataclass(frozen=True, slots=True)
class Goal:
    """An objective of a template. `source` says whose figure the target is."""

    text: Message
    capability: Capability
    tasks: Sequence[Message]
    target: Message | None = None
    minutes: int | None = None
    source: Message | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """An inject of a template, so many minutes after the start."""

    minutes: int
    to_whom: Message
    what: Message
    expected: Message


@dataclass(frozen=True, slots=True)
class Starter:
    """A ready template. `hours`: how long it is planned to take."""

    code: str
    title: Message
    type: ExerciseType
    announced: Answer
    hours: float
    elements: Sequence[Element]
    purpose: Message
    scenario: Message
    times: Sequence[Kind]
    goals: Sequence[Goal]
    injects: Sequence[Given]
    sources: Sequence[Message]
    one_point: bool = True
    """Is it held at a point, or at none in particular?"""


def planned_end(begin: str, hours: float) -> str:
    """So many hours after the begin; unknown where only its day is known."""
    moment = moment_of(begin)
    return kept(moment + timedelta(hours=hours)) if moment else ""


def planned_hours(begin: str, end: str) -> float | None:
    """How long it was planned to take; None where one of the times is not known."""
    first, last = moment_of(begin), moment_of(end)
    return (last - first).total_seconds() / 3600 if first and last and last > first else None
