"""When an action may be closed and in which exercise verified, and what stands first: truth tables."""

from datetime import date

import pytest

from preparedness.exercises.rules.actions import (
    Held,
    Known,
    in_order,
    is_overdue,
    lacks_proof,
    may_remove,
    may_verify_in,
    rests_on_file,
)
from preparedness.exercises.states import ActionState, Priority, Status

TODAY = date(2026, 6, 15)
DONE = Known(1, ActionState.DONE, closed=date(2026, 5, 1), place=7, exercise=3, exercise_began="2026-04-12")
LATER = Held(4, Status.CARRIED_OUT, "2026-05-12", frozenset({7, 8}))


@pytest.mark.parametrize(
    ("action", "held", "expected"),
    [
        (DONE, LATER, True),
        (DONE, Held(4, Status.CLOSED, "2026-05-01 09:00+02:00", frozenset({7})), True),
        (DONE, Held(4, Status.CARRIED_OUT, "2026-04-30", frozenset({7})), False),
        (DONE, Held(4, Status.CARRIED_OUT, "2026-05-12", frozenset({8})), False),
        (DONE, Held(4, Status.PLANNED, "2026-05-12", frozenset({7})), False),
        (DONE, Held(4, Status.CANCELLED, "2026-05-12", frozenset({7})), False),
        (DONE, Held(4, Status.CARRIED_OUT, "", frozenset({7})), False),
        (DONE, Held(3, Status.CARRIED_OUT, "2026-05-12", frozenset({7})), False),
        (Known(1, ActionState.DONE), Held(4, Status.EVALUATED, "2019-10-23"), True),
        (Known(1, ActionState.DONE, exercise=3, exercise_began="2026-05-12"), LATER, False),
        (
            Known(1, ActionState.DONE, exercise=3, exercise_began="2026-05-12 09:00+02:00"),
            Held(4, Status.CARRIED_OUT, "2026-05-12 13:00+02:00"),
            True,
        ),
        (Known(1, ActionState.BEGUN), LATER, False),
        (Known(1, ActionState.DROPPED), LATER, False),
    ],
)
def test_in_which_exercise_an_action_may_be_verified(action: Known, held: Held, expected: bool) -> None:
    assert may_verify_in(action, held) is expected


def test_nothing_is_closed_on_somebodys_word() -> None:
    assert [bool(lacks_proof(*each)) for each in ((0, ""), (0, "  \n"), (1, ""), (0, "Provad"))] == [
        True, True, False, False,
    ]  # fmt: skip
    done, begun = ActionState.DONE, ActionState.BEGUN
    rests = [rests_on_file(*each) for each in ((done, 1, ""), (done, 2, ""), (done, 1, "Provad"), (begun, 1, ""))]
    assert [bool(each) for each in rests] == [True, False, False, False]
    assert may_remove(ActionState.OPEN, 0, from_observation=False)
    assert not may_remove(ActionState.OPEN, 1, from_observation=False)
    assert not may_remove(ActionState.OPEN, 0, from_observation=True)
    assert not may_remove(ActionState.DROPPED, 0, from_observation=False)


def test_what_is_overdue_and_what_stands_first() -> None:
    late = Known(1, ActionState.BEGUN, due=date(2026, 6, 14))
    today = Known(2, ActionState.OPEN, due=TODAY)
    high, low = Known(3, ActionState.OPEN, Priority.HIGH), Known(4, ActionState.OPEN, Priority.LOW)
    done = Known(5, ActionState.DONE, due=date(2020, 1, 1), closed=date(2026, 1, 1))
    dropped = Known(6, ActionState.DROPPED, closed=date(2026, 2, 1))
    every = [done, low, dropped, high, today, late]
    assert [each.id for each in in_order(every)] == [1, 2, 3, 4, 6, 5]
    assert [each.id for each in every if is_overdue(each, TODAY)] == [1]
