"""What came back on paper: read beside what is there already, and written once however often it is sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.exercises.models import (
    CriticalTask,
    Exercise,
    LogEntry,
    Objective,
    Observation,
    ParticipantGroup,
    TaskRating,
)
from preparedness.exercises.records import parts
from preparedness.exercises.states import EnteredOn, Kind, Sort

SPACE: Final = UUID("8b8e3d5a-6f0f-4c8e-9a53-0c9d3f1f2a77")
"""Only so that keys made here are like no others."""


@dataclass(frozen=True)
class Known:
    """What the exercise holds already."""

    log: Sequence[LogEntry]
    goals: Sequence[Objective]
    tasks: Sequence[CriticalTask]
    ratings: Sequence[TaskRating]
    groups: Sequence[ParticipantGroup]


@dataclass(frozen=True)
class Entry:
    """A time or a figure from paper. `at` is None where nobody noted the time of a figure."""

    key: str
    kind: Kind
    place: int | None
    at: datetime | None
    value: float | None
    label: str
    text: str

    def says_the_same(self, row: LogEntry) -> bool:
        """What was corrected or struck out since is not entered anew."""
        if row.corrected_at or row.struck_at:
            return True
        return (row.value, row.label) == (self.value, self.label) and self.at in (None, row.at)


@dataclass(frozen=True)
class Seen:
    """An observation from paper."""

    sort: Sort
    text: str


def known(exercise_id: int) -> Known:
    """In five queries."""
    return Known(
        parts.of(LogEntry, exercise_id),
        parts.of(Objective, exercise_id),
        parts.of(CriticalTask, exercise_id),
        parts.of(TaskRating, exercise_id),
        parts.of(ParticipantGroup, exercise_id),
    )


def key_of(exercise_id: int, sheet: str, field: str) -> str:
    """The same for the same field of the same form."""
    return str(uuid5(SPACE, f"{exercise_id} {sheet} {field}"))


def write_log(exercise: Exercise, entries: Iterable[Entry], log: Iterable[LogEntry], who: int) -> None:
    """Entries whose key is not there yet."""
    there = {row.key for row in log}
    for entry in entries:
        if entry.key not in there:
            values = {"kind": entry.kind, "label": entry.label, "value": entry.value, "text": entry.text}
            made = {"key": entry.key, "at": entry.at, "safe_point_id": entry.place}
            by = {"entered_on": EnteredOn.PAPER, "entered_at": clock.now(), "entered_by_id": who}
            parts.save(blank(LogEntry, exercise_id=exercise.id), {**values, **made, **by})


def write_seen(exercise: Exercise, seen: Iterable[Seen], who: int) -> None:
    """Observations that do not stand there word for word."""
    there = {(each.sort, each.text) for each in parts.of(Observation, exercise.id)}
    for each in seen:
        if (each.sort, each.text) not in there:
            there.add((each.sort, each.text))
            values = {"sort": each.sort, "text": each.text, "entered_at": clock.now(), "entered_by_id": who}
            parts.save(blank(Observation, exercise_id=exercise.id), values)


def write_numbers(numbers: Iterable[tuple[ParticipantGroup, int]]) -> None:
    """How many groups were that stand there already."""
    for group, number in numbers:
        if group.number != number:
            parts.save(group, {"number": number})
