"""How an exercise stands in people's calendars, which calendar programs copy to servers elsewhere.

So it holds no name of a person and nothing that was found. An exercise that is not announced is
known beforehand only to those who plan it, here as on the pages.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from preparedness.common.facts import Answer
from preparedness.common.messages import message
from preparedness.common.times import day_of, moment_of
from preparedness.exercises.states import HELD, ExerciseType, Status
from preparedness.hosts.rules.feeding import Entry


@dataclass(frozen=True, slots=True)
class Fed:
    """What the rules know of an exercise; `begins` and `ends` as they are kept."""

    id: int
    title: str
    type: ExerciseType
    status: Status
    announced: Answer
    begins: str
    ends: str
    edition: int = 0
    points: Iterable[str] = ()
    municipality: str = ""
    began: str = ""


class Announced(Protocol):
    """What of an exercise says who may know of it."""

    @property
    def type(self) -> ExerciseType: ...
    @property
    def status(self) -> Status: ...
    @property
    def announced(self) -> Answer: ...
    @property
    def began(self) -> str: ...


def may_know(exercise: Announced, *, edits: bool) -> bool:
    """One that is not announced is hidden until it has begun from those who do not edit it (`records.listing.told`)."""
    begun = bool(exercise.began) or exercise.status in HELD
    return edits or begun or exercise.announced is not Answer.NO or exercise.type is ExerciseType.REAL_EVENT


def entry(exercise: Fed, *, may_edit: bool) -> Entry | None:
    """Its entry; None for a real event, without a day, and where it is not to be known."""
    begin = day_of(exercise.begins)
    if begin is None or exercise.type is ExerciseType.REAL_EVENT:
        return None
    if not may_know(exercise, edits=may_edit):
        return None
    begins, ends = _times(exercise)
    return Entry(
        f"exercise-{exercise.id}",
        begin,
        message("EXERCISE: %(title)s", title=exercise.title),
        ", ".join(exercise.points),
        exercise.municipality,
        called_off=exercise.status is Status.CANCELLED,
        sequence=exercise.edition,
        last=_last(begin, day_of(exercise.ends)),
        begins=begins,
        ends=ends,
    )


def _last(begin: date, end: date | None) -> date | None:
    return end if end and end > begin else None


def _times(exercise: Fed) -> tuple[datetime | None, datetime | None]:
    """Times where all that is known is known to the minute; else it takes whole days."""
    begins, ends = moment_of(exercise.begins), moment_of(exercise.ends)
    if begins is None or (exercise.ends and ends is None):
        return None, None
    return begins, ends if ends and ends > begins else None
