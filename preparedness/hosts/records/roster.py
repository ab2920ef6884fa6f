"""The list of hosts: searched, filtered, sorted, paged; always the same number of queries.

Names are searched and sorted here and not in the database, as those of accounts are and for the same reason: a second
copy of personal data, folded and keyed, would have to be erased when due as well.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.alphabet import folded, sort_key
from preparedness.common.database import db
from preparedness.common.languages import Language
from preparedness.common.many import codes
from preparedness.hosts.models import Assignment, Course, Host, Training
from preparedness.hosts.records.knowing import IN_USE, course_facts, host_facts
from preparedness.hosts.rules.facts import CourseFacts, Done
from preparedness.hosts.rules.standing import Standing, standing
from preparedness.hosts.states import HostRole, Organisation, Rank
from preparedness.safe_points.models import SafePoint

PAGE: Final = 50
Scope = frozenset[str] | None


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; `within`: something runs out in so many days, or has run out."""

    scope: Scope = None
    text: str = ""
    municipality: str = ""
    point: str = ""
    organisation: Organisation | None = None
    language: Language | None = None
    role: HostRole | None = None
    qualified: str = ""
    within: int | None = None
    ended: bool = False
    sort: str = "name"
    descending: bool = False
    page: int = 1


@dataclass(frozen=True)
class Place:
    """A post that holds today."""

    ref: str
    name: str
    role: HostRole
    rank: Rank


@dataclass(frozen=True)
class Line:
    """A host as a line of the list."""

    host: Host
    places: tuple[Place, ...]
    standing: Standing


@dataclass(frozen=True)
class Listed:
    lines: list[Line] = field(default_factory=list)
    total: int = 0
    page: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


SORTS: Final[Mapping[str, Callable[[Line], tuple[Any, ...]]]] = {
    "name": lambda line: (sort_key(line.host.name), line.host.id),
    "organisation": lambda line: (
        list(Organisation).index(line.host.organisation),
        sort_key(line.host.unit),
        line.host.id,
    ),
    "until": lambda line: (line.standing.next_end or date.max, sort_key(line.host.name), line.host.id),
    "confirmed": lambda line: (line.host.confirmed_on or date.min, sort_key(line.host.name), line.host.id),
}
"""Each ends in what no two hosts share, so that nobody falls between two pages."""


def listed(filters: Filters) -> Listed:
    """One page."""
    found = [line for line in lines(filters.scope, filters.municipality) if fits(line, filters)]
    found.sort(key=SORTS.get(filters.sort, SORTS["name"]), reverse=filters.descending)
    page = min(max(1, filters.page), max(1, -(-len(found) // PAGE)))
    return Listed(found[(page - 1) * PAGE : page * PAGE], len(found), page)


def lines(scope: Scope, municipality: str = "") -> list[Line]:
    """Every host of these municipalities with what they hold, in four queries."""
    query = select(Host).where(Host.erased_at.is_(None))
    query = query if scope is None else query.where(Host.municipality.in_(scope))
    people = list(db.session.scalars(query.where(Host.municipality == municipality) if municipality else query))
    here = {host.municipality for host in people}
    courses: dict[str, list[CourseFacts]] = defaultdict(list)
    for course in db.session.scalars(select(Course).where(Course.municipality.in_(here))):
        courses[course.municipality].append(course_facts(course))
    done: dict[int, list[Done]] = defaultdict(list)
    trained = select(Training.host_id, Training.course_id, Training.done_on, Training.until).join(Host)
    for row in db.session.execute(trained.where(Host.municipality.in_(here))):
        done[row.host_id].append(Done(row.course_id, row.done_on, row.until))
    places, today = _places(here), clock.today()
    return [_line(host, places[host.id], courses[host.municipality], done[host.id], today) for host in people]


def _line(host: Host, places: list[Place], courses: list[CourseFacts], done: list[Done], day: date) -> Line:
    held = {place.role for place in places}
    return Line(host, tuple(places), standing(host_facts(host, done), held, courses, day))


def _places(municipalities: set[str]) -> dict[int, list[Place]]:
    columns = (Assignment.host_id, Assignment.role, Assignment.rank, Assignment.begins_on, Assignment.ends_on)
    query = select(*columns, SafePoint.ref, SafePoint.name).join(SafePoint).join(Host)
    found: dict[int, list[Place]] = defaultdict(list)
    today, here = clock.today(), Host.municipality.in_(municipalities) & SafePoint.status.in_(IN_USE)
    for row in db.session.execute(query.where(here).order_by(Assignment.id)):
        if (row.begins_on is None or row.begins_on <= today) and (row.ends_on is None or today <= row.ends_on):
            found[row.host_id].append(Place(row.ref, row.name, row.role, row.rank))
    return found


def fits(line: Line, filters: Filters) -> bool:
    """Does the host belong on a list with these filters?"""
    host, stands, today = line.host, line.standing, clock.today()
    text = folded(f"{host.name} {host.unit} {host.locality}")
    until = today + timedelta(days=filters.within) if filters.within is not None else None
    return (
        bool(host.ends_on and host.ends_on <= today) == filters.ended
        and all(word in text for word in folded(filters.text).split()[:8])
        and filters.organisation in (None, host.organisation)
        and (not filters.point or any(place.ref == filters.point for place in line.places))
        and (filters.language is None or filters.language.value in codes(host.languages))
        and (filters.role is None or filters.role in stands.roles)
        and (not filters.qualified or stands.is_qualified == (filters.qualified == "yes"))
        and (until is None or (stands.next_end is not None and stands.next_end <= until))
    )
