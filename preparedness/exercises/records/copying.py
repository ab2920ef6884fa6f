"""New exercises out of templates and of older exercises: nothing that says who took part, and nothing that happened."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select

from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.exercises.models import Action, CriticalTask, Exercise, Inject, Objective, ParticipantGroup
from preparedness.exercises.models.base import OfExercise
from preparedness.exercises.records import exercises, once, parts
from preparedness.exercises.rules.actions import OPENS_AGAIN
from preparedness.exercises.rules.starting import planned_end, planned_hours
from preparedness.exercises.states import ActionState, ExerciseType, Status

HEAD: Final = ("type", "elements", "scenario", "purpose", "organiser", "announced", "capabilities", "guidelines")
GOAL: Final = ("place", "text", "capability", "target", "target_minutes", "source")
INJECT: Final = ("minutes", "to_whom", "what", "expected")
GROUP: Final = ("function", "organisation")


def planned(municipality: str, values: Mapping[str, Any], points: Iterable[int], others: Iterable[str]) -> Exercise:
    """A new planned exercise."""
    row = blank(Exercise, municipality=municipality, status=Status.PLANNED, places=[], others=[])
    exercises.save(row, values)
    exercises.place(row, points, others)
    return row


def copy(old: Exercise, title: str, begin: str, since: datetime) -> Exercise:
    """The start of the next: what was planned, without people, times and what came of it.

    A real event that is copied is planned as an exercise. `since`: when the form was opened, which copies once.
    """
    hours = planned_hours(old.planned_begin, old.planned_end)
    values = {name: getattr(old, name) for name in HEAD}
    values |= {"title": title, "planned_begin": begin, "planned_end": planned_end(begin, hours) if hours else ""}
    if old.is_real:
        values["type"] = ExerciseType.FUNCTIONAL
    points, others = [each.safe_point_id for each in old.places], [each.code for each in old.others]
    if before := once.alike(old.municipality, values, points, others, since):
        return before[0]
    new = planned(old.municipality, values, points, others)
    tasks = parts.of(CriticalTask, old.id)
    for goal in parts.of(Objective, old.id):
        made = _again(goal, new, GOAL)
        for task in tasks:
            if task.objective_id == goal.id:
                add(new, CriticalTask, {"objective_id": made.id, "place": task.place, "text": task.text})
    for table, names in ((Inject, INJECT), (ParticipantGroup, GROUP)):
        for row in parts.of(table, old.id):
            _again(row, new, names)
    return new


def _again(row: OfExercise, new: Exercise, names: Iterable[str]) -> OfExercise:
    return add(new, type(row), {name: getattr(row, name) for name in names})


def add(exercise: Exercise, table: type[OfExercise], values: Mapping[str, Any]) -> OfExercise:
    return parts.save(blank(table, exercise_id=exercise.id), values)  # type: ignore[type-var]


def to_verify(old: Exercise) -> list[Action]:
    """Actions of an exercise, at its points or at none, that no later exercise has shown to work."""
    points = [each.safe_point_id for each in old.places]
    query = select(Action).where(Action.exercise_id == old.id, Action.municipality == old.municipality)
    untried = Action.verified_in_id.is_(None) | Action.works.in_(OPENS_AGAIN)
    query = query.where(Action.state != ActionState.DROPPED, untried)
    here = Action.safe_point_id.is_(None) | Action.safe_point_id.in_(points)
    return list(db.session.scalars(query.where(here).order_by(Action.due_on, Action.id)))
