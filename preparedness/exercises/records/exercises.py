"""Reading and writing exercises; flush, never commit."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select, true
from sqlalchemy.orm import selectinload

from preparedness.common import clock
from preparedness.common.database import db, one_at_a_time
from preparedness.common.times import kept, moment_of
from preparedness.exercises.models import Exercise, ExerciseMunicipality, ExercisePoint, LogEntry
from preparedness.exercises.states import Status
from preparedness.safe_points.models import SafePoint

A_DAY = timedelta(days=1)
Scope = frozenset[str] | None
"""Codes of municipalities; None is all."""


def with_places(query: Select[Exercise]) -> Select[Exercise]:
    """Each exercise with its points and the other municipalities, in a constant number of queries.

    The way back to the exercise is not loaded: it is the row that was just read.
    """
    return query.options(selectinload(Exercise.places).selectinload(ExercisePoint.point), selectinload(Exercise.others))


def visible(scope: Scope) -> ColumnElement[bool]:
    """Exercises that these municipalities keep or take part in."""
    if scope is None:
        return true()
    taking_part = select(ExerciseMunicipality.exercise_id).where(ExerciseMunicipality.code.in_(scope))
    return or_(Exercise.municipality.in_(scope), Exercise.id.in_(taking_part))


def by_id(exercise_id: int, *, lock: bool = False) -> Exercise | None:
    query = with_places(select(Exercise).where(Exercise.id == exercise_id)).execution_options(populate_existing=True)
    return db.session.scalar(query.with_for_update(of=Exercise) if lock else query)


def taking_part(exercise: Exercise) -> frozenset[str]:
    """Codes of the municipalities that may read it."""
    return frozenset({exercise.municipality, *(each.code for each in exercise.others)})


def points_of(codes: Iterable[str]) -> list[SafePoint]:
    """The safe points of municipalities, in the order of the alphabet."""
    query = select(SafePoint).where(SafePoint.municipality.in_(list(codes)))
    return list(db.session.scalars(query.order_by(SafePoint.sort_name, SafePoint.id)))


def save(exercise: Exercise, values: Mapping[str, Any]) -> Exercise:
    for name, value in values.items():
        setattr(exercise, name, value)
    exercise.created_at = exercise.created_at or clock.now()
    exercise.edition = (exercise.edition or 0) + 1
    db.session.add(exercise)
    db.session.flush()
    return exercise


def place(exercise: Exercise, points: Iterable[int], codes: Iterable[str]) -> None:
    """At these points, with these other municipalities; what stays is left as it is."""
    wanted, others = list(dict.fromkeys(points)), sorted(set(codes) - {exercise.municipality})
    here = {each.safe_point_id: each for each in exercise.places}
    exercise.places = [here.get(number) or ExercisePoint(safe_point_id=number) for number in wanted]
    there = {each.code: each for each in exercise.others}
    exercise.others = [there.get(code) or ExerciseMunicipality(code=code) for code in others]
    db.session.flush()


def step(exercise: Exercise, after: Status, why: str) -> None:
    exercise.status, exercise.status_why = after, why
    exercise.closed_at = clock.now() if after is Status.CLOSED else None
    exercise.edition += 1
    db.session.flush()


def begin(exercise: Exercise, moment: datetime | None = None) -> None:
    """It begins now, or began at this moment."""
    exercise.began = kept(moment or clock.now())
    exercise.edition += 1
    db.session.flush()


def end(exercise: Exercise) -> None:
    """It ends now, and has been carried out."""
    exercise.ended, exercise.status = kept(clock.now()), Status.CARRIED_OUT
    exercise.edition += 1
    db.session.flush()


def take_back(exercise: Exercise) -> bool:
    """What was pressed by mistake: an end of today, else a beginning after which nothing was logged."""
    ended = moment_of(exercise.ended)
    if exercise.status is Status.CARRIED_OUT and ended and clock.now() - ended < A_DAY:
        exercise.ended, exercise.status = "", Status.PLANNED
    elif exercise.is_running and not _has_entries(exercise):
        exercise.began = ""
    else:
        return False
    exercise.edition += 1
    db.session.flush()
    return True


def _has_entries(exercise: Exercise) -> bool:
    query = select(LogEntry.id).where(LogEntry.exercise_id == exercise.id).limit(1)
    return db.session.scalar(query) is not None


def running(scope: Scope) -> list[Exercise]:
    """Exercises and real events that these municipalities keep and that go on now.

    Who only takes part sees it on the exercise's own pages: nobody writes on another municipality's register.
    """
    mine = true() if scope is None else Exercise.municipality.in_(scope)
    under_way = (Exercise.status == Status.PLANNED, Exercise.began.contains(":"), Exercise.ended == "")
    return list(db.session.scalars(select(Exercise).where(mine, *under_way).order_by(Exercise.began)))


def hold(exercise_id: int) -> None:
    """Let one at a time write in the log of an exercise."""
    one_at_a_time(f"exercise {exercise_id}")
