"""What there is to be reminded of on a day.

Training and agreements that run out, what nobody has made sure of for long, courses that are near, and attendance that
was never entered. A thing is due once for what it is and the day that it is about: training that is renewed has another
last day, and so it is due anew when that one comes near.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from preparedness.common.clock import months_later
from preparedness.common.facts import Choice
from preparedness.hosts.rules.facts import CourseFacts, HostFacts, Post
from preparedness.hosts.rules.validity import State, validity
from preparedness.hosts.states import Agreement

AGREEMENT_DAYS: Final = 60
CONFIRMED_MONTHS: Final = 12
SESSION_DAYS: Final = 7


class Kind(Choice):
    """What it is about; the order is that of the page and of the letters."""

    EXPIRED = "expired", "Training that has run out", "utbildning som har gått ut"
    RENEW = "renew", "Training to renew", "utbildning att förnya"
    AGREEMENT_ENDED = "agreement_ended", "Agreements that have ended", "avtal som har upphört"
    AGREEMENT_ENDS = "agreement_ends", "Agreements that end soon", "avtal som snart upphör"
    SESSION = "session", "Courses in the coming week", "kurser den närmaste veckan"
    ATTENDANCE = "attendance", "Courses without attendance", "kurser utan närvaro"
    UNCONFIRMED = "unconfirmed", "Not confirmed for a year", "inte bekräftade på ett år"


ONES_OWN: Final = frozenset(
    {Kind.EXPIRED, Kind.RENEW, Kind.AGREEMENT_ENDED, Kind.AGREEMENT_ENDS, Kind.SESSION},
)
"""What a host is reminded of; the rest is the coordinators' to do."""
OF_TRAINING: Final = {State.EXPIRED: Kind.EXPIRED, State.RENEW: Kind.RENEW}


@dataclass(frozen=True, slots=True)
class Watched:
    """A host with what was completed and where they are assigned, and when the facts were last known to be right."""

    facts: HostFacts
    municipality: str
    known_on: date
    """When somebody last confirmed the facts, or when the host was registered."""
    posts: Sequence[Post] = ()

    def is_host_on(self, day: date) -> bool:
        return self.facts.ends_on is None or self.facts.ends_on > day

    def has_post_from(self, day: date) -> bool:
        """Is there an assignment on the day, or one that begins later?"""
        return any(post.ends is None or post.ends >= day for post in self.posts)


@dataclass(frozen=True, slots=True)
class Session:
    """One occasion of a course, with those who are enrolled and of whom nobody has said whether they came."""

    id: int
    course: str
    municipality: str
    day: date
    enrolled: frozenset[int]


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to be reminded of: `subject` names it by numbers alone, `day` is when it runs out, ends or is held."""

    kind: Kind
    day: date
    municipality: str
    subject: str
    host_id: int | None = None
    course: str = ""
    enrolled: frozenset[int] = frozenset()

    def key(self, account_id: int) -> str:
        """What is kept of having reminded somebody: whom, of what and until when, without a name."""
        return f"{account_id}:{self.kind.value}:{self.subject}:{self.day}"


def due(
    hosts: Iterable[Watched], courses: Mapping[int, CourseFacts], sessions: Iterable[Session], today: date
) -> list[Due]:
    """Everything that is due on a day, the earliest day first within each kind."""
    found = [each for host in hosts if host.is_host_on(today) for each in _of_host(host, courses, today)]
    found += [each for session in sessions if (each := _of_session(session, today))]
    order = list(Kind)
    return sorted(found, key=lambda each: (order.index(each.kind), each.day, each.subject))


def concerns(found: Iterable[Due], host_id: int) -> list[Due]:
    """What of it a host is reminded of."""
    return [each for each in found if each.kind in ONES_OWN and (each.host_id == host_id or host_id in each.enrolled)]


def _of_host(host: Watched, courses: Mapping[int, CourseFacts], today: date) -> Iterator[Due]:
    number = host.facts.id
    if host.has_post_from(today):
        for course_id in sorted({each.course_id for each in host.facts.done} & courses.keys()):
            stands = validity(courses[course_id], host.facts.done, today)
            if stands.until and stands.state in OF_TRAINING:
                kind, subject = OF_TRAINING[stands.state], f"{number}.{course_id}"
                yield Due(kind, stands.until, host.municipality, subject, number, courses[course_id].name)
    until = host.facts.agreement_until
    if until and host.facts.agreement is not Agreement.MISSING and until <= today + timedelta(days=AGREEMENT_DAYS):
        kind = Kind.AGREEMENT_ENDED if until < today else Kind.AGREEMENT_ENDS
        yield Due(kind, until, host.municipality, str(number), number)
    again = months_later(host.known_on, CONFIRMED_MONTHS)
    if again <= today:
        yield Due(Kind.UNCONFIRMED, again, host.municipality, str(number), number)


def _of_session(session: Session, today: date) -> Due | None:
    if not session.enrolled or session.day > today + timedelta(days=SESSION_DAYS):
        return None
    kind = Kind.ATTENDANCE if session.day < today else Kind.SESSION
    return Due(kind, session.day, session.municipality, str(session.id), None, session.course, session.enrolled)
