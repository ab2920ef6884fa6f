"""A small drill, written down in one go: exercise, objectives with their rating, log, observations, action."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import select

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
from preparedness.exercises.records import exercises, once, parts
from preparedness.exercises.states import ActionState, EnteredOn, ExerciseType, Kind, Rating, Sort, Source, Status
from preparedness.safe_points.capabilities import Capability
from preparedness.safe_points.models import SafePoint

Told = Mapping[str, Any]
Said = tuple[object, ...]


def keep(point: SafePoint, told: Told, rating: Rating, since: datetime, account: Account) -> Exercise:
    """Everything that the short form says. It is closed at once: what did not work has an action, or a reason.

    `since`: when the form was opened, which keeps once.
    """
    ended = told["began"] + timedelta(minutes=told["minutes"])
    head = ("title", "capabilities", "announced", "leader")
    values = {name: told[name] for name in head} | {"type": ExerciseType.DRILL, "evaluators": told["leader"]}
    values |= {"began": kept(told["began"]), "ended": kept(ended)}
    for before in once.alike(point.municipality, values, [point.id], (), since):
        if _came_of(before) == {rating, *_figures(told), *_seen(told), *_to_do(told)}:
            return before
    row = blank(Exercise, municipality=point.municipality, status=Status.PLANNED, places=[], others=[])
    exercises.save(row, values)
    exercises.place(row, [point.id], [])
    _rated(row, told, rating, account)
    _log(row, point, told, account)
    _observations(row, point, told, account)
    exercises.step(row, Status.CLOSED, "")
    return row


def _came_of(row: Exercise) -> set[Rating | Said]:
    """What stands there of an exercise that was kept before."""
    log = ((each.kind, each.at, each.value) for each in parts.of(LogEntry, row.id))
    seen = ((each.sort, each.text, each.no_action) for each in parts.of(Observation, row.id))
    actions = db.session.scalars(select(Action).where(Action.exercise_id == row.id))
    to_do = ((each.text, each.owner, each.due_on) for each in actions)
    return {*(each.rating for each in parts.of(TaskRating, row.id)), *log, *seen, *to_do}


def _rated(row: Exercise, told: Told, rating: Rating, account: Account) -> None:
    chosen = Exercise.__table__.c.capabilities.info["fact"].chosen(told["capabilities"])
    for place, capability in enumerate(chosen, 1):
        values = {"text": told["title"], "capability": Capability(capability), "place": place}
        objective = parts.save(blank(Objective, exercise_id=row.id), values)
        rated = {"objective_id": objective.id, "task_id": None, "evaluator": told["leader"], "rating": rating}
        by = {"rated_at": clock.now(), "rated_by_id": account.id, "note": told["improvement"][:1000]}
        parts.save(TaskRating(exercise_id=row.id), rated | by)


def _figures(told: Told) -> Iterator[tuple[Kind, datetime, float | None]]:
    """The start stands for the decision: from it the time to reserve power is counted."""
    if told["power_minutes"] is not None:
        yield Kind.DECISION, told["began"], None
        yield Kind.RESERVE_POWER, told["began"] + timedelta(minutes=told["power_minutes"]), None
    if told["fuel"] is not None:
        yield Kind.FUEL_USED, told["began"], told["fuel"]


def _log(row: Exercise, point: SafePoint, told: Told, account: Account) -> None:
    by = {"safe_point_id": point.id, "entered_at": clock.now(), "entered_by_id": account.id}
    for kind, at, value in _figures(told):
        known = {"kind": kind, "at": at, "value": value, "entered_on": EnteredOn.PAGE}
        parts.save(blank(LogEntry, exercise_id=row.id), known | by | {"key": str(uuid4())})


def _seen(told: Told) -> Iterator[tuple[Sort, str, str]]:
    if told["strength"]:
        yield Sort.STRENGTH, told["strength"], ""
    if told["improvement"]:
        yield Sort.IMPROVEMENT, told["improvement"], told["no_action"]


def _to_do(told: Told) -> Iterator[tuple[str, str, date | None]]:
    if told["improvement"] and told["action"]:
        yield told["action"], told["owner"], told["due_on"]


def _observations(row: Exercise, point: SafePoint, told: Told, account: Account) -> None:
    by = {"safe_point_id": point.id, "entered_at": clock.now(), "entered_by_id": account.id}
    for sort, text, no_action in _seen(told):
        seen = {"sort": sort, "text": text, "no_action": no_action}
        found = parts.save(blank(Observation, exercise_id=row.id), seen | by)
        if sort is Sort.IMPROVEMENT:
            _actions(row, found, told, account)


def _actions(row: Exercise, seen: Observation, told: Told, account: Account) -> None:
    for said in _to_do(told):
        _action(row, seen, said, account)


def _action(row: Exercise, seen: Observation, said: tuple[str, str, date | None], account: Account) -> None:
    action = blank(Action, municipality=row.municipality, state=ActionState.OPEN, edition=1, created_at=clock.now())
    action.text, action.owner, action.due_on = said
    action.source, action.exercise_id, action.observation_id = Source.EXERCISE, row.id, seen.id
    action.safe_point_id, action.created_by_id = seen.safe_point_id, account.id
    db.session.add(action)
    db.session.flush()
