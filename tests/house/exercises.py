"""Exercises for tests: one call for each thing that a test needs to stand there."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from flask import Flask
from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.times import kept
from preparedness.exercises.models import (
    Action,
    ActionFile,
    CriticalTask,
    Exercise,
    ExerciseGoal,
    ExerciseHost,
    Inject,
    LogEntry,
    Objective,
    Observation,
    ParticipantGroup,
    Photo,
    ReportText,
    TaskRating,
)
from preparedness.exercises.records import exercises, parts
from preparedness.exercises.states import (
    ActionState,
    ExerciseType,
    Kind,
    Rating,
    Section,
    Sort,
    Source,
    Status,
    Version,
)
from preparedness.safe_points.capabilities import Capability
from preparedness.safe_points.models import SafePoint

SAVSJO: Final = "0684"
NOON: Final = datetime(2026, 5, 12, 10, tzinfo=UTC)
"""12:00 in Sweden on a Tuesday in summer time."""


def point_id(ref: str) -> int:
    """The number of a point, in an application context."""
    return db.session.scalars(select(SafePoint.id).where(SafePoint.ref == ref)).one()


def new(municipality: str = SAVSJO, *refs: str, others: tuple[str, ...] = (), **values: Any) -> Exercise:
    """A planned exercise at these points, in an application context."""
    known = {"title": "Prov Exempel", "type": ExerciseType.DRILL, **values}
    status = known.pop("status", Status.PLANNED)
    row = exercises.save(blank(Exercise, municipality=municipality, status=status, places=[], others=[]), known)
    exercises.place(row, [point_id(ref) for ref in refs], others)
    return row


def exercise(app: Flask, municipality: str = SAVSJO, *refs: str, **values: Any) -> int:
    """The same, committed; its number."""
    with app.app_context():
        number = new(municipality, *refs, **values).id
        db.session.commit()
        return number


def held(app: Flask, *refs: str, begin: datetime = NOON, minutes: int = 120, **values: Any) -> int:
    """An exercise of Sävsjö that was carried out; its number."""
    times = {"began": kept(begin), "ended": kept(begin + timedelta(minutes=minutes))}
    return exercise(app, SAVSJO, *refs, **{"status": Status.CARRIED_OUT, **times, **values})


def part(app: Flask, table: Any, exercise_id: int, **values: Any) -> int:
    """A row of an exercise (blank but for these values); its number."""
    with app.app_context():
        number: int = parts.save(blank(table, exercise_id=exercise_id), values).id
        db.session.commit()
        return number


def objective(app: Flask, exercise_id: int, text: str = "Dörrarna öppnas", *tasks: str, **values: Any) -> int:
    """An objective with critical tasks; its number."""
    known = {"text": text, "capability": Capability.ACCESS, **values}
    number = part(app, Objective, exercise_id, **known)
    for place, task in enumerate(tasks, 1):
        part(app, CriticalTask, exercise_id, objective_id=number, place=place, text=task)
    return number


def entry(
    app: Flask,
    exercise_id: int,
    kind: Kind,
    minutes: float = 0,
    ref: str = "",
    *,
    since: datetime = NOON,
    **values: Any,
) -> int:
    """An entry of the log, so many minutes after `since`; its number."""
    with app.app_context():
        row = _entry(exercise_id, kind, since + timedelta(minutes=minutes), point_id(ref) if ref else None, values)
        db.session.commit()
        return row.id


def _entry(exercise_id: int, kind: Kind, at: datetime, place: int | None, values: dict[str, Any]) -> LogEntry:
    known = {"kind": kind, "at": at, "safe_point_id": place, "entered_at": clock.now(), "key": str(uuid4()), **values}
    return parts.save(blank(LogEntry, exercise_id=exercise_id), known)


def rating(app: Flask, exercise_id: int, objective_id: int, rated: Rating = Rating.P, **values: Any) -> int:
    """A rating of an objective, or of the task that `task_id` names; its number."""
    known = {"objective_id": objective_id, "rating": rated, "evaluator": "UL", "rated_at": clock.now(), **values}
    return part(app, TaskRating, exercise_id, **known)


def observation(app: Flask, exercise_id: int, text: str = "Nyckeln saknades", **values: Any) -> int:
    """An area for improvement unless `sort` says otherwise; its number."""
    return part(app, Observation, exercise_id, **{"text": text, "entered_at": clock.now(), **values})


def action(app: Flask, text: str = "Skaffa en nyckel till", municipality: str = SAVSJO, **values: Any) -> int:
    """An open action; its number."""
    with app.app_context():
        row = new_action(municipality, text, **values)
        db.session.commit()
        return row.id


def new_action(municipality: str, text: str, **values: Any) -> Action:
    row = blank(Action, municipality=municipality, state=ActionState.OPEN, created_at=clock.now(), edition=1)
    for name, value in {"text": text, **values}.items():
        setattr(row, name, value)
    db.session.add(row)
    db.session.flush()
    return row


def everything(municipality: str, ref: str, host_id: int) -> dict[str, object]:
    """One of each kind of row in a municipality, in an application context: what addresses call it, and its number."""
    row = new(municipality, ref, title=f"Övning i {municipality}")
    goal = parts.save(blank(Objective, exercise_id=row.id), {"text": "Mål"})
    task = parts.save(blank(CriticalTask, exercise_id=row.id), {"objective_id": goal.id, "text": "Uppgift"})
    rated = {"objective_id": goal.id, "task_id": task.id, "rating": Rating.S, "evaluator": "UL"}
    rating_row = parts.save(blank(TaskRating, exercise_id=row.id), rated | {"rated_at": clock.now()})
    written = _entry(row.id, Kind.DECISION, NOON, None, {})
    seen = parts.save(
        blank(Observation, exercise_id=row.id), {"text": "Sett", "sort": Sort.IMPROVEMENT, "entered_at": NOON}
    )
    picture = {"observation_id": seen.id, "name": "bild.jpg", "media_type": "image/jpeg", "size": 3, "digest": "x"}
    photo = parts.save(blank(Photo, exercise_id=row.id), picture | {"added_at": NOON, "content": b"\xff\xd8\xff"})
    group = parts.save(blank(ParticipantGroup, exercise_id=row.id), {"function": "Samordnare", "number": 2})
    member = parts.save(blank(ExerciseHost, exercise_id=row.id), {"host_id": host_id})
    inject = parts.save(blank(Inject, exercise_id=row.id), {"minutes": 30, "what": "Nätet faller bort"})
    told = {"language": "sv", "version": Version.INTERNAL, "section": Section.SUMMARY, "text": "Kort"}
    parts.save(blank(ReportText, exercise_id=row.id), told)
    db.session.add(blank(ExerciseGoal, municipality=municipality, edition=1))
    made = new_action(municipality, "Åtgärd", source=Source.EXERCISE, exercise_id=row.id, observation_id=seen.id)
    file = ActionFile(action_id=made.id, name="kvitto.pdf", media_type="application/pdf", size=4, digest="y")
    file.added_at, file.content = NOON, b"%PDF"
    db.session.add(file)
    db.session.flush()
    return {
        "exercise_id": row.id,
        "objective_id": goal.id,
        "task_id": task.id,
        "rating_id": rating_row.id,
        "entry_id": written.id,
        "observation_id": seen.id,
        "photo_id": photo.id,
        "participants_id": group.id,
        "member_id": member.id,
        "inject_id": inject.id,
        "action_id": made.id,
        "file_id": file.id,
    }
