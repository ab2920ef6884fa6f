"""Names of people in exercises and actions, forgotten when due; flush, never commit. What was found stays."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select

from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.exercises.models import (
    Action,
    ActionFile,
    Exercise,
    ExerciseHost,
    ParticipantGroup,
    Photo,
    TaskRating,
)
from preparedness.exercises.records import parts
from preparedness.exercises.records.ratings import same
from preparedness.history import records as history

NAMED = (Exercise.leader, Exercise.evaluators, Exercise.observers)
NAMELESS, PICTURE, FILE = "#", "bild.jpg", "bilaga"
"""What stands where a name stood: evaluators are told apart by numbers, so that their ratings stay what they were."""
NEVER = "9999"
DAY = func.coalesce(func.nullif(Exercise.began, ""), func.nullif(Exercise.planned_begin, ""), NEVER)
HOSTS = "Trygghetspunktsvärdar"


def _exercises(moment: datetime) -> ColumnElement[bool]:
    """By the day on which it was held or planned: whoever never closed it keeps no names for ever."""
    day = clock.local(moment).date().isoformat()
    held = DAY.op("<")(day)
    old = or_(held, and_(DAY == NEVER, Exercise.created_at < moment))
    rated = select(TaskRating.exercise_id).where(TaskRating.evaluator.not_like(f"{NAMELESS}%"))
    pictured = select(Photo.exercise_id).where(Photo.name != PICTURE)
    took_part = select(ExerciseHost.exercise_id)
    named = [column != "" for column in NAMED]
    return and_(old, or_(*named, *(Exercise.id.in_(query) for query in (rated, pictured, took_part))))


def _actions(moment: datetime) -> ColumnElement[bool]:
    named = or_(Action.owner != "", Action.owner_account_id.is_not(None))
    return and_(Action.closed_on < clock.local(moment).date(), named)


def exercises_due(moment: datetime) -> int:
    return db.session.scalar(select(func.count()).select_from(Exercise).where(_exercises(moment))) or 0


def actions_due(moment: datetime) -> int:
    return db.session.scalar(select(func.count()).select_from(Action).where(_actions(moment))) or 0


def forget_in_exercises(moment: datetime) -> None:
    rows = list(db.session.scalars(select(Exercise).where(_exercises(moment))))
    history.forget(Exercise.recorded_kind, [row.recorded_key() for row in rows])
    for row in rows:
        row.leader = row.evaluators = row.observers = ""
        row.edition += 1
        _number_evaluators(row.id)
        _count_hosts(row.id)
        for photo in parts.of(Photo, row.id):
            photo.name = PICTURE
    db.session.flush()


def _number_evaluators(exercise_id: int) -> None:
    rated = parts.of(TaskRating, exercise_id)
    names = list(dict.fromkeys(same(each.evaluator) for each in rated))
    for each in rated:
        each.evaluator = f"{NAMELESS}{names.index(same(each.evaluator)) + 1}"


def _count_hosts(exercise_id: int) -> None:
    """How many there were stays, as a group without names."""
    members = parts.of(ExerciseHost, exercise_id)
    for each in members:
        db.session.delete(each)
    if members:
        values = {"function": HOSTS, "number": len(members)}
        parts.save(blank(ParticipantGroup, exercise_id=exercise_id), values)


def forget_in_actions(moment: datetime) -> None:
    rows = list(db.session.scalars(select(Action).where(_actions(moment))))
    history.forget(Action.recorded_kind, [row.recorded_key() for row in rows])
    for row in rows:
        row.owner, row.owner_account_id = "", None
        row.edition += 1
        for file in db.session.scalars(select(ActionFile).where(ActionFile.action_id == row.id)):
            file.name = FILE + file.name[file.name.rfind(".") :]
    db.session.flush()
