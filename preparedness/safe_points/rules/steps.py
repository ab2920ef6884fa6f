"""Sensible steps: from which status to which, and from which opening state to which."""

from collections.abc import Sequence
from datetime import date, timedelta

from preparedness.common.messages import Message, message
from preparedness.safe_points.states import OpeningState, Status

NEXT: dict[Status, tuple[Status, ...]] = {
    Status.PROPOSED: (Status.DESIGNATED, Status.WITHDRAWN),
    Status.DESIGNATED: (Status.BEING_EQUIPPED, Status.PROPOSED, Status.WITHDRAWN),
    Status.BEING_EQUIPPED: (Status.OPERATIONAL, Status.DESIGNATED, Status.WITHDRAWN),
    Status.OPERATIONAL: (Status.BEING_EQUIPPED, Status.WITHDRAWN),
    Status.WITHDRAWN: (Status.PROPOSED,),
}
BACKWARDS = {
    (Status.DESIGNATED, Status.PROPOSED),
    (Status.BEING_EQUIPPED, Status.DESIGNATED),
    (Status.OPERATIONAL, Status.BEING_EQUIPPED),
    (Status.WITHDRAWN, Status.PROPOSED),
}
MAY_OPEN = {Status.DESIGNATED, Status.BEING_EQUIPPED, Status.OPERATIONAL}
PUBLIC = MAY_OPEN
"""Statuses of which residents may know: a proposal is not decided, a withdrawn point is no more."""
OPENING_NEXT: dict[OpeningState, tuple[OpeningState, ...]] = {
    OpeningState.NOT_OPEN: (OpeningState.PREPARING, OpeningState.OPEN),
    OpeningState.PREPARING: (OpeningState.OPEN, OpeningState.NOT_OPEN),
    OpeningState.OPEN: (OpeningState.FULL, OpeningState.CLOSING, OpeningState.NOT_OPEN),
    OpeningState.FULL: (OpeningState.OPEN, OpeningState.CLOSING, OpeningState.NOT_OPEN),
    OpeningState.CLOSING: (OpeningState.NOT_OPEN, OpeningState.OPEN),
}
CHECK_INTERVAL = timedelta(days=365)
"""A group of facts that nobody has verified for longer counts as stale: our interval, a year."""


def needs_reason(before: Status, after: Status) -> bool:
    """A step back and an end are explained."""
    return (before, after) in BACKWARDS or after is Status.WITHDRAWN


def refuse_step(
    before: Status, after: Status, *, missing: Sequence[str], decision: bool, is_open: bool, reason: str
) -> Message | None:
    """Why a point may not take this step, or None. `missing` are labels of unmet requirements."""
    if after not in NEXT[before]:
        return message("That step is not possible from where the point stands now. Reload the page and choose again.")
    if after is Status.DESIGNATED and not decision:
        return message("Enter the decision first: who decided, and when.")
    if after is Status.OPERATIONAL and missing:
        return message("Complete first what is missing: %(labels)s.", labels=", ".join(missing))
    if after in (Status.WITHDRAWN, Status.PROPOSED) and is_open:
        return message("Close the point first: residents see it as open.")
    if needs_reason(before, after) and not reason:
        return message("Enter a reason: it stays in the point's history.")
    return None


def refuse_day(day: date, last: date, *, registration: bool) -> Message | None:
    """Why a step may not hold from this day, or None: steps follow each other. `last` is the day of the one before.

    The day on which a point was registered does not bind: decisions are often older than the register.
    """
    if day < last and not registration:
        return message("Enter %(day)s or later: the point's latest step is of that day.", day=last)
    return None


def refuse_opening(status: Status, before: OpeningState, after: OpeningState) -> Message | None:
    """Why a point may not get this opening state, or None. Correcting the message of the same state is allowed."""
    if status not in MAY_OPEN:
        return message("Only a point that has been designated can open.")
    if after is not before and after not in OPENING_NEXT[before]:
        return message("That is not possible from the present opening state. Reload the page and choose again.")
    return None


def doors_offered(now: OpeningState) -> tuple[OpeningState, ...]:
    """Those that can follow, and the present state where its message can be corrected: shut doors have none."""
    return OPENING_NEXT[now] if now is OpeningState.NOT_OPEN else (now, *OPENING_NEXT[now])


def is_stale(verified_on: date | None, today: date) -> bool:
    """Has nobody said within the interval that these facts are right?"""
    return verified_on is None or today - verified_on > CHECK_INTERVAL
