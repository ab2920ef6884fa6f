"""Everything that this room keeps about a host, for the host: as plain values."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from preparedness.accounts import exporting
from preparedness.accounts.models import Account
from preparedness.common.columns import facts_of
from preparedness.common.database import db
from preparedness.history import queries
from preparedness.history.models import Reading
from preparedness.hosts.models import Assignment, CallAnswer, Enrolment, Host, Training
from preparedness.hosts.records import hosts


def of(account: Account) -> dict[str, Any] | None:
    """None for who is no host."""
    host = hosts.of_account(account)
    if host is None:
        return None
    enrolled = select(Enrolment).where(Enrolment.host_id == host.id).order_by(Enrolment.id)
    answers = select(CallAnswer).where(CallAnswer.host_id == host.id).order_by(CallAnswer.id)
    return {
        "number": host.id,
        "municipality": host.municipality,
        **{fact.name: _plain(getattr(host, fact.name)) for fact in facts_of(Host)},
        "confirmed_on": _plain(host.confirmed_on),
        "created_at": _plain(host.created_at),
        "training": [_training(each) for each in host.trainings],
        "assignments": [_assignment(each) for each in host.assignments],
        "sessions": [_enrolment(each) for each in db.session.scalars(enrolled)],
        "calls": [_answer(each) for each in db.session.scalars(answers.options(joinedload(CallAnswer.call)))],
        "read_by": [{"at": _plain(reading.at), "who": who} for reading, who in _readings(host)],
    }


def _readings(host: Host) -> list[tuple[Reading, str]]:
    return queries.readings_of(Host.recorded_kind, host.recorded_key())


def _training(row: Training) -> dict[str, Any]:
    return {
        "course": row.course.name,
        "completed": _plain(row.done_on),
        "until": _plain(row.until),
        "certificate": row.certificate,
        "files": [{"name": file.name, "bytes": file.size, "number": file.id} for file in row.evidence],
    }


def _assignment(row: Assignment) -> dict[str, Any]:
    return {
        "point": row.point.ref,
        "role": row.role.value,
        "rank": row.rank.value,
        "from": _plain(row.begins_on),
        "until": _plain(row.ends_on),
    }


def _enrolment(row: Enrolment) -> dict[str, Any]:
    held = row.session
    return {"course": held.course.name, "day": _plain(held.held_on), "attendance": row.attendance.value}


def _answer(row: CallAnswer) -> dict[str, Any]:
    return {
        "begun_at": _plain(row.call.begun_at),
        "occasion": row.call.occasion,
        "reply": row.reply.value,
        "minutes": row.minutes,
        "answered_at": _plain(row.answered_at),
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def tell() -> None:
    """Let the export of one's own data hold this too."""
    exporting.also("host", of)
