"""Everything that this room keeps about a host, or about who is reminded or has a calendar, for them: plain values."""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from preparedness.accounts import exporting
from preparedness.accounts.models import Account
from preparedness.common.columns import facts_of
from preparedness.common.database import db
from preparedness.history import chain, queries
from preparedness.history.models import Entry, Reading
from preparedness.hosts.models import Assignment, CallAnswer, Enrolment, Host, Reminder, Training
from preparedness.hosts.records import calendars, hosts

ALL: Final = 2**31 - 1


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
        "history": [_entry(each) for each in db.session.scalars(_entries(host))],
    }


def calendar_of(account: Account) -> dict[str, Any] | None:
    """Since when somebody has an address of a calendar; never the address. None for who has none."""
    link = calendars.of_account(account)
    return {"made_at": _plain(link.made_at)} if link else None


def reminders_of(account: Account) -> list[dict[str, Any]]:
    sent = select(Reminder).where(Reminder.account_id == account.id).order_by(Reminder.id)
    return [{"what": each.what, "sent_at": _plain(each.sent_at)} for each in db.session.scalars(sent)]


def _readings(host: Host) -> list[tuple[Reading, str]]:
    return queries.readings_of(Host.recorded_kind, host.recorded_key(), ALL)


def _entries(host: Host) -> Select[Entry]:
    mine = queries.of_object(Host.recorded_kind, host.recorded_key())
    return select(Entry).where(mine).order_by(Entry.number)


def _entry(row: Entry) -> dict[str, Any]:
    """What was done and which values became which; those that have been erased are gone from here too."""
    changes = [
        {"part": each.part, "row": each.row, "field": each.name, "before": each.before, "after": each.after}
        for each in chain.changes(row)
    ]
    return {"at": _plain(row.at), "action": row.action.value, "changes": changes}


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
    exporting.also("calendar", calendar_of)
    exporting.also("reminders", reminders_of)
