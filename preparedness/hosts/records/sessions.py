"""What may become of a session whose attendance has been entered; flush, never commit."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select, update

from preparedness.common import clock
from preparedness.common.alphabet import sort_key
from preparedness.common.database import db
from preparedness.hosts.models import CourseSession, Enrolment, Evidence, Training
from preparedness.hosts.records import training
from preparedness.hosts.rules.attendance import Line
from preparedness.hosts.states import Attendance


def has_attendance(held: CourseSession) -> bool:
    """Has anybody been marked as having attended or as absent?"""
    return any(each.attendance is not Attendance.ENROLLED for each in held.enrolments)


def lacks_attendance(held: CourseSession) -> bool:
    """Has it been held without anybody saying of everyone whether they were there?"""
    over = held.held_on is not None and held.held_on < clock.today() and held.called_off_at is None
    return over and any(each.attendance is Attendance.ENROLLED for each in held.enrolments)


def free_seats(held: CourseSession) -> int | None:
    return None if held.seats is None else max(0, held.seats - len(held.enrolments))


def day_or_today(held: CourseSession) -> date:
    """The day on which it matters whose training holds."""
    return held.held_on or clock.today()


def in_order(found: Iterable[CourseSession]) -> tuple[list[CourseSession], list[CourseSession]]:
    """Those to come, the next first, and those that are over, the latest first. Without a day: to come, last."""
    today, latest_first = clock.today(), list(found)
    coming = [each for each in latest_first if each.held_on is None or each.held_on >= today]
    past = [each for each in latest_first if each.held_on and each.held_on < today]
    return sorted(coming, key=lambda each: (each.held_on or date.max, each.id)), past


def people(held: CourseSession) -> list[Enrolment]:
    """Who is enrolled, by name."""
    return sorted(held.enrolments, key=lambda each: (sort_key(each.host.name), each.host_id))


def lines(held: CourseSession) -> dict[int, Line]:
    """What is kept of each who is enrolled, by host."""
    numbers = training.certificates(held)
    return {each.host_id: Line(each.attendance, numbers.get(each.host_id, "")) for each in held.enrolments}


def with_evidence(held: CourseSession) -> set[int]:
    """Hosts to whose training from this session files are attached: those would be lost with it."""
    query = select(Training.host_id).join(Evidence, Evidence.training_id == Training.id)
    return set(db.session.scalars(query.where(Training.session_id == held.id, Training.origin == training.SESSION)))


def in_the_way(held: CourseSession, on: date | None) -> Training | None:
    """Training of somebody who attended that is recorded on another day already: the session cannot be moved there."""
    if on is None or on == held.held_on:
        return None
    came = select(Training.host_id).where(Training.session_id == held.id)
    query = select(Training).where(
        Training.course_id == held.course_id, Training.done_on == on, Training.session_id.is_distinct_from(held.id)
    )
    return db.session.scalar(query.where(Training.host_id.in_(came)).order_by(Training.id))


def save(held: CourseSession, values: Mapping[str, Any]) -> None:
    """New values; training that came of the session is of the session's day."""
    training.save(held, values)
    for record in db.session.scalars(select(Training).where(Training.session_id == held.id)):
        if held.held_on and record.done_on != held.held_on:
            record.done_on = held.held_on
            record.edition += 1
    db.session.flush()


def call_off(held: CourseSession, *, called_off: bool) -> None:
    """Said twice, it is said once."""
    if called_off != (held.called_off_at is not None):
        held.called_off_at = clock.now() if called_off else None
        held.edition += 1
        db.session.flush()


def remove(held: CourseSession) -> None:
    """Training that was entered by hand and only belonged to it stays."""
    db.session.execute(update(Training).where(Training.session_id == held.id).values(session_id=None))
    training.remove(held)
