"""What stands in somebody's calendar, by what they may see; a constant number of queries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.messages import Message, message
from preparedness.geography.municipalities import municipality
from preparedness.hosts.models import Assignment, Course, CourseSession, Enrolment, Host
from preparedness.hosts.records.watching import Scope, watched, within
from preparedness.hosts.rules.feeding import Entry, of_many, of_one
from preparedness.hosts.states import Attendance

BACK_MONTHS = 12
"""So long ago a course may have been held and still stand there."""


@dataclass(frozen=True)
class Part:
    """What a room above adds to the calendars of those who have a permission; `told` says on the page what it is."""

    name: str
    permission: Permission
    told: Message
    entries: Callable[[Account], Iterable[Entry]]


_known: dict[str, Part] = {}


def also(part: Part) -> None:
    """Make a part known; telling of it again changes nothing."""
    _known[part.name] = part


def more(account: Account) -> list[Part]:
    """What rooms above add to this person's calendar."""
    return [part for part in _known.values() if account.own_municipalities(part.permission) != set()]


def entries(account: Account) -> list[Entry]:
    """In order of time; a course that somebody both leads and goes to stands there once."""
    codes = account.own_municipalities(Permission.READ_HOSTS)
    host = db.session.scalar(select(Host).where(Host.account_id == account.id, Host.erased_at.is_(None)))
    theirs = [] if codes is not None and not codes else _of_municipalities(None if codes is None else frozenset(codes))
    added = (entry for part in more(account) for entry in part.entries(account))
    found = {each.name: each for each in (*theirs, *(_of_host(host) if host else ()), *added)}
    return sorted(found.values(), key=lambda each: (each.day, each.name))


def _of_municipalities(scope: Scope) -> list[Entry]:
    seen = watched(within(Host.municipality, scope))
    query = select(CourseSession).where(CourseSession.course.has(within(Course.municipality, scope)))
    named = (replace(each, note=_named(each.note)) for each in of_many(seen.hosts, seen.courses, clock.today()))
    return [*_sessions(db.session.scalars(_lately(query))), *named]


def _of_host(host: Host) -> list[Entry]:
    seen = watched(Host.id == host.id)
    mine = (Enrolment.host_id == host.id) & (Enrolment.attendance != Attendance.ABSENT)
    query = select(CourseSession).where(CourseSession.enrolments.any(mine))
    ends = (entry for one in seen.hosts for entry in of_one(one, seen.courses))
    return [*_sessions(db.session.scalars(_lately(query))), *ends, *_assignments(host)]


def _lately(query: Select[CourseSession]) -> Select[CourseSession]:
    return query.where(CourseSession.held_on >= clock.months_later(clock.today(), -BACK_MONTHS))


def _sessions(rows: Iterable[CourseSession]) -> list[Entry]:
    return [
        Entry(
            f"session-{row.id}",
            row.held_on,
            message("Course: %(course)s", course=row.course.name),
            row.place,
            "\n".join(filter(None, (row.begins, _named(row.course.municipality)))),
            called_off=row.called_off_at is not None,
            sequence=row.edition,
        )
        for row in rows
        if row.held_on
    ]


def _assignments(host: Host) -> list[Entry]:
    query = select(Assignment).where(Assignment.host_id == host.id).options(joinedload(Assignment.point))
    found = []
    for row in db.session.scalars(query):
        days = ((row.begins_on, "begins", message("Your assignment as a host begins")),
                (row.ends_on, "ends", message("Your assignment as a host ends (last day)")))  # fmt: skip
        found += [
            Entry(f"assignment-{row.id}-{what}", day, title, row.point.name, sequence=row.edition)
            for day, what, title in days
            if day
        ]
    return found


def _named(code: str) -> str:
    known = municipality(code)
    return known.full_name if known else code
