"""Removing an exercise that was entered by mistake; flush, never commit."""

from typing import Final

from sqlalchemy import select

from preparedness.common.database import db
from preparedness.exercises.models import (
    Action,
    CriticalTask,
    Exercise,
    ExerciseGuideline,
    ExerciseHost,
    ExerciseRun,
    Inject,
    LogEntry,
    Objective,
    Observation,
    ParticipantGroup,
    ReportText,
    TaskRating,
)
from preparedness.exercises.records import exercises, parts

LOG: Final = (LogEntry, TaskRating, Observation, Action, ReportText, ExerciseRun)
PLAN: Final = (CriticalTask, Objective, Inject, ParticipantGroup, ExerciseHost, ExerciseGuideline)


def has_log(exercise: Exercise) -> bool:
    """Has anything been written down of what happened?"""
    found = (select(table.id).where(table.exercise_id == exercise.id).limit(1) for table in LOG)
    given = any(row.given_at or row.happened for row in parts.of(Inject, exercise.id))
    return bool(exercise.began) or given or any(db.session.scalar(query) is not None for query in found)


def points_with_log(exercise: Exercise) -> set[int]:
    """Numbers of the points at which something was logged or seen: they stay with the exercise."""
    found: set[int] = set()
    for table in (LogEntry, Observation):
        query = select(table.safe_point_id).where(table.exercise_id == exercise.id, table.safe_point_id.is_not(None))
        found |= {number for number in db.session.scalars(query.distinct()) if number}
    return found


def remove(exercise: Exercise) -> None:
    exercises.place(exercise, [], [])
    for table in PLAN:
        for row in parts.of(table, exercise.id):
            db.session.delete(row)
        db.session.flush()
    db.session.delete(exercise)
    db.session.flush()


def without(observation: Observation) -> bool:
    """Does no action follow from the observation?"""
    return db.session.scalar(select(Action.id).where(Action.observation_id == observation.id).limit(1)) is None


def unrated(objective: Objective) -> bool:
    return db.session.scalar(select(TaskRating.id).where(TaskRating.objective_id == objective.id).limit(1)) is None
