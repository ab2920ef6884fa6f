"""Writing in the log of an exercise: entered once, corrected, struck out, never removed; flush, never commit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.facts import FactError
from preparedness.common.messages import Message
from preparedness.exercises.models import Exercise, LogEntry
from preparedness.exercises.records import exercises, parts
from preparedness.exercises.rules import live
from preparedness.exercises.rules.live import Sent
from preparedness.exercises.rules.times import Logged
from preparedness.exercises.states import EnteredOn, Status


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one entry that was sent: it stands in the log, or `why` it does not."""

    key: str
    entry: LogEntry | None = None
    why: Message | None = None


def entries(exercise_id: int) -> list[LogEntry]:
    """The whole log with its points, in order of time."""
    found = parts.of(LogEntry, exercise_id, joinedload(LogEntry.point))
    return sorted(found, key=lambda each: (each.at, each.id))


def logged(exercise_id: int) -> list[Logged]:
    """The whole log as the rules see it."""
    return [parts.as_logged(each) for each in parts.of(LogEntry, exercise_id)]


def places_of(exercise: Exercise) -> dict[str, int]:
    """The exercise's points: reference and number."""
    return {each.point.ref: each.safe_point_id for each in exercise.places}


def receive(exercise: Exercise, raws: Iterable[object], account_id: int, error: timedelta) -> list[Answer]:
    """What a telephone sent, in its order: what can be kept is kept, once, whatever becomes of the rest."""
    exercises.hold(exercise.id)
    known = _known(exercise.id, raws := list(raws))
    places, now = places_of(exercise), clock.now()
    answers = []
    for raw in raws:
        key = str(raw.get("key", "")) if isinstance(raw, Mapping) else ""
        if key not in known:
            try:
                known[key] = _enter(exercise.id, live.read(raw, places, now, error), account_id, EnteredOn.LIVE)
            except FactError as refusal:
                answers.append(Answer(key, why=refusal.message))
                continue
        answers.append(Answer(key, known[key]))
    _begin(exercise, [answer.entry.at for answer in answers if answer.entry])
    return answers


def _begin(exercise: Exercise, moments: Sequence[datetime]) -> None:
    """What is logged at the place has begun: so everybody sees that it goes on, also if nobody said so."""
    if moments and exercise.status is Status.PLANNED and not exercise.began:
        exercises.begin(exercise, min(moments))


def _known(exercise_id: int, raws: Iterable[object]) -> dict[str, LogEntry]:
    """Entries that came before with the same keys."""
    keys = {str(raw.get("key", "")) for raw in raws if isinstance(raw, Mapping)}
    query = select(LogEntry).where(LogEntry.exercise_id == exercise_id, LogEntry.key.in_(keys))
    return {row.key: row for row in db.session.scalars(query)}


def enter(exercise_id: int, values: Mapping[str, Any], account_id: int, way: EnteredOn = EnteredOn.PAGE) -> LogEntry:
    """An entry that somebody types afterwards; `values` as the columns are called."""
    more = {"key": str(uuid4()), "entered_on": way, "entered_at": clock.now(), "entered_by_id": account_id}
    row: LogEntry = blank(LogEntry, exercise_id=exercise_id, **more)
    return parts.save(row, values)


def _enter(exercise_id: int, sent: Sent, account_id: int, way: EnteredOn) -> LogEntry:
    values = {"key": sent.key, "kind": sent.kind, "at": sent.at, "safe_point_id": sent.place}
    values |= {"label": sent.label, "unit": sent.unit, "value": sent.value, "text": sent.text}
    return enter(exercise_id, values, account_id, way)


def correct(row: LogEntry, values: Mapping[str, Any], why: str) -> None:
    """What stood there first is kept beside what holds now."""
    at, value = values.get("at", row.at), values.get("value", row.value)
    if row.first_at is None and (at, value) != (row.at, row.value):
        row.first_at, row.first_value = row.at, row.value
    parts.save(row, {**values, "corrected_at": clock.now(), "why": why})


def strike(row: LogEntry, why: str) -> None:
    """Said twice, it is said once."""
    if row.struck_at is None:
        parts.save(row, {"struck_at": clock.now(), "why": why})


def take_back(row: LogEntry) -> None:
    """It counts again; why it was struck out is left to the history."""
    if row.struck_at is not None:
        parts.save(row, {"struck_at": None, "why": ""})
