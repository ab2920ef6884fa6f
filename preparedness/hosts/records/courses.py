"""What the list of courses tells of each, and the courses to begin with; flush, never commit."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select

from preparedness.common import clock
from preparedness.common.alphabet import folded, sort_key
from preparedness.common.columns import blank
from preparedness.common.database import db, one_at_a_time
from preparedness.common.many import joined
from preparedness.hosts.models import Course, Host, Training
from preparedness.hosts.records import training
from preparedness.hosts.records.knowing import course_facts, roles_in
from preparedness.hosts.rules.facts import CourseFacts, Done
from preparedness.hosts.rules.usual_courses import UNDECIDED, USUAL
from preparedness.hosts.rules.validity import State, Validity, validity

FIRST = (State.EXPIRED, State.MISSING, State.RENEW, State.VALID)
"""In which order hosts are offered a place."""


@dataclass(frozen=True)
class Need:
    """How a host stands with a course, and whether a role that they can take demands it."""

    host: Host
    stands: Validity
    demanded: bool

    @property
    def is_due(self) -> bool:
        return self.demanded and self.stands.state is not State.VALID


def hold(code: str) -> None:
    """Let one at a time name courses of a municipality."""
    one_at_a_time(f"courses of {code}")


def valid_now(courses: Sequence[Course]) -> dict[int, int]:
    """How many hosts have each course valid today, in one query."""
    known, done = {course.id: course_facts(course) for course in courses}, defaultdict(list)
    columns = (Training.host_id, Training.course_id, Training.done_on, Training.until)
    query = _of_hosts_now(select(*columns).join(Host, Host.id == Training.host_id))
    for row in db.session.execute(query.where(Training.course_id.in_(known))):
        done[row.course_id, row.host_id].append(Done(row.course_id, row.done_on, row.until))
    found, today = dict.fromkeys(known, 0), clock.today()
    for (course_id, _), times in done.items():
        found[course_id] += validity(known[course_id], times, today).holds
    return found


def hosts_now(municipalities: set[str]) -> dict[str, int]:
    """How many hosts each municipality has."""
    query = _of_hosts_now(select(Host.municipality, func.count())).where(Host.municipality.in_(municipalities))
    return {row[0]: row[1] for row in db.session.execute(query.group_by(Host.municipality))}


def _of_hosts_now(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.where(Host.erased_at.is_(None), or_(Host.ends_on.is_(None), Host.ends_on > clock.today()))


def who_needs(course: Course, day: date) -> list[Need]:
    """Every host of the municipality; who needs the course stands first. The day: that of the session."""
    known, done = course_facts(course), defaultdict(list)
    columns = (Training.host_id, Training.done_on, Training.until)
    for row in db.session.execute(select(*columns).where(Training.course_id == course.id)):
        done[row.host_id].append(Done(course.id, row.done_on, row.until))
    hosts = training.choosable(frozenset({course.municipality}))
    found = [Need(host, validity(known, done[host.id], day), _demands(known, host)) for host in hosts]
    return sorted(found, key=_place)


def _demands(course: CourseFacts, host: Host) -> bool:
    """A course that no role demands is open to all alike."""
    return not course.roles or bool(course.roles & roles_in(host.roles))


def _place(need: Need) -> tuple[Any, ...]:
    return not need.is_due, FIRST.index(need.stands.state), sort_key(need.host.name), need.host.id


def add_usual(code: str) -> list[Course]:
    """The courses to begin with whose names the municipality has not taken."""
    hold(code)
    taken = {folded(course.name) for course in training.courses(frozenset({code}))}
    return [
        training.save(
            blank(Course, municipality=code),
            {"name": one.name, "months_valid": one.months, "roles": joined(one.roles), "source": UNDECIDED},
        )
        for one in USUAL
        if folded(one.name) not in taken
    ]
