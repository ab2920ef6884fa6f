"""In which order hosts are called, and which of their telephone numbers stand on the list.

Within a point, each step deciding between those whom the steps before it leave alike:

1. who counts today in the role, before who does not;
2. the site lead, then the site lead's deputy, then whoever is first in another role, then deputies in other roles;
3. who says that they are there soonest; who has not said it comes last;
4. the name, in the Swedish alphabet.

Who has several roles at the point stands there once, in the place of the one that comes first. Who has no point comes
in the same order by the roles in which they would count.

The list is paper that lies about. A number stands on it only if the host lets call lists or exercise leaders see it; an
exercise leader's list, and the line of a host whom another municipality lends, only if exercise leaders may.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from preparedness.common.alphabet import sort_key
from preparedness.hosts.rules.contact import Reader, sees
from preparedness.hosts.rules.counting import reasons
from preparedness.hosts.rules.crew import Member
from preparedness.hosts.rules.facts import CourseFacts, HostFacts, Post
from preparedness.hosts.states import Audience, Availability, HostRole, Organisation, Rank

NOWHERE: Final = 0
"""Stands for the point of who has none."""


@dataclass(frozen=True, slots=True)
class Contact:
    """What the list says of a host besides the roles."""

    id: int
    name: str
    municipality: str
    organisation: Organisation = Organisation.UNKNOWN
    unit: str = ""
    minutes_away: int | None = None
    languages: str = ""
    availability: Availability = Availability.UNKNOWN
    away_from: date | None = None
    away_until: date | None = None
    duty_telephone: str = ""
    duty_seen_by: Audience = Audience.COORDINATORS
    private_telephone: str = ""
    private_seen_by: Audience = Audience.COORDINATORS


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers on the list; `withheld`: there is another that has to be asked for."""

    duty: str = ""
    private: str = ""
    withheld: bool = False


def numbers(host: Contact, reader: Reader) -> Numbers:
    """The telephone numbers that this reader's list may show."""
    duty = host.duty_telephone if sees(reader, host.duty_seen_by) else ""
    private = host.private_telephone if sees(reader, host.private_seen_by) else ""
    return Numbers(duty, private, (duty, private) != (host.duty_telephone, host.private_telephone))


def call_order(members: Iterable[Member], hosts: Mapping[int, Contact]) -> list[Sequence[Member]]:
    """Each host's roles, in call order: the hosts, and the roles of each."""
    found: dict[int, list[Member]] = {}
    for member in sorted(members, key=lambda each: _place(each, hosts[each.post.host_id])):
        found.setdefault(member.post.host_id, []).append(member)
    return list(found.values())


def _place(member: Member, host: Contact) -> tuple[object, ...]:
    is_unknown = host.minutes_away is None
    return (not member.counts, _station(member.post), is_unknown, host.minutes_away or 0, sort_key(host.name), host.id)


def _station(post: Post) -> int:
    return 2 * (post.role is not HostRole.SITE_LEAD) + (post.rank is Rank.DEPUTY)


def without_post(host: HostFacts, courses: Sequence[CourseFacts], day: date) -> list[Member]:
    """The roles in which a host without a point would count; where there is none, the one that lacks least."""
    roles = [role for role in HostRole if role in host.roles] or [HostRole.HOST]
    could = [Member(Post(host.id, NOWHERE, role), tuple(reasons(host, role, courses, day))) for role in roles]
    return [member for member in could if member.counts] or [min(could, key=lambda member: len(member.reasons))]
