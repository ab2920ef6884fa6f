"""What stands in a calendar. Calendar programs copy it to servers elsewhere: a coordinator's holds no name of a host.

What runs out for several hosts on one day is one entry that says how many.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from preparedness.common.clock import months_later
from preparedness.common.messages import Message, message
from preparedness.hosts.rules.facts import CourseFacts
from preparedness.hosts.rules.reminding import Watched
from preparedness.hosts.rules.validity import FOR_EVER, last_day
from preparedness.hosts.states import Agreement

AHEAD_MONTHS = 12
"""So far ahead a coordinator's calendar looks for what runs out."""


@dataclass(frozen=True)
class Entry:
    """One entry of whole days; `name` is the same for the same thing for ever, `sequence` rises when it is changed.

    `last`: the last of several days. Where it has a time, `begins` says so, and `ends` if that is known as well.
    """

    name: str
    day: date
    title: Message
    place: str = ""
    note: str = ""
    called_off: bool = False
    sequence: int = 0
    last: date | None = None
    begins: datetime | None = None
    ends: datetime | None = None


def training_ends(host: Watched, courses: Mapping[int, CourseFacts]) -> list[tuple[CourseFacts, date]]:
    """The last day of each course that the host has completed and that runs out."""
    found = []
    for course_id in sorted({each.course_id for each in host.facts.done} & courses.keys()):
        done = [each for each in host.facts.done if each.course_id == course_id]
        end = last_day(courses[course_id], done)
        if end and end != FOR_EVER:
            found.append((courses[course_id], end))
    return found


def agreement_end(host: Watched) -> date | None:
    return None if host.facts.agreement is Agreement.MISSING else host.facts.agreement_until


def of_many(hosts: Iterable[Watched], courses: Mapping[int, CourseFacts], today: date) -> list[Entry]:
    """What runs out for hosts within the year, counted: training of those with an assignment, agreements of all."""
    last = months_later(today, AHEAD_MONTHS)
    trained: Counter[tuple[str, int, date]] = Counter()
    agreed: Counter[tuple[str, date]] = Counter()
    for host in (each for each in hosts if each.is_host_on(today)):
        ends = training_ends(host, courses) if host.has_post_from(today) else []
        trained.update((host.municipality, course.id, end) for course, end in ends if today <= end <= last)
        end = agreement_end(host)
        agreed.update([(host.municipality, end)] if end and today <= end <= last else [])
    found = [
        Entry(f"training-{code}-{course}-{day}", day, _training(courses[course].name, count), note=code)
        for (code, course, day), count in sorted(trained.items())
    ]
    return found + [
        Entry(f"agreements-{code}-{day}", day, _agreements(count), note=code)
        for (code, day), count in sorted(agreed.items())
    ]


def of_one(host: Watched, courses: Mapping[int, CourseFacts]) -> list[Entry]:
    """What runs out for a host, in their own calendar."""
    number = host.facts.id
    found = [
        Entry(f"host-{number}-training-{course.id}", day, message("Your %(course)s runs out", course=course.name))
        for course, day in training_ends(host, courses)
    ]
    end = agreement_end(host)
    return [*found, Entry(f"host-{number}-agreement", end, message("Your agreement ends"))] if end else found


def _training(course: str, count: int) -> Message:
    if count == 1:
        return message("%(course)s runs out: 1 host", course=course)
    return message("%(course)s runs out: %(count)s hosts", course=course, count=count)


def _agreements(count: int) -> Message:
    return message("Agreements end: 1 host") if count == 1 else message("Agreements end: %(count)s hosts", count=count)
