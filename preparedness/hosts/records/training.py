"""Courses, sessions, attendance and training; flush, never commit."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from preparedness.common import clock
from preparedness.common.alphabet import folded, sort_key
from preparedness.common.database import db
from preparedness.hosts.models import Course, CourseSession, Enrolment, Evidence, Host, Training

Scope = frozenset[str] | None
PAGE, SESSION, IMPORT = "page", "session", "import"
"""On which way a training record came."""


def save(row: Any, values: Mapping[str, Any]) -> Any:
    """A course or a session with new values."""
    for name, value in values.items():
        setattr(row, name, value)
    row.edition = (row.edition or 0) + 1
    db.session.add(row)
    db.session.flush()
    return row


def courses(scope: Scope) -> list[Course]:
    query = select(Course) if scope is None else select(Course).where(Course.municipality.in_(scope))
    return sorted(db.session.scalars(query), key=lambda one: (one.municipality, sort_key(one.name), one.id))


def course(course_id: int, *, lock: bool = False) -> Course | None:
    return db.session.get(Course, course_id, with_for_update=lock, populate_existing=lock)


def hold_course(course_id: int) -> bool:
    """Is the course there? Then nobody removes it before what refers to it is written."""
    query = select(Course.id).where(Course.id == course_id)
    return db.session.scalar(query.with_for_update(read=True, key_share=True)) is not None


def is_taken(municipality: str, name: str, but: int | None) -> bool:
    query = select(Course.name).where(Course.municipality == municipality, Course.id != (but or 0))
    return folded(name) in {folded(each) for each in db.session.scalars(query)}


def times_completed(course_id: int) -> int:
    """Training records and sessions of the course: with any, it cannot be removed."""
    records = select(func.count()).select_from(Training).where(Training.course_id == course_id)
    held = select(func.count()).select_from(CourseSession).where(CourseSession.course_id == course_id)
    return (db.session.scalar(records) or 0) + (db.session.scalar(held) or 0)


def remove(row: Course | CourseSession | Training) -> None:
    db.session.delete(row)
    db.session.flush()


def sessions(scope: Scope) -> list[CourseSession]:
    """All sessions, the latest first, with who is enrolled."""
    with_hosts = selectinload(CourseSession.enrolments).joinedload(Enrolment.host)
    query = select(CourseSession).join(Course).options(with_hosts)
    query = query if scope is None else query.where(Course.municipality.in_(scope))
    return list(db.session.scalars(query.order_by(CourseSession.held_on.desc(), CourseSession.id.desc())))


def session(session_id: int, *, lock: bool = False) -> CourseSession | None:
    with_all = selectinload(CourseSession.enrolments).joinedload(Enrolment.host)
    query = select(CourseSession).where(CourseSession.id == session_id).options(with_all)
    query = query.execution_options(populate_existing=True)
    return db.session.scalar(query.with_for_update(of=CourseSession) if lock else query)


def enrol(held: CourseSession, hosts: Iterable[int]) -> int:
    """Enrol hosts; one who is enrolled already changes nothing. How many were new?"""
    there = {enrolment.host_id for enrolment in held.enrolments}
    new = [host_id for host_id in dict.fromkeys(hosts) if host_id not in there]
    db.session.add_all(Enrolment(session_id=held.id, host_id=host_id) for host_id in new)
    held.edition += 1
    db.session.flush()
    return len(new)


def hold_hosts(ids: Iterable[int]) -> set[int]:
    """Hold these hosts: their training must not be entered elsewhere meanwhile. Who of them has not been erased?"""
    query = select(Host.id, Host.erased_at).where(Host.id.in_(set(ids))).order_by(Host.id)
    return {row.id for row in db.session.execute(query.with_for_update()) if row.erased_at is None}


def same(host_id: int, course_id: int, on: date, but: int | None = None) -> Training | None:
    """The same training, entered before on whatever way."""
    query = select(Training).where(
        Training.host_id == host_id, Training.course_id == course_id, Training.done_on == on, Training.id != (but or 0)
    )
    return db.session.scalar(query)


def training(training_id: int, *, lock: bool = False) -> Training | None:
    # Evidence brings its training along, and would load this very row once more without its course.
    files = selectinload(Training.evidence).lazyload(Evidence.training)
    with_all = (joinedload(Training.course), files)
    query = select(Training).where(Training.id == training_id).options(*with_all)
    query = query.execution_options(populate_existing=True)
    return db.session.scalar(query.with_for_update(of=Training) if lock else query)


def coming(scope: Scope) -> list[CourseSession]:
    """Sessions to come that have not been called off, the next first."""
    return [
        each
        for each in reversed(sessions(scope))
        if each.held_on and each.held_on >= clock.today() and each.called_off_at is None
    ]


def choosable(scope: Scope) -> list[Host]:
    """Hosts who can be enrolled: those of the municipality who are hosts now."""
    query = select(Host).where(Host.erased_at.is_(None), (Host.ends_on.is_(None)) | (Host.ends_on > clock.today()))
    query = query if scope is None else query.where(Host.municipality.in_(scope))
    return sorted(db.session.scalars(query), key=lambda host: (sort_key(host.name), host.id))


def enrolled(host: Host) -> list[CourseSession]:
    """Sessions to come to which the host is enrolled, the next first."""
    query = select(CourseSession).join(Enrolment).where(Enrolment.host_id == host.id)
    still = query.where(CourseSession.held_on >= clock.today(), CourseSession.called_off_at.is_(None))
    return list(db.session.scalars(still.order_by(CourseSession.held_on, CourseSession.id)))
