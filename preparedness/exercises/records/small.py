"""A small drill, written down in one go: exercise, objectives with their rating, log, observations, action."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.times import kept
from preparedness.exercises.models import (
    Action,
    Exercise,
    LogEntry,
    Objective,
    Observation,
    TaskRating,
)
from preparedness.exercises.records import exercises, parts
from preparedness.exercises.states import ActionState, EnteredOn, ExerciseType, Kind, Rating, Sort, Source, Status
from preparedness.safe_points.capabilities import Capability
from preparedness.safe_points.models import SafePoint


def keep(point: SafePoint, told: Mapping[str, Any], rating: Rating, ended: datetime, account: Account) -> Exercise:
    """Everything that the short form says. It is closed at once: what did not work has an action, or a reason."""
    head = ("title", "capabilities", "announced", "leader")
    values = {name: told[name] for name in head} | {"type": ExerciseType.DRILL, "evaluators": told["leader"]}
    row = blank(Exercise, municipality=point.municipality, status=Status.PLANNED, places=[], others=[])
    exercises.save(row, values | {"began": kept(told["began"]), "ended": kept(ended)})
    exercises.place(row, [point.id], [])
    _rated(row, told, rating, account)
    _log(row, point, told, account)
    _observations(row, point, told, account)
    exercises.step(row, Status.CLOSED, "")
    return row


def _rated(row: Exercise, told: Mapping[str, Any], rating: Rating, account: Account) -> None:
    chosen = Exercise.__table__.c.capabilities.info["fact"].chosen(told["capabilities"])
    for place, capability in enumerate(chosen, 1):
        values = {"text": told["title"], "capability": Capability(capability), "place": place}
        objective = parts.save(blank(Objective, exercise_id=row.id), values)
        rated = {"objective_id": objective.id, "task_id": None, "evaluator": told["leader"], "rating": rating}
        by = {"rated_at": clock.now(), "rated_by_id": account.id, "note": told["improvement"][:1000]}
        parts.save(TaskRating(exercise_id=row.id), rated | by)


def _log(row: Exercise, point: SafePoint, told: Mapping[str, Any], account: Account) -> None:
    """The start stands for the decision: from it the time to reserve power is counted."""
    if told["power_minutes"] is not None:
        on = told["began"] + timedelta(minutes=told["power_minutes"])
        _entry(row, point, account, kind=Kind.DECISION, at=told["began"])
        _entry(row, point, account, kind=Kind.RESERVE_POWER, at=on)
    if told["fuel"] is not None:
        _entry(row, point, account, kind=Kind.FUEL_USED, at=told["began"], value=told["fuel"])


def _entry(row: Exercise, point: SafePoint, account: Account, **values: Any) -> None:
    by = {"entered_at": clock.now(), "entered_by_id": account.id, "entered_on": EnteredOn.PAGE, "key": str(uuid4())}
    parts.save(blank(LogEntry, exercise_id=row.id), {"safe_point_id": point.id} | by | values)


def _observations(row: Exercise, point: SafePoint, told: Mapping[str, Any], account: Account) -> None:
    by = {"safe_point_id": point.id, "entered_at": clock.now(), "entered_by_id": account.id}
    if told["strength"]:
        parts.save(blank(Observation, exercise_id=row.id), {"sort": Sort.STRENGTH, "text": told["strength"]} | by)
    if told["improvement"]:
        seen = {"sort": Sort.IMPROVEMENT, "text": told["improvement"], "no_action": told["no_action"]}
        found = parts.save(blank(Observation, exercise_id=row.id), seen | by)
        if told["action"]:
            _action(row, found, told, account)


def _action(row: Exercise, seen: Observation, told: Mapping[str, Any], account: Account) -> None:
    action = blank(Action, municipality=row.municipality, state=ActionState.OPEN, edition=1, created_at=clock.now())
    action.text, action.owner, action.due_on = told["action"], told["owner"], told["due_on"]
    action.source, action.exercise_id, action.observation_id = Source.EXERCISE, row.id, seen.id
    action.safe_point_id, action.created_by_id = seen.safe_point_id, account.id
    db.session.add(action)
    db.session.flush()
