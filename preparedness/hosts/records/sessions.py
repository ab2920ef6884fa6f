"""Who attended a session, the training that follows, and what may become of the session; flush, never commit.

A host has a course once a day. Where two sessions of it were held on one day, whoever attended both has one record for
both: it is kept with one of them, and goes over to the other when it is taken back there.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import selectinload

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
    here = (each for each in held.enrolments if each.host.erased_at is None)
    return over and any(each.attendance is Attendance.ENROLLED for each in here)


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
    came = [each.host_id for each in held.enrolments if each.attendance is Attendance.ATTENDED]
    query = select(Training.host_id, Training.certificate).where(*_of_the_day(held, came))
    numbers = {row.host_id: row.certificate for row in db.session.execute(query)}
    return {each.host_id: Line(each.attendance, numbers.get(each.host_id, "")) for each in held.enrolments}


def with_evidence(held: CourseSession) -> set[int]:
    """Hosts to whose training from this session files are attached: those would be lost with it."""
    query = select(Training.host_id).join(Evidence, Evidence.training_id == Training.id)
    found = set(db.session.scalars(query.where(Training.session_id == held.id, Training.origin == training.SESSION)))
    return found - _elsewhere(held, held.held_on, found).keys()


def attend(held: CourseSession, seen: Mapping[int, tuple[Attendance, str]]) -> None:
    """Write down who attended (by host, with the number of the certificate); training follows from it.

    Whoever is not named stays as they are, and so do hosts who have been erased.
    """
    there = training.hold_hosts(seen)
    wanted = {each: line for each, line in seen.items() if each in there}
    records, elsewhere = _records(held, wanted), _elsewhere(held, held.held_on, wanted)
    for enrolment in held.enrolments:
        if enrolment.host_id not in wanted:
            continue
        attendance, certificate = wanted[enrolment.host_id]
        record = records.get(enrolment.host_id)
        if attendance is Attendance.ATTENDED:
            _completed(held, enrolment, record, certificate)
        elif record:
            _take_back(held, record, elsewhere.get(enrolment.host_id))
        enrolment.attendance = attendance
    held.edition += 1
    db.session.flush()


def withdraw(held: CourseSession, host_id: int) -> bool:
    """Take somebody off the list, and the training with it that came of attendance. Were they on it?"""
    training.hold_hosts([host_id])
    found = [enrolment for enrolment in held.enrolments if enrolment.host_id == host_id]
    for enrolment in found:
        if record := _records(held, [host_id]).get(host_id):
            _take_back(held, record, _elsewhere(held, held.held_on, [host_id]).get(host_id))
        db.session.delete(enrolment)  # the history still asks it of which session it was
        held.edition += 1
    db.session.flush()
    return bool(found)


def _completed(held: CourseSession, enrolment: Enrolment, record: Training | None, certificate: str) -> None:
    if held.held_on is None:
        return
    if record is None:
        record = _new(held, enrolment.host_id, held.held_on)
    is_new_here = enrolment.attendance is not Attendance.ATTENDED
    record.session_id = record.session_id or held.id
    record.certificate = (certificate or record.certificate) if is_new_here else certificate
    record.edition += 1


def _take_back(held: CourseSession, record: Training, other: int | None) -> None:
    """What came of this session alone goes; what came of another too, or was entered by hand, stays."""
    if record.session_id != held.id:
        return
    if record.origin == training.SESSION and other is None:
        db.session.delete(record)
    else:
        record.session_id = other
        record.edition += 1


def _new(held: CourseSession, host_id: int, on: date, session_id: int | None = None) -> Training:
    values = {"host_id": host_id, "course_id": held.course_id, "session_id": session_id or held.id, "done_on": on}
    record = Training(**values, origin=training.SESSION, certificate="", edition=1)
    db.session.add(record)
    return record


def _of_the_day(held: CourseSession, hosts: Iterable[int]) -> tuple[ColumnElement[bool], ...]:
    """The training of these hosts in the course on the session's day, whichever way it came."""
    return Training.course_id == held.course_id, Training.done_on == held.held_on, Training.host_id.in_(set(hosts))


def _records(held: CourseSession, hosts: Iterable[int]) -> dict[int, Training]:
    query = select(Training).where(*_of_the_day(held, hosts)).execution_options(populate_existing=True)
    found = db.session.scalars(query.options(selectinload(Training.evidence).lazyload(Evidence.training)))
    return {record.host_id: record for record in found}


def _elsewhere(held: CourseSession, on: date | None, hosts: Iterable[int]) -> dict[int, int]:
    """Another session of the course that these hosts attended on the day, by host."""
    query = select(Enrolment.host_id, func.min(CourseSession.id)).join(CourseSession).group_by(Enrolment.host_id)
    query = query.where(Enrolment.host_id.in_(set(hosts)), Enrolment.attendance == Attendance.ATTENDED)
    others = CourseSession.course_id == held.course_id, CourseSession.held_on == on, CourseSession.id != held.id
    return {row[0]: row[1] for row in db.session.execute(query.where(*others))}


def in_the_way(held: CourseSession, on: date | None) -> Training | None:
    """Training of somebody who attended that is recorded on another day already: the session cannot be moved there."""
    if on is None or on == held.held_on:
        return None
    came = _who_came(held)
    training.hold_hosts(came)
    query = select(Training).where(
        Training.course_id == held.course_id, Training.done_on == on, Training.session_id.is_distinct_from(held.id)
    )
    return db.session.scalar(query.where(Training.host_id.in_(came)).order_by(Training.id))


def save(held: CourseSession, values: Mapping[str, Any]) -> None:
    """New values; training that came of the session is of the session's day."""
    before = held.held_on
    is_new = held.id is None
    training.save(held, values)
    if not is_new and before != held.held_on:
        _move(held, before)


def _who_came(held: CourseSession) -> set[int]:
    """Hosts who attended, or have training from it though two records of them were made one."""
    kept = db.session.scalars(select(Training.host_id).where(Training.session_id == held.id))
    return {*kept, *(each.host_id for each in held.enrolments if each.attendance is Attendance.ATTENDED)}


def _move(held: CourseSession, before: date | None) -> None:
    """Training goes along to the session's new day; who attended another session on the old day has it on both."""
    came = _who_came(held)
    there, elsewhere = training.hold_hosts(came), _elsewhere(held, before, came)
    own = list(db.session.scalars(select(Training).where(Training.session_id == held.id)))
    for record in own:
        record.done_on = held.held_on or record.done_on
        record.edition += 1
    db.session.flush()  # the old day is free, before somebody else's record is of it
    mine = {record.host_id for record in own}
    for host_id in there:
        if host_id in mine and before and host_id in elsewhere:
            _new(held, host_id, before, elsewhere[host_id])
        elif host_id not in mine and held.held_on:
            _new(held, host_id, held.held_on)
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
