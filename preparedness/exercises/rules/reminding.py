"""What there is to be reminded of on a day: actions that are due, exercises that are near, late or not evaluated.

A thing is due once for what it is and the day that it is about: an action with a new last day is due anew when that
one comes near.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from preparedness.common.facts import Choice
from preparedness.common.times import day_of
from preparedness.exercises.rules.status import is_over
from preparedness.exercises.states import Status

SOON: Final = timedelta(days=14)
EVALUATE: Final = timedelta(days=30)
RUNS: Final = timedelta(days=3)
"""So long an exercise runs before somebody is asked whether it has ended, where its planned end is not known."""


class Kind(Choice):
    """What it is about; the order is that of the page and of the letters."""

    OVERDUE = "overdue", "Overdue actions", "försenade åtgärder"
    DUE = "due", "Actions due within 14 days", "åtgärder inom 14 dagar"
    SOON = "soon", "Exercises in the coming 14 days", "övningar de närmaste 14 dagarna"
    RUNNING = "running", "Exercises still running", "övningar som fortfarande pågår"
    NOT_HELD = "not_held", "Exercises that should have been held", "övningar som borde ha hållits"
    NOT_EVALUATED = "not_evaluated", "Not evaluated after 30 days", "inte utvärderade efter 30 dagar"


OF_ACTIONS: Final = (Kind.OVERDUE, Kind.DUE)


@dataclass(frozen=True, slots=True)
class Todo:
    """An action that is under way and has a last day."""

    id: int
    municipality: str
    due: date
    owner: int | None = None
    """Number of the account of who answers for it."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An exercise that is planned, or carried out and not evaluated; days or times as they are kept."""

    id: int
    municipality: str
    status: Status
    planned_begin: str = ""
    planned_end: str = ""
    began: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to be reminded of: `day` is when it is due, is held, began, should have been held or was."""

    kind: Kind
    day: date
    municipality: str
    number: int
    owner: int | None = None

    @property
    def is_action(self) -> bool:
        return self.kind in OF_ACTIONS

    @property
    def subject(self) -> str:
        """The letter tells it from what the hosts' room reminds of."""
        return f"{'a' if self.is_action else 'e'}{self.number}"

    def key(self, account_id: int) -> str:
        """What is kept of having reminded somebody: whom, of what and until when, without a name."""
        return f"{account_id}:{self.kind.value}:{self.subject}:{self.day}"


def due(actions: Iterable[Todo], exercises: Iterable[Planned], today: date) -> list[Due]:
    """Everything that is due on a day, the earliest day first within each kind."""
    found = [each for action in actions if (each := _of_action(action, today))]
    found += [each for exercise in exercises if (each := _of_exercise(exercise, today))]
    order = list(Kind)
    return sorted(found, key=lambda each: (order.index(each.kind), each.day, each.number))


def _of_action(action: Todo, today: date) -> Due | None:
    if action.due > today + SOON:
        return None
    kind = Kind.OVERDUE if action.due < today else Kind.DUE
    return Due(kind, action.due, action.municipality, action.id, action.owner)


def _of_exercise(exercise: Planned, today: date) -> Due | None:
    if exercise.status is Status.CARRIED_OUT:
        held = day_of(exercise.ended or exercise.began)
        late = held is not None and held < today - EVALUATE
        return Due(Kind.NOT_EVALUATED, held, exercise.municipality, exercise.id) if held and late else None
    if exercise.status is not Status.PLANNED:
        return None
    if exercise.began and not exercise.ended:
        return _running(exercise, today)
    last = exercise.planned_end or exercise.planned_begin
    end, begin = day_of(last), day_of(exercise.planned_begin)
    if end and is_over(last, today):
        return Due(Kind.NOT_HELD, end, exercise.municipality, exercise.id)
    soon = begin is not None and today <= begin <= today + SOON and not exercise.began
    return Due(Kind.SOON, begin, exercise.municipality, exercise.id) if begin and soon else None


def _running(exercise: Planned, today: date) -> Due | None:
    """It was held, but nobody has said that it ended."""
    began = day_of(exercise.began)
    too_long = began is not None and began < today - RUNS
    late = is_over(exercise.planned_end, today) if exercise.planned_end else too_long
    return Due(Kind.RUNNING, began, exercise.municipality, exercise.id) if began and late else None
