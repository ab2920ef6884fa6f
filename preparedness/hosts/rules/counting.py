"""Does a host count in a role on a day, and if not, why not. Unknown is not yes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from preparedness.common.messages import Message, message
from preparedness.hosts.rules.facts import CourseFacts, DayKind, HostFacts, Shift
from preparedness.hosts.rules.validity import State, validity
from preparedness.hosts.states import Agreement, Availability, HostRole


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody does not count: a code, and what it is about."""

    code: str
    course: str = ""
    day: date | None = None


SENTENCES: Final = {
    "ended": message("is no longer a host"),
    "away": message("is away"),
    "agreement_missing": message("has no agreement"),
    "agreement_unknown": message("has no agreement on record"),
    "agreement_ended": message("the agreement has ended"),
    "role": message("has not said that they can take the role"),
    "availability_unknown": message("it is not known when they can be called"),
}


def sentence(reason: Reason) -> Message:
    """The reason as the end of a sentence about the host."""
    if reason.code == State.MISSING:
        return message("%(course)s is missing", course=reason.course)
    if reason.code == State.EXPIRED:
        return message("%(course)s ran out %(day)s", course=reason.course, day=reason.day)
    return SENTENCES[reason.code]


def untrained(host: HostFacts, role: HostRole, courses: Iterable[CourseFacts], day: date) -> list[Reason]:
    """Courses that the role demands and that do not hold on the day."""
    found = []
    for course in courses:
        if role in course.roles:
            stands = validity(course, host.done, day)
            if not stands.holds:
                found.append(Reason(stands.state.value, course.name, stands.until))
    return found


def qualified(host: HostFacts, role: HostRole, courses: Iterable[CourseFacts], day: date) -> bool:
    """Can the host take the role, with every course that it demands valid that day?"""
    return role in host.roles and not untrained(host, role, courses, day)


def reasons(
    host: HostFacts, role: HostRole, courses: Sequence[CourseFacts], day: date, *, lasting: bool = False
) -> list[Reason]:
    """Why the host does not count in the role on the day; empty where they do. `lasting`: never mind who is away."""
    found = [] if role in host.roles else [Reason("role")]
    found += untrained(host, role, courses, day)
    found += unbound(host, day)
    if host.availability is Availability.UNKNOWN:
        found.append(Reason("availability_unknown"))
    if not lasting and _is_away(host, day):
        found.append(Reason("away", day=host.away_until))
    return found


def unbound(host: HostFacts, day: date) -> list[Reason]:
    """Why nothing binds the host to come on the day: no longer a host, or no agreement that holds."""
    found = [Reason("ended", day=host.ends_on)] if host.ends_on and host.ends_on <= day else []
    if host.agreement is Agreement.MISSING:
        found.append(Reason("agreement_missing"))
    elif host.agreement is Agreement.UNKNOWN:
        found.append(Reason("agreement_unknown"))
    elif host.agreement_until and host.agreement_until < day:
        found.append(Reason("agreement_ended", day=host.agreement_until))
    return found


def _is_away(host: HostFacts, day: date) -> bool:
    if host.away_from is None and host.away_until is None:
        return False
    return (host.away_from is None or host.away_from <= day) and (host.away_until is None or day <= host.away_until)


def can_be_called(availability: Availability, shift: Shift, kind: DayKind) -> bool:
    """Who can only come in office hours counts in the first shift, Monday to Friday."""
    if availability is Availability.ALWAYS:
        return True
    if kind is DayKind.WEEKEND:
        return availability in (Availability.EVENINGS, Availability.WEEKENDS)
    if shift is Shift.DAY:
        return availability is Availability.OFFICE_HOURS
    return availability is Availability.EVENINGS
