"""What the rules are told: hosts, courses, posts and needs as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from preparedness.common.facts import Choice
from preparedness.hosts.states import Agreement, Availability, HostRole, Rank


class Shift(Choice):
    """The shifts of a day, in their order: a point with one shift a day has the first alone."""

    DAY = "day", "Day", "dag"
    EVENING = "evening", "Evening", "kväll"
    NIGHT = "night", "Night", "natt"


class DayKind(Choice):
    WEEKDAY = "weekday", "Monday to Friday", "vardag"
    WEEKEND = "weekend", "Saturday and Sunday", "helg"


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """Months of validity (None: it does not run out), renewal window in days, the roles that demand it."""

    id: int
    name: str
    months: int | None
    renewal_days: int
    roles: frozenset[HostRole]


@dataclass(frozen=True, slots=True)
class Done:
    """A course was completed on a day; `until` only where the certificate itself says how long it holds."""

    course_id: int
    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class HostFacts:
    """What decides whether a host counts."""

    id: int
    roles: frozenset[HostRole] = frozenset()
    availability: Availability = Availability.ALWAYS
    agreement: Agreement = Agreement.SIGNED
    agreement_until: date | None = None
    away_from: date | None = None
    away_until: date | None = None
    ends_on: date | None = None
    done: tuple[Done, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """An assignment of a host to a point, from and to inclusive days."""

    host_id: int
    point_id: int
    role: HostRole
    rank: Rank = Rank.PRIMARY
    begins: date | None = None
    ends: date | None = None
    id: int = 0

    def holds_on(self, day: date) -> bool:
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)


@dataclass(frozen=True)
class Need:
    """What a point's crew is to be: people of each role in a shift, and shifts in a day."""

    shifts: int
    per_shift: Mapping[HostRole, int]
    source: str = ""
    """Who decided it; empty where it is only our starting value."""

    def slots(self) -> list[tuple[HostRole, Shift]]:
        """Every place of a day that somebody has to fill."""
        shifts = list(Shift)[: self.shifts]
        return [(role, shift) for shift in shifts for role, number in self.per_shift.items() for _ in range(number)]

    def in_a_day(self, role: HostRole) -> int:
        return self.shifts * self.per_shift.get(role, 0)


@dataclass(frozen=True)
class Known:
    """Everything that the questions of a municipality are answered from."""

    hosts: Mapping[int, HostFacts] = field(default_factory=dict)
    courses: Sequence[CourseFacts] = ()
    posts: Sequence[Post] = ()


def kind_of(day: date) -> DayKind:
    """Public holidays on other days count as the day of the week that they are."""
    return DayKind.WEEKEND if day.isoweekday() > 5 else DayKind.WEEKDAY  # noqa: PLR2004 - Friday is 5
