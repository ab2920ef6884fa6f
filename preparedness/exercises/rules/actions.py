"""What may become of an action: when it may be closed, in which exercise it may be verified, and what stands first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from preparedness.common.facts import Answer
from preparedness.common.messages import Message, message
from preparedness.common.times import day_of, moment_of
from preparedness.exercises.states import HELD, ActionState, Priority, Status

UNDER_WAY: Final = (ActionState.OPEN, ActionState.BEGUN)
CLOSED: Final = (ActionState.DONE, ActionState.DROPPED)
OPENS_AGAIN: Final = (Answer.PARTLY, Answer.NO)
"""What a later exercise shows of a thing that is not mended."""
LONGEST_AGO: Final = timedelta(days=3653)
"""Ten years: an action without an exercise was not done before."""
PRIORITIES: Final = list(Priority)
STATES: Final = list(ActionState)


@dataclass(frozen=True, slots=True)
class Known:
    """An action as the rules see it."""

    id: int
    state: ActionState
    priority: Priority = Priority.NORMAL
    due: date | None = None
    closed: date | None = None
    place: int | None = None
    """Number of its safe point."""
    exercise: int | None = None
    """Number of the exercise that it came from, and when that began."""
    exercise_began: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """An exercise as the rules see it."""

    id: int
    status: Status
    began: str = ""
    places: frozenset[int] = frozenset()


def is_overdue(action: Known, today: date) -> bool:
    return action.state in UNDER_WAY and action.due is not None and action.due < today


def lacks_proof(files: int, how: str) -> Message | None:
    """Nothing is closed on somebody's word alone."""
    if files or how.strip():
        return None
    return message("Write how it was shown to be done, or attach a file that shows it first.")


def rests_on_file(state: ActionState, files: int, how: str) -> Message | None:
    """Why the file may not be removed; None if it may."""
    if state is ActionState.DONE and files <= 1 and not how.strip():
        return message(
            "The action is closed on this file alone. Attach another file first, or reopen the action with a reason."
        )
    return None


def too_early(closed: date, exercise_began: str, today: date) -> Message | None:
    """Nothing is done before the exercise that showed it was lacking; else not longer ago than anybody remembers."""
    began = day_of(exercise_began)
    if began and closed < began:
        return message("Enter a day from %(day)s on: that is when the exercise was held.", day=began.isoformat())
    if not began and closed < today - LONGEST_AGO:
        return message("Enter a day in the last ten years.")
    return None


def may_remove(state: ActionState, files: int, *, from_observation: bool) -> bool:
    """Only what was entered by mistake, and on which nothing rests yet."""
    return state in UNDER_WAY and not files and not from_observation


def may_verify_in(action: Known, held: Held) -> bool:
    """Can this exercise have shown whether the action worked: held at its place, when it was done?"""
    day = day_of(held.began)
    return (
        action.state is ActionState.DONE
        and held.status in HELD
        and held.id != action.exercise
        and day is not None
        and (action.closed is None or day >= action.closed)
        and (action.place is None or action.place in held.places)
        and (action.exercise is None or _began_after(held.began, action.exercise_began))
    )


def _began_after(later: str, earlier: str) -> bool:
    """By the moment where both are known, else by the day: then the same day proves nothing."""
    moments = moment_of(later), moment_of(earlier)
    if moments[0] and moments[1]:
        return moments[0] > moments[1]
    days = day_of(later), day_of(earlier)
    return days[0] is not None and (days[1] is None or days[0] > days[1])


def urgency(action: Known) -> tuple[object, ...]:
    """The order of lists: what is under way before what is closed, the earliest day first, then the most important.

    What is overdue comes first by itself; what has no day comes last, and what was closed latest first.
    """
    if action.state in UNDER_WAY:
        return (0, action.due or date.max, PRIORITIES.index(action.priority), action.id)
    latest_first = -(action.closed or date.min).toordinal()
    return (1, latest_first, PRIORITIES.index(action.priority), action.id)


def in_order(actions: Iterable[Known]) -> list[Known]:
    return sorted(actions, key=urgency)
