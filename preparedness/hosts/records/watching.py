"""What reminders and calendars are made from: hosts, their training, posts and courses of any number of municipalities.

Read in a constant number of queries, whatever their number. Hosts who are borrowed are watched where they belong.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select, true

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.hosts.models import Assignment, Course, CourseSession, Enrolment, Host, Training
from preparedness.hosts.models.training import RENEWAL_DAYS
from preparedness.hosts.records.knowing import roles_in
from preparedness.hosts.rules.facts import CourseFacts, Done, HostFacts, Post
from preparedness.hosts.rules.reminding import SESSION_DAYS, Session, Watched
from preparedness.hosts.states import Attendance, HostRole, Rank

Scope = frozenset[str] | None


@dataclass(frozen=True)
class Watch:
    """The facts for the rules, and what hosts are called."""

    hosts: list[Watched]
    courses: Mapping[int, CourseFacts]
    names: Mapping[int, str]


def within(column: Any, scope: Scope) -> ColumnElement[bool]:
    """Only rows of these municipalities; None is all."""
    return true() if scope is None else column.in_(scope)


def watched(which: ColumnElement[bool]) -> Watch:
    """These hosts, but for those whose data have been erased."""
    here = which & Host.erased_at.is_(None)
    columns = (
        Host.id, Host.municipality, Host.name, Host.agreement, Host.agreement_until, Host.ends_on, Host.confirmed_on,
        Host.created_at,
    )  # fmt: skip
    rows = db.session.execute(select(*columns).where(here).order_by(Host.id)).all()
    done, posts = _done(here), _posts(here)
    hosts = [_watched(row, done[row.id], posts[row.id]) for row in rows]
    trained = select(Training.course_id).join(Host, Host.id == Training.host_id).where(here)
    courses = {row.id: _course(row) for row in db.session.scalars(select(Course).where(Course.id.in_(trained)))}
    return Watch(hosts, courses, {row.id: row.name for row in rows})


def _watched(row: Any, done: list[Done], posts: list[Post]) -> Watched:
    facts = HostFacts(
        row.id, agreement=row.agreement, agreement_until=row.agreement_until, ends_on=row.ends_on, done=tuple(done)
    )
    known_on = max(row.confirmed_on or date.min, clock.local(row.created_at).date())
    return Watched(facts, row.municipality, known_on, posts)


def _done(here: ColumnElement[bool]) -> dict[int, list[Done]]:
    query = select(Training.host_id, Training.course_id, Training.done_on, Training.until)
    found: dict[int, list[Done]] = defaultdict(list)
    for row in db.session.execute(query.join(Host, Host.id == Training.host_id).where(here)):
        found[row.host_id].append(Done(row.course_id, row.done_on, row.until))
    return found


def _posts(here: ColumnElement[bool]) -> dict[int, list[Post]]:
    columns = (Assignment.host_id, Assignment.safe_point_id, Assignment.begins_on, Assignment.ends_on)
    query = select(*columns).join(Host, Host.id == Assignment.host_id).where(here)
    found: dict[int, list[Post]] = defaultdict(list)
    for row in db.session.execute(query):
        post = Post(row.host_id, row.safe_point_id, HostRole.HOST, Rank.PRIMARY, row.begins_on, row.ends_on)
        found[row.host_id].append(post)
    return found


def _course(row: Course) -> CourseFacts:
    renewal = RENEWAL_DAYS if row.renewal_days is None else row.renewal_days
    return CourseFacts(row.id, row.name, row.months_valid, renewal, roles_in(row.roles))


def sessions_due(scope: Scope) -> list[Session]:
    """Sessions up to the coming week, not called off, and those enrolled of whom nobody has said whether they came."""
    last = clock.today() + timedelta(days=SESSION_DAYS)
    query = (
        select(CourseSession.id, CourseSession.held_on, Course.name, Course.municipality, Enrolment.host_id)
        .join(Course, Course.id == CourseSession.course_id)
        .join(Enrolment, Enrolment.session_id == CourseSession.id)
        .join(Host, Host.id == Enrolment.host_id)
        .where(Enrolment.attendance == Attendance.ENROLLED, Host.erased_at.is_(None))
        .where(CourseSession.held_on <= last, CourseSession.called_off_at.is_(None))
        .where(within(Course.municipality, scope))
    )
    found: dict[int, Session] = {}
    enrolled: dict[int, set[int]] = defaultdict(set)
    for row in db.session.execute(query):
        enrolled[row.id].add(row.host_id)
        found[row.id] = Session(row.id, row.name, row.municipality, row.held_on, frozenset(enrolled[row.id]))
    return list(found.values())
