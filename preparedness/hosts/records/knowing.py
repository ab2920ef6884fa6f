"""Everything that a municipality's questions are answered from, read in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, or_, select

from preparedness.common.alphabet import folded, sort_key
from preparedness.common.database import db
from preparedness.common.many import codes
from preparedness.hosts.models import Assignment, Course, CrewNeed, Host, Training
from preparedness.hosts.models.training import RENEWAL_DAYS
from preparedness.hosts.rules.facts import CourseFacts, Done, HostFacts, Known, Need, Post
from preparedness.hosts.rules.needs import needed
from preparedness.hosts.states import HostRole, Rank
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.states import Level, Status

IN_USE: Final = (Status.DESIGNATED, Status.BEING_EQUIPPED, Status.OPERATIONAL)
"""Points that are to have a crew: neither proposed only nor withdrawn."""
Line = Row[*tuple[Any, ...]]


@dataclass(frozen=True)
class PointLine:
    """A point as this room needs it."""

    id: int
    ref: str
    name: str
    level: Level
    need: Need | None
    is_own_need: bool = False
    """Was the need decided for this point alone?"""


@dataclass(frozen=True)
class Knowledge:
    """The facts for the rules, and what points and hosts are called."""

    municipality: str
    known: Known
    points: Mapping[int, PointLine] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    borrowed: frozenset[int] = frozenset()
    """Hosts of other municipalities with a post at a point here."""

    def needs(self) -> dict[int, Need | None]:
        return {point.id: point.need for point in self.points.values()}

    def posts_at(self, point_id: int) -> list[Post]:
        return self._by_point.get(point_id, [])

    @cached_property
    def _by_point(self) -> Mapping[int, list[Post]]:
        found: dict[int, list[Post]] = defaultdict(list)
        for post in self.known.posts:
            found[post.point_id].append(post)
        return found


def of_municipality(code: str) -> Knowledge:
    """Its points in use, its hosts, and hosts whom it borrows."""
    posted = (
        select(Assignment.host_id)
        .join(SafePoint, SafePoint.id == Assignment.safe_point_id)
        .where(SafePoint.municipality == code)
    )
    return _read(code, SafePoint.municipality == code, or_(Host.municipality == code, Host.id.in_(posted)))


def of_point(point: SafePoint) -> Knowledge:
    """One point, and the hosts with a post at it, whatever its status."""
    posted = select(Assignment.host_id).where(Assignment.safe_point_id == point.id)
    return _read(point.municipality, SafePoint.id == point.id, Host.id.in_(posted), any_status=True)


def of_host(host: Host) -> Knowledge:
    """One host, and the points where they have a post."""
    posted = select(Assignment.safe_point_id).where(Assignment.host_id == host.id)
    return _read(host.municipality, SafePoint.id.in_(posted), Host.id == host.id, any_status=True)


def _read(code: str, points: ColumnElement[bool], hosts: ColumnElement[bool], *, any_status: bool = False) -> Knowledge:
    here = points if any_status else points & SafePoint.status.in_(IN_USE)
    people = db.session.execute(_hosts(hosts)).all()
    courses = courses_of(code)
    done = _done(hosts, code, courses)
    facts = {row.id: host_facts(row, done[row.id]) for row in people}
    lines = _points(code, here)
    posts = [_post(row) for row in db.session.execute(_posts(hosts, any_status=any_status)) if row.host_id in facts]
    names = {row.id: row.name for row in people}
    borrowed = frozenset(row.id for row in people if row.municipality != code)
    return Knowledge(code, Known(facts, courses, posts), lines, names, borrowed)


def _hosts(where: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    columns = (
        Host.id, Host.municipality, Host.name, Host.roles, Host.availability, Host.agreement, Host.agreement_until,
        Host.away_from, Host.away_until, Host.ends_on,
    )  # fmt: skip
    return select(*columns).where(where, Host.erased_at.is_(None))


def host_facts(row: Any, done: Iterable[Done]) -> HostFacts:
    """A row of the hosts' table, or the same columns of it, for the rules."""
    return HostFacts(
        row.id,
        roles_in(row.roles),
        row.availability,
        row.agreement,
        row.agreement_until,
        row.away_from,
        row.away_until,
        row.ends_on,
        tuple(done),
    )


def roles_in(kept: str) -> frozenset[HostRole]:
    return frozenset(HostRole(code) for code in codes(kept) if code in HostRole.values())


def courses_of(code: str) -> list[CourseFacts]:
    """The courses of a municipality in the order of the alphabet."""
    found = [course_facts(row) for row in db.session.scalars(select(Course).where(Course.municipality == code))]
    return sorted(found, key=lambda course: (sort_key(course.name), course.id))


def course_facts(row: Course) -> CourseFacts:
    renewal = RENEWAL_DAYS if row.renewal_days is None else row.renewal_days
    return CourseFacts(row.id, row.name, row.months_valid, renewal, roles_in(row.roles))


def _done(hosts: ColumnElement[bool], code: str, courses: Iterable[CourseFacts]) -> Mapping[int, list[Done]]:
    """Training by host. Who comes from elsewhere has courses of their own: those of the same name count as ours."""
    ours = {folded(course.name): course.id for course in courses}
    query = (
        select(Training.host_id, Training.course_id, Training.done_on, Training.until, Course.name, Course.municipality)
        .join(Course, Course.id == Training.course_id)
        .join(Host, Host.id == Training.host_id)
        .where(hosts)
        .order_by(Training.done_on)
    )
    found: dict[int, list[Done]] = defaultdict(list)
    for row in db.session.execute(query):
        course = row.course_id if row.municipality == code else ours.get(folded(row.name), row.course_id)
        found[row.host_id].append(Done(course, row.done_on, row.until))
    return found


def _posts(hosts: ColumnElement[bool], *, any_status: bool) -> Select[*tuple[Any, ...]]:
    columns = (Assignment.id, Assignment.host_id, Assignment.safe_point_id, Assignment.role, Assignment.rank)
    dates = (Assignment.begins_on, Assignment.ends_on)
    query: Select[*tuple[Any, ...]] = select(*columns, *dates).join(Host, Host.id == Assignment.host_id)
    query = query.where(hosts).order_by(Assignment.id)
    return query if any_status else query.join(SafePoint).where(SafePoint.status.in_(IN_USE))


def _post(row: Line) -> Post:
    return Post(row.host_id, row.safe_point_id, HostRole(row.role), Rank(row.rank), row.begins_on, row.ends_on, row.id)


def _points(code: str, where: ColumnElement[bool]) -> dict[int, PointLine]:
    columns = (SafePoint.id, SafePoint.ref, SafePoint.name, SafePoint.planned_level)
    rows = db.session.execute(select(*columns).where(where).order_by(SafePoint.sort_name, SafePoint.id)).all()
    of_level, of_point = needs_of(code)
    return {
        row.id: PointLine(
            row.id,
            row.ref,
            row.name,
            row.planned_level,
            needed(row.planned_level, of_point.get(row.id), of_level),
            row.id in of_point,
        )
        for row in rows
    }


def needs_of(code: str) -> tuple[dict[Level, Need], dict[int, Need]]:
    """What the municipality has decided of crews: by level, and by point."""
    of_level: dict[Level, Need] = {}
    of_point: dict[int, Need] = {}
    for row in db.session.scalars(select(CrewNeed).where(CrewNeed.municipality == code)):
        if row.safe_point_id is None:
            of_level[row.level] = need_of(row)
        else:
            of_point[row.safe_point_id] = need_of(row)
    return of_level, of_point


def need_of(row: CrewNeed) -> Need:
    per_shift = {role: getattr(row, role.value) or 0 for role in HostRole}
    return Need(row.shifts or 1, {role: number for role, number in per_shift.items() if number}, row.source)
