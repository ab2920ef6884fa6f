"""The full matrix of steps: from which status to which, from which opening state to which, and when facts are stale."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from preparedness.safe_points.rules import steps
from preparedness.safe_points.states import OpeningState, Status

P, D, B, O, W = Status  # noqa: E741
POSSIBLE = {(P, D), (P, W), (D, B), (D, P), (D, W), (B, O), (B, D), (B, W), (O, B), (O, W), (W, P)}
EXPLAINED = {(P, W), (D, P), (D, W), (B, D), (B, W), (O, B), (O, W), (W, P)}
SHUT, PREPARING, OPEN, FULL, CLOSING = OpeningState
DOORS = {
    (SHUT, PREPARING), (SHUT, OPEN), (PREPARING, OPEN), (PREPARING, SHUT), (OPEN, FULL), (OPEN, CLOSING), (OPEN, SHUT),
    (FULL, OPEN), (FULL, CLOSING), (FULL, SHUT), (CLOSING, SHUT), (CLOSING, OPEN),
}  # fmt: skip


def refusal(before: Status, after: Status, **facts: Any) -> str | None:
    settled: dict[str, Any] = {"missing": [], "decision": True, "is_open": False, "reason": "Beslut"} | facts
    refused = steps.refuse_step(before, after, **settled)
    return refused.text if refused else None


@pytest.mark.parametrize(("before", "after"), list(product(Status, Status)))
def test_which_steps_are_possible(before: Status, after: Status) -> None:
    assert (refusal(before, after) is None) is ((before, after) in POSSIBLE)


@pytest.mark.parametrize(("before", "after"), sorted(POSSIBLE))
def test_which_steps_need_a_reason(before: Status, after: Status) -> None:
    assert (refusal(before, after, reason="") is not None) is ((before, after) in EXPLAINED)
    assert steps.needs_reason(before, after) is ((before, after) in EXPLAINED)


@pytest.mark.parametrize(("before", "after"), sorted(POSSIBLE))
def test_only_a_designated_point_needs_the_decision(before: Status, after: Status) -> None:
    refused = refusal(before, after, decision=False)
    assert refused == ("Enter the decision first: who decided, and when." if after is D else None)


@pytest.mark.parametrize(("before", "after"), sorted(POSSIBLE))
def test_only_operational_needs_everything(before: Status, after: Status) -> None:
    refused = refusal(before, after, missing=["Address"])
    assert refused == ("Complete first what is missing: %(labels)s." if after is O else None)


def test_what_is_missing_is_named() -> None:
    refused = steps.refuse_step(B, O, missing=["Adress", "Tak"], decision=True, is_open=False, reason="")
    assert refused
    assert refused.values == {"labels": "Adress, Tak"}


@pytest.mark.parametrize(("before", "after"), sorted(POSSIBLE))
def test_a_point_that_is_open_is_closed_before_it_disappears_from_the_public(before: Status, after: Status) -> None:
    refused = refusal(before, after, is_open=True)
    assert (refused is not None) is (after in (W, P))


@pytest.mark.parametrize(
    ("days", "registration", "refused"),
    [(-1, False, True), (0, False, False), (1, False, False), (-1, True, False), (0, True, False)],
)
def test_steps_follow_each_other(days: int, registration: bool, refused: bool) -> None:
    last = date(2026, 11, 21)
    assert bool(steps.refuse_day(last + timedelta(days=days), last, registration=registration)) is refused


@pytest.mark.parametrize("now", OpeningState)
def test_only_doors_that_can_follow_are_offered(now: OpeningState) -> None:
    offered = steps.doors_offered(now)
    assert {(now, after) for after in offered} - {(now, now)} == {pair for pair in DOORS if pair[0] is now}
    assert (now in offered) is (now is not SHUT)


@pytest.mark.parametrize(("before", "after"), list(product(OpeningState, OpeningState)))
def test_which_doors_are_possible(before: OpeningState, after: OpeningState) -> None:
    refused = steps.refuse_opening(O, before, after)
    assert (refused is None) is ((before, after) in DOORS or before is after)


@pytest.mark.parametrize("status", Status)
def test_which_points_may_open(status: Status) -> None:
    assert (steps.refuse_opening(status, SHUT, OPEN) is None) is (status in (D, B, O))


@pytest.mark.parametrize("states", [steps.NEXT, steps.OPENING_NEXT])
def test_every_state_leads_somewhere_and_none_to_itself(states: dict[Any, tuple[Any, ...]]) -> None:
    kind: Any = type(next(iter(states)))
    assert set(states) == set(kind)
    assert all(after and state not in after and len(set(after)) == len(after) for state, after in states.items())


@pytest.mark.parametrize(
    ("days", "stale"), [(None, True), (0, False), (364, False), (365, False), (366, True), (-1, False)]
)
def test_facts_are_stale_after_more_than_a_year(days: int | None, stale: bool) -> None:
    today = date(2026, 11, 21)
    checked = None if days is None else today - timedelta(days=days)
    assert steps.is_stale(checked, today) is stale
