"""Who is called in which order: the list of one point, or of a municipality. A constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from preparedness.common.alphabet import sort_key
from preparedness.common.database import db
from preparedness.geography.municipalities import Municipality, municipality
from preparedness.hosts.models import Host
from preparedness.hosts.records import knowing
from preparedness.hosts.records.knowing import IN_USE, Knowledge, PointLine
from preparedness.hosts.rules.call_order import Contact, Numbers, call_order, numbers, without_post
from preparedness.hosts.rules.contact import Reader
from preparedness.hosts.rules.crew import Member, members
from preparedness.hosts.rules.facts import Post
from preparedness.safe_points.models import SafePoint

COLUMNS: Final = [getattr(Host, name) for name in Contact.__dataclass_fields__]


@dataclass(frozen=True)
class Line:
    """A host in a group. The number is the host's own on the whole list: who stands there twice is called once."""

    number: int
    host: Contact
    members: Sequence[Member]
    ways: Numbers
    is_borrowed: bool
    other_points: int
    """At so many other points the host has a post today."""
    is_again: bool

    @property
    def counts(self) -> bool:
        return self.members[0].counts


@dataclass(frozen=True)
class Group:
    """The hosts of a point; None: those without a point."""

    point: PointLine | None
    lines: Sequence[Line]


@dataclass(frozen=True)
class CallList:
    municipality: str
    groups: Sequence[Group]

    def hosts(self) -> list[int]:
        """Everybody once, in call order."""
        return list(dict.fromkeys(line.host.id for group in self.groups for line in group.lines))

    def lines(self) -> dict[int, tuple[Group, Line]]:
        """By host, the line that stands first."""
        found: dict[int, tuple[Group, Line]] = {}
        for group in self.groups:
            for line in group.lines:
                found.setdefault(line.host.id, (group, line))
        return found


def of_municipality(code: str, reader: Reader, day: date) -> CallList:
    """Its points in use with their hosts, and last its hosts who have none of them."""
    return _List(knowing.of_municipality(code), reader, day).whole(with_rest=True)


def of_point(point: SafePoint, reader: Reader, day: date) -> CallList:
    return _List(knowing.of_point(point), reader, day).whole(with_rest=False)


class _List:
    """A list while it is put together."""

    def __init__(self, knowledge: Knowledge, reader: Reader, day: date) -> None:
        self.knowledge, self.reader, self.day = knowledge, reader, day
        known = knowledge.known
        here = [each for each in known.hosts.values() if each.ends_on is None or each.ends_on > day]
        self.contacts = _contacts(each.id for each in here)
        self.facts = {each.id: each for each in here if each.id in self.contacts}
        self.points_of = _points_of(known.posts, day)
        self.numbers: dict[int, int] = {}

    def whole(self, *, with_rest: bool) -> CallList:
        posts = [post for post in self.knowledge.known.posts if post.host_id in self.facts]
        at: dict[int, list[Member]] = {point_id: [] for point_id in self.knowledge.points}
        for member in members(self.knowledge.known, posts, self.day):
            at.get(member.post.point_id, []).append(member)
        groups = [Group(point, self._lines(at[point.id])) for point in self.knowledge.points.values()]
        rest = [member for host in self.facts.values() if with_rest for member in self._rest(host.id)]
        return CallList(self.knowledge.municipality, [*groups, Group(None, self._lines(rest))] if rest else groups)

    def _rest(self, host_id: int) -> list[Member]:
        if host_id in self.numbers or host_id in self.knowledge.borrowed:
            return []
        return without_post(self.facts[host_id], self.knowledge.known.courses, self.day)

    def _lines(self, found: Iterable[Member]) -> list[Line]:
        return [self._line(mine) for mine in call_order(found, self.contacts)]

    def _line(self, mine: Sequence[Member]) -> Line:
        host = self.contacts[mine[0].post.host_id]
        is_again, is_borrowed = host.id in self.numbers, host.id in self.knowledge.borrowed
        number = self.numbers.setdefault(host.id, len(self.numbers) + 1)
        seen = numbers(host, Reader.LEADER if is_borrowed else self.reader)
        elsewhere = len(self.points_of.get(host.id, set()) - {mine[0].post.point_id})
        return Line(number, host, mine, seen, is_borrowed, elsewhere, is_again)


def _points_of(posts: Iterable[Post], day: date) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for post in posts:
        if post.holds_on(day):
            found[post.host_id].add(post.point_id)
    return found


def _contacts(wanted: Iterable[int]) -> Mapping[int, Contact]:
    query = select(*COLUMNS).where(Host.id.in_(list(wanted)), Host.erased_at.is_(None))
    return {row.id: Contact(**row._mapping) for row in db.session.execute(query)}  # noqa: SLF001 - the public way


def municipalities(scope: frozenset[str] | None) -> list[Municipality]:
    """Those within the scope that have hosts or points in use, by name; one that is all of the scope without either."""
    with_points = select(SafePoint.municipality).where(SafePoint.status.in_(IN_USE))
    codes = set(db.session.scalars(select(Host.municipality).where(Host.erased_at.is_(None)).union(with_points)))
    chosen = codes if scope is None else scope if len(scope) == 1 else codes & scope
    return sorted(filter(None, map(municipality, chosen)), key=lambda known: sort_key(known.name))
