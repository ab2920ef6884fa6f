"""How far an exercise has come in being evaluated: what is rated, explained, answered by an action."""

from collections.abc import Iterable

from sqlalchemy import select

from preparedness.common.database import db
from preparedness.common.messages import Message
from preparedness.exercises.models import Action, CriticalTask, Exercise, Objective, Observation, TaskRating
from preparedness.exercises.records import parts
from preparedness.exercises.rules import ratings
from preparedness.exercises.rules.status import Course
from preparedness.exercises.rules.status import lacking as rules_lacking
from preparedness.exercises.states import Sort, Status


def answered(exercise_id: int) -> set[int]:
    """Numbers of the observations from which an action follows, of the municipality that keeps the exercise."""
    query = select(Action.observation_id).where(Action.exercise_id == exercise_id, Action.observation_id.is_not(None))
    query = query.join(Exercise, Exercise.id == Action.exercise_id).where(Action.municipality == Exercise.municipality)
    return {number for number in db.session.scalars(query) if number}


def unanswered(observations: Iterable[Observation], answered_ones: set[int]) -> list[Observation]:
    """Areas for improvement that nobody has decided about."""
    return [
        each
        for each in observations
        if each.sort is Sort.IMPROVEMENT and each.id not in answered_ones and not each.no_action
    ]


def course(exercise: Exercise) -> Course:
    """What the next steps depend on."""
    rated = [parts.as_rated(row) for row in parts.of(TaskRating, exercise.id)]
    objectives, tasks = parts.of(Objective, exercise.id), parts.of(CriticalTask, exercise.id)
    open_ones = [
        each for each in objectives
        if ratings.unrated([task.id for task in tasks if task.objective_id == each.id], each.id, rated)
    ]  # fmt: skip
    doubted = [each for each in objectives if ratings.in_doubt(each.id, rated) and not each.explanation]
    left = unanswered(parts.of(Observation, exercise.id), answered(exercise.id))
    return Course(
        exercise.status, exercise.began, exercise.ended, exercise.duration_hours is not None, len(open_ones),
        len(doubted), len(left),
    )  # fmt: skip


def lacking(exercise: Exercise, after: Status) -> list[Message]:
    return rules_lacking(course(exercise), after)
