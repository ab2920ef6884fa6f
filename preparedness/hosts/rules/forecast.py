"""When a point's crew falls below what it needs because something runs out, and who needs which course by when.

A forecast looks at losses alone: training, agreements and assignments that end. What begins later, and who is away
for a while, is left out.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from preparedness.hosts.rules.counting import reasons
from preparedness.hosts.rules.crew import CrewState, crew
from preparedness.hosts.rules.facts import Known, Need, Post
from preparedness.hosts.rules.validity import FOR_EVER, State, last_day, validity
from preparedness.hosts.states import HostRole


@dataclass(frozen=True)
class Loss:
    """From this day a host no longer counts in a post, and the first of the reasons for it."""

    day: date
    post: Post
    code: str
    course: str = ""


@dataclass(frozen=True)
class Fall:
    """From this day the crew is too small; None while it is not, within the time looked at."""

    day: date | None
    causes: tuple[Loss, ...] = ()
    already: bool = False
    """Is it too small today?"""


@dataclass(frozen=True)
class Wanted:
    """A host needs a course: at the latest by the day, for these roles."""

    host_id: int
    course_id: int
    by: date
    state: State
    roles: tuple[HostRole, ...]


def losses(known: Known, posts: Iterable[Post], first: date, last: date) -> list[Loss]:
    """What is lost after the first day and up to the last, in order of time: one line for each post."""
    found = (_loss(known, post, first) for post in posts if post.holds_on(first))
    return sorted((each for each in found if each and each.day <= last), key=lambda loss: loss.day)


def _loss(known: Known, post: Post, first: date) -> Loss | None:
    host = known.hosts[post.host_id]
    if reasons(host, post.role, known.courses, first, lasting=True):
        return None
    ends = [(post.ends, "assignment_ends", ""), (host.agreement_until, "agreement_ended", "")]
    if host.ends_on:
        ends.append((host.ends_on - timedelta(days=1), "ended", ""))
    for course in known.courses:
        if post.role in course.roles:
            done = [each for each in host.done if each.course_id == course.id and each.on <= first]
            ends.append((last_day(course, done), "expired", course.name))
    dated = [(day, code, course) for day, code, course in ends if day and day != FOR_EVER]
    if not dated:
        return None
    end, code, name = min(dated)
    return Loss(end + timedelta(days=1), post, code, name)


def fall(known: Known, need: Need | None, posts: Sequence[Post], first: date, last: date) -> Fall:
    """The first day within the time on which the crew is no longer enough."""
    now = [post for post in posts if post.holds_on(first)]
    if need is None or crew(known, need, now, first, lasting=True).state is not CrewState.ENOUGH:
        return Fall(None, already=need is not None)
    lost = losses(known, now, first, last)
    days = sorted({loss.day for loss in lost})

    def is_short(day: date) -> bool:
        return crew(known, need, now, day, lasting=True).state is not CrewState.ENOUGH

    at = bisect_left(days, 1, key=is_short)
    if at == len(days):
        return Fall(None)
    return Fall(days[at], tuple(loss for loss in lost if loss.day == days[at]))


def training_plan(known: Known, first: date, last: date) -> list[Wanted]:
    """Every course that somebody with a post lacks, or will lack before the last day; the most urgent first."""
    roles: dict[int, set[HostRole]] = defaultdict(set)
    for post in known.posts:
        if (post.ends is None or post.ends >= first) and (post.begins is None or post.begins <= last):
            roles[post.host_id].add(post.role)
    found = []
    for host_id, held in roles.items():
        host = known.hosts[host_id]
        if host.ends_on and host.ends_on <= first:
            continue
        for course in known.courses:
            demanding = tuple(role for role in HostRole if role in held and role in course.roles)
            stands = validity(course, host.done, first)
            if demanding and (not stands.holds or (stands.until and stands.until <= last)):
                by = stands.until if stands.holds and stands.until else first
                found.append(Wanted(host_id, course.id, by, stands.state, demanding))
    return sorted(found, key=lambda wanted: (wanted.by, wanted.course_id, wanted.host_id))


def months(known: Known, counted_in: Mapping[int, frozenset[HostRole]], starts: Sequence[date]) -> list[int]:
    """How many hosts count in at least one of their roles on each of the days, as things stand."""
    return [
        sum(
            any(not reasons(known.hosts[host], role, known.courses, day, lasting=True) for role in roles)
            for host, roles in counted_in.items()
        )
        for day in starts
    ]
