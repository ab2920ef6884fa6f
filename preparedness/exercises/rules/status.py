"""How an exercise goes on: planned, carried out, evaluated, closed; which steps there are, and what is lacking."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from preparedness.common.messages import Message, message
from preparedness.common.times import day_of, moment_of
from preparedness.exercises.states import Status

STEPS: Final[Mapping[Status, tuple[Status, ...]]] = {
    Status.PLANNED: (Status.CARRIED_OUT, Status.CANCELLED),
    Status.CARRIED_OUT: (Status.EVALUATED,),
    Status.EVALUATED: (Status.CLOSED, Status.CARRIED_OUT),
    Status.CLOSED: (Status.EVALUATED,),
    Status.CANCELLED: (Status.PLANNED,),
}
WITH_REASON: Final = frozenset(
    {
        (Status.PLANNED, Status.CANCELLED),
        (Status.CANCELLED, Status.PLANNED),
        (Status.EVALUATED, Status.CARRIED_OUT),
        (Status.CLOSED, Status.EVALUATED),
    }
)
"""Steps that somebody has to answer for later: cancelling, and going back."""


@dataclass(frozen=True, slots=True)
class Course:
    """What the steps depend on."""

    status: Status
    began: str = ""
    ended: str = ""
    has_duration: bool = False
    unrated: int = 0
    """Objectives of which something has no rating."""
    unexplained: int = 0
    """Objectives on which evaluators differ and nobody has written why."""
    unanswered: int = 0
    """Areas for improvement without an action, and without a reason why none is needed."""


def may_go(before: Status, after: Status) -> bool:
    return after in STEPS[before]


def needs_reason(before: Status, after: Status) -> bool:
    return (before, after) in WITH_REASON


def lacking(course: Course, after: Status) -> list[Message]:
    """What has to be done before this step can be taken."""
    if after is Status.CARRIED_OUT and course.status is Status.PLANNED:
        return _before_carried_out(course)
    if after is Status.EVALUATED and course.status is Status.CARRIED_OUT:
        return _before_evaluated(course)
    if after is Status.CANCELLED and course.began and not course.ended:
        return [message("It is running. End it first: what happened until then stays.")]
    return _before_closed(course) if after is Status.CLOSED else []


def _before_closed(course: Course) -> list[Message]:
    """What was added after it had been evaluated is looked at as well."""
    found = _before_evaluated(course)
    if course.unanswered:
        found.append(
            message(
                "Areas for improvement without an action: %(count)s. Enter an action, or write why none is needed.",
                count=course.unanswered,
            )
        )
    return found


def _before_evaluated(course: Course) -> list[Message]:
    found = []
    if course.unrated:
        found.append(message("Objectives without a rating: %(count)s. Rate them.", count=course.unrated))
    if course.unexplained:
        found.append(
            message("Objectives that evaluators rated differently: %(count)s. Explain why.", count=course.unexplained)
        )
    return found


def _before_carried_out(course: Course) -> list[Message]:
    if not course.began:
        return [message("Enter when it began.")]
    if not course.ended and not course.has_duration:
        return [message("Enter when it ended.")]
    return []


def ends_before_it_begins(begin: str, end: str) -> bool:
    """By the moment where both are known, also over midnight and when clocks are changed; else by the day."""
    first, last = moment_of(begin), moment_of(end)
    if first and last:
        return last < first
    days = day_of(begin), day_of(end)
    return bool(days[0] and days[1] and days[1] < days[0])


def is_over(planned_end: str, today: date) -> bool:
    """Should it have been held by now?"""
    day = day_of(planned_end)
    return bool(day and day < today)


def refusal(status: Status) -> Message | None:
    """Why nothing is written in an exercise of this status, and what to do; None where it is written in."""
    if status is Status.CLOSED:
        return message("The exercise is closed. Reopen it first, with a reason, and then change it.")
    if status is Status.CANCELLED:
        return message("The exercise is cancelled. Take it up again first, and then change it.")
    return None
