"""How one host stands on a day: for which roles they are qualified, and what runs out next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from preparedness.hosts.rules.counting import qualified
from preparedness.hosts.rules.facts import CourseFacts, HostFacts
from preparedness.hosts.rules.validity import Validity, validity
from preparedness.hosts.states import HostRole

AGREEMENT = ""
"""Stands where a course would: what runs out is the agreement."""


@dataclass(frozen=True)
class Standing:
    """`next_end`: the last day of what ends first, or ended last of all that is demanded; None where nothing ends."""

    roles: frozenset[HostRole]
    qualified_for: frozenset[HostRole]
    missing: tuple[str, ...] = ()
    """Courses that are demanded and were never completed."""
    next_end: date | None = None
    next_what: str = AGREEMENT

    @property
    def is_qualified(self) -> bool:
        """For at least one of the roles they have."""
        return bool(self.qualified_for)


def standing(host: HostFacts, held: Iterable[HostRole], courses: Sequence[CourseFacts], day: date) -> Standing:
    """`held`: the roles of their posts; where there are none, those that they can take are asked about."""
    roles = frozenset(held) or host.roles
    fit = frozenset(role for role in roles if qualified(host, role, courses, day))
    stands = [(course.name, validity(course, host.done, day)) for course in courses if course.roles & roles]
    missing = tuple(name for name, found in stands if found.done_on is None)
    end, what = _first(stands, host.agreement_until)
    return Standing(roles, fit, missing, end, what)


def _first(stands: Iterable[tuple[str, Validity]], agreement_until: date | None) -> tuple[date | None, str]:
    ends = [(found.until, name) for name, found in stands if found.until]
    if agreement_until:
        ends.append((agreement_until, AGREEMENT))
    return min(ends) if ends else (None, AGREEMENT)
