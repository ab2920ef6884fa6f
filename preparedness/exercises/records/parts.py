"""Rows of an exercise: each kind of row in one query for the whole exercise; flush, never commit."""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import func, select

from preparedness.common.database import db
from preparedness.exercises.models import CriticalTask, LogEntry, Objective, TaskRating
from preparedness.exercises.models.base import OfExercise
from preparedness.exercises.rules.ratings import Rated
from preparedness.exercises.rules.times import Logged

T = TypeVar("T", bound=OfExercise)


def of(table: type[T], exercise_id: int, *options: Any) -> list[T]:
    """The rows of this kind, in their order."""
    order: list[Any] = [getattr(table, "place")] if hasattr(table, "place") else []  # noqa: B009
    query = select(table).where(table.exercise_id == exercise_id).order_by(*order, table.id).options(*options)
    return list(db.session.scalars(query))


def one(table: type[T], exercise_id: int, number: int, *, lock: bool = False) -> T | None:
    """A row of this exercise by its number."""
    query = select(table).where(table.id == number, table.exercise_id == exercise_id)
    query = query.execution_options(populate_existing=True)
    return db.session.scalar(query.with_for_update() if lock else query)


def save(row: T, values: Mapping[str, Any]) -> T:
    for name, value in values.items():
        setattr(row, name, value)
    row.edition = (row.edition or 0) + 1
    db.session.add(row)
    db.session.flush()
    return row


def remove(row: OfExercise) -> None:
    db.session.delete(row)
    db.session.flush()


def next_place(table: type[Objective] | type[CriticalTask], exercise_id: int) -> int:
    last = db.session.scalar(select(func.max(table.place)).where(table.exercise_id == exercise_id))
    return (last or 0) + 1


def as_logged(row: LogEntry) -> Logged:
    """An entry as the rules see it."""
    struck = row.struck_at is not None
    return Logged(row.id, row.kind, row.at, row.safe_point_id, row.label, row.value, struck)


def as_rated(row: TaskRating) -> Rated:
    return Rated(row.objective_id, row.task_id, row.evaluator, row.rating)
