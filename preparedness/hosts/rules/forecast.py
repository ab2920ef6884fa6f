"""When a point's crew falls below what it needs because something runs out, and who needs which course by when.

A forecast looks at losses alone: training, agreements and assignments that end. What begins later, and who is away
for a while, is left out.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from preparedness.hosts.rules.crew import CrewState, Member, crew_of, members
from preparedness.hosts.rules.facts import CourseFacts, HostFacts, Known, Need, Post
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
    return _losses(known, members(known, posts, first, lasting=True), first, last)


def _losses(known: Known, found: Iterable[Member], first: date, last: date) -> list[Loss]:
    lost = (_loss(known, member.post, first) for member in found if member.counts)
    return sorted((each for each in lost if each and each.day <= last), key=lambda loss: loss.day)


def _loss(known: Known, post: Post, first: date) -> Loss | None:
    end, code, course = min(last_days(known, post, first), default=(FOR_EVER, "", ""))
    return None if end == FOR_EVER else Loss(end + timedelta(days=1), post, code, course)


def last_days(known: Known, post: Post, first: date) -> Iterator[tuple[date, str, str]]:
    """The last day of each thing that the post rests on, as known on the first day: day, code, name of the course."""
    host = known.hosts[post.host_id]
    if post.ends:
        yield post.ends, "assignment_ends", ""
    if host.agreement_until:
        yield host.agreement_until, "agreement_ended", ""
    if host.ends_on:
        yield host.ends_on - timedelta(days=1), "ended", ""
    for course in known.courses:
        if post.role in course.roles:
            done = [each for each in host.done if each.course_id == course.id and each.on <= first]
            end = last_day(course, done)
            if end:
                yield end, "expired", course.name


def fall(known: Known, need: Need | None, posts: Sequence[Post], first: date, last: date) -> Fall:
    """The first day within the time on which the crew is no longer enough."""
    now = [member for member in members(known, posts, first, lasting=True) if member.counts]
    if need is None or crew_of(known, need, now).state is not CrewState.ENOUGH:
        return Fall(None, already=need is not None)
    lost = _losses(known, now, first, last)
    until = {loss.post: loss.day for loss in lost}
    days = sorted(set(until.values()))

    def is_short(day: date) -> bool:
        left = [member for member in now if until.get(member.post, FOR_EVER) > day]
        return crew_of(known, need, left).state is not CrewState.ENOUGH

    at = bisect_left(days, 1, key=is_short)
    if at == len(days):
        return Fall(None)
    return Fall(days[at], tuple(loss for loss in lost if loss.day == days[at]))


def training_plan(known: Known, first: date, last: date) -> list[Wanted]:
    """Every course that somebody lacks on a day of a post from the first to the last day; the most urgent first."""
    posts: dict[int, list[Post]] = defaultdict(list)
    for post in known.posts:
        posts[post.host_id].append(post)
    found = [
        _wanted(known.hosts[host_id], held, course, first, last)
        for host_id, held in posts.items()
        for course in known.courses
    ]
    return sorted(filter(None, found), key=lambda wanted: (wanted.by, wanted.course_id, wanted.host_id))


def _wanted(host: HostFacts, held: Iterable[Post], course: CourseFacts, first: date, last: date) -> Wanted | None:
    """Is the course lacking in a post that demands it, after today's training has run out or before there was any?"""
    demanding = [(post.role, *_span(post, host, first, last)) for post in held if post.role in course.roles]
    if not demanding:
        return None
    stands = validity(course, host.done, first)
    until = (stands.until or FOR_EVER) if stands.holds else date.min
    lacking = [(max(begins, until), role) for role, begins, ends in demanding if begins <= ends and until < ends]
    if not lacking:
        return None
    roles = {role for _, role in lacking}
    by, _ = min(lacking)
    return Wanted(host.id, course.id, by, stands.state, tuple(role for role in HostRole if role in roles))


def _span(post: Post, host: HostFacts, first: date, last: date) -> tuple[date, date]:
    """The first and last day of the time looked at on which the host holds the post."""
    ends = [day for day in (post.ends, host.ends_on and host.ends_on - timedelta(days=1)) if day]
    return max(first, post.begins or first), min([last, *ends])
