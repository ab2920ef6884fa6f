"""Until when training holds.

A course that holds for twelve months holds up to and including the same day a year later (28 February for a leap day).
Renewed within the renewal window, the new time counts from the old last day, so that nobody loses days by being early
with it; renewed before the window, or after it has run out, the time counts from the day it was completed. What a
certificate itself says goes before the course's months. The longest of all holds; two records of one day are not a
renewal of each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Final

from preparedness.common.clock import months_later
from preparedness.common.facts import Choice
from preparedness.hosts.rules.facts import CourseFacts, Done

FOR_EVER: Final = date.max


class State(Choice):
    """How it stands with one host's training in one course on a day."""

    VALID = "valid", "Valid", "giltig"
    RENEW = "renew", "Time to renew", "dags att förnya"
    EXPIRED = "expired", "Run out", "har gått ut"
    MISSING = "missing", "Missing", "saknas"


HOLDS: Final = frozenset({State.VALID, State.RENEW})


@dataclass(frozen=True, slots=True)
class Validity:
    """The state on a day, and the last day of validity: None where there is no training, or where it never runs out."""

    state: State
    until: date | None = None
    done_on: date | None = None
    """When the course was completed last."""

    @property
    def holds(self) -> bool:
        return self.state in HOLDS


def last_day(course: CourseFacts, done: Iterable[Done]) -> date | None:
    """The last day on which the training holds; `date.max` where it never runs out, None without training."""
    on = end = before = None
    for each in sorted(done, key=attrgetter("on")):
        if each.on != on:
            on, before = each.on, end
        new = each.until or _months_on(course, _begins(course, each.on, before))
        end = max(end, new) if end else new
    return end


def _months_on(course: CourseFacts, begins: date) -> date:
    return FOR_EVER if course.months is None else months_later(begins, course.months)


def _begins(course: CourseFacts, on: date, end: date | None) -> date:
    """From which day the new time counts."""
    in_window = end is not None and end - timedelta(days=course.renewal_days) <= on <= end
    return end if end is not None and in_window else on


def validity(course: CourseFacts, done: Iterable[Done], day: date) -> Validity:
    """How it stands on a day; what was completed after it is not known then."""
    mine = [each for each in done if each.course_id == course.id and each.on <= day]
    end = last_day(course, mine)
    if end is None:
        return Validity(State.MISSING)
    latest = max(each.on for each in mine)
    if end == FOR_EVER:
        return Validity(State.VALID, None, latest)
    if end < day:
        return Validity(State.EXPIRED, end, latest)
    renew = end - timedelta(days=course.renewal_days) <= day
    return Validity(State.RENEW if renew else State.VALID, end, latest)
