"""Names of people in exercises and actions, forgotten when due; flush, never commit. What was found stays."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.exercises.models import Action, Exercise, TaskRating
from preparedness.exercises.records.listing import DAY
from preparedness.history import records as history

NAMED = (Exercise.leader, Exercise.evaluators, Exercise.observers)


def _exercises(moment: datetime) -> ColumnElement[bool]:
    """By the day on which it was held or planned: whoever never closed it keeps no names for ever."""
    old = clock.local(moment).date().isoformat() > DAY
    rated = select(TaskRating.exercise_id).where(TaskRating.evaluator != "")
    return and_(old, or_(*(column != "" for column in NAMED), Exercise.id.in_(rated)))


def _actions(moment: datetime) -> ColumnElement[bool]:
    named = or_(Action.owner != "", Action.owner_account_id.is_not(None))
    return and_(Action.closed_on < clock.local(moment).date(), named)


def exercises_due(moment: datetime) -> int:
    return db.session.scalar(select(func.count()).select_from(Exercise).where(_exercises(moment))) or 0


def actions_due(moment: datetime) -> int:
    return db.session.scalar(select(func.count()).select_from(Action).where(_actions(moment))) or 0


def forget_in_exercises(moment: datetime) -> None:
    rows = list(db.session.scalars(select(Exercise).where(_exercises(moment))))
    numbers = [row.id for row in rows]
    history.forget(Exercise.recorded_kind, [row.recorded_key() for row in rows])
    for row in rows:
        row.leader = row.evaluators = row.observers = ""
        row.edition += 1
    db.session.execute(update(TaskRating).where(TaskRating.exercise_id.in_(numbers)).values(evaluator=""))
    db.session.flush()


def forget_in_actions(moment: datetime) -> None:
    rows = list(db.session.scalars(select(Action).where(_actions(moment))))
    history.forget(Action.recorded_kind, [row.recorded_key() for row in rows])
    for row in rows:
        row.owner, row.owner_account_id = "", None
        row.edition += 1
    db.session.flush()
