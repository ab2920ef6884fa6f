"""A point's crew on a day: who counts, how many places of a day they fill, and what is short of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from preparedness.common.facts import Choice
from preparedness.common.messages import Message, message
from preparedness.hosts.rules.counting import Reason, can_be_called, reasons
from preparedness.hosts.rules.facts import DayKind, Known, Need, Post, Shift
from preparedness.hosts.rules.matching import place
from preparedness.hosts.states import HostRole, Rank

Slot = tuple[HostRole, Shift]


class CrewState(Choice):
    EMPTY = "empty", "Nobody", "ingen"
    SHORT = "short", "Too few", "för få"
    ENOUGH = "enough", "Enough", "tillräckligt"
    UNKNOWN = "unknown", "Unknown", "okänt"


@dataclass(frozen=True)
class Member:
    """A post, and why its host does not count in it; counted where there is no reason."""

    post: Post
    reasons: tuple[Reason, ...] = ()

    @property
    def counts(self) -> bool:
        return not self.reasons


@dataclass(frozen=True)
class RoleRow:
    """A role's places in a day, the hosts assigned and counted in it, and the places they fill on each kind of day."""

    role: HostRole
    required: int
    assigned: int
    counted: int
    filled: Mapping[DayKind, int]

    @property
    def short(self) -> int:
        """How many places stay empty on the worse kind of day."""
        return max(0, self.required - min(self.filled.values(), default=0))


@dataclass(frozen=True)
class Crew:
    """The answer for one point and one day."""

    need: Need | None
    members: list[Member] = field(default_factory=list)
    rows: list[RoleRow] = field(default_factory=list)
    has_lead: bool = False
    has_deputy: bool = False

    @property
    def state(self) -> CrewState:
        if self.need is None:
            return CrewState.UNKNOWN
        if not any(member.counts for member in self.members):
            return CrewState.EMPTY
        is_short = any(row.short for row in self.rows) or not (self.has_lead and self.has_deputy)
        return CrewState.SHORT if is_short else CrewState.ENOUGH

    @property
    def required(self) -> int:
        return sum(row.required for row in self.rows)

    def filled(self, kind: DayKind) -> int:
        return sum(row.filled[kind] for row in self.rows)

    @property
    def worst(self) -> int:
        """Filled places on the kind of day when they are fewest."""
        return min(map(self.filled, DayKind)) if self.rows else 0

    def why(self) -> list[Message]:
        """What is short, in sentences; empty where the crew is enough."""
        if self.need is None:
            return [message("The level of the point is unknown, and so is the crew it needs.")]
        said = [_short(row) for row in self.rows if row.short]
        if not self.has_lead:
            said.append(message("No site lead who counts is named."))
        if not self.has_deputy:
            said.append(message("No deputy site lead who counts is named."))
        return said


def _short(row: RoleRow) -> Message:
    on_weekdays, on_weekends = (row.required - row.filled[kind] for kind in DayKind)
    said = {"role": message(row.role.label), "required": row.required}
    if on_weekdays == on_weekends:
        return message("%(role)s: %(short)s of %(required)s places in a day stay empty.", short=on_weekdays, **said)
    return message(
        "%(role)s: of %(required)s places in a day, %(weekdays)s stay empty Monday to Friday and %(weekends)s on "
        "weekends.",
        weekdays=max(0, on_weekdays),
        weekends=max(0, on_weekends),
        **said,
    )


def members(known: Known, posts: Iterable[Post], day: date, *, lasting: bool = False) -> list[Member]:
    """Everybody with a post on the day, and why who does not count does not."""
    held = [post for post in posts if post.holds_on(day)]
    return [
        Member(post, tuple(reasons(known.hosts[post.host_id], post.role, known.courses, day, lasting=lasting)))
        for post in held
    ]


def choices(known: Known, counted: Iterable[Member], slots: Sequence[Slot], kind: DayKind) -> list[list[int]]:
    """For each place the hosts who could fill it on this kind of day."""
    could: dict[Slot, list[int]] = {}
    people = list(counted)
    for slot in set(slots):
        role, shift = slot
        could[slot] = [
            member.post.host_id
            for member in people
            if member.post.role is role and can_be_called(known.hosts[member.post.host_id].availability, shift, kind)
        ]
    return [could[slot] for slot in slots]


def crew(known: Known, need: Need | None, posts: Iterable[Post], day: date, *, lasting: bool = False) -> Crew:
    """The crew of one point, whatever the others do."""
    return crew_of(known, need, members(known, posts, day, lasting=lasting))


def crew_of(known: Known, need: Need | None, found: list[Member]) -> Crew:
    """The crew that these members make."""
    counted = [member for member in found if member.counts]
    slots = need.slots() if need else []
    filled = {kind: _filled(slots, place(choices(known, counted, slots, kind))) for kind in DayKind}
    rows = [
        RoleRow(
            role,
            need.in_a_day(role) if need else 0,
            len({member.post.host_id for member in found if member.post.role is role}),
            len({member.post.host_id for member in counted if member.post.role is role}),
            {kind: filled[kind][role] for kind in DayKind},
        )
        for role in HostRole
        if (need and need.in_a_day(role)) or any(member.post.role is role for member in found)
    ]
    leads = {member.post.host_id for member in counted if _leads(member, Rank.PRIMARY)}
    deputies = {member.post.host_id for member in counted if _leads(member, Rank.DEPUTY)}
    has_deputy = bool(deputies) and (not leads or len(leads | deputies) > 1)  # nobody is their own deputy
    return Crew(need, found, rows, bool(leads), has_deputy)


def _leads(member: Member, rank: Rank) -> bool:
    return member.post.role is HostRole.SITE_LEAD and member.post.rank is rank


def _filled(slots: Sequence[Slot], placed: Sequence[int | None]) -> Counter[HostRole]:
    return Counter(role for (role, _), host in zip(slots, placed, strict=True) if host is not None)
