"""Which entries count, how long it took, and what cannot be true."""

from datetime import UTC, datetime, timedelta

import pytest

from preparedness.exercises.rules.times import (
    Figures,
    Logged,
    before_decision,
    counting,
    figures,
    minutes_from_decision,
    refusal,
    untimed,
)
from preparedness.exercises.states import Kind

NOON = datetime(2026, 5, 12, 10, tzinfo=UTC)


def at(number: int, kind: Kind, minutes: float, place: int | None = 1, **more: object) -> Logged:
    return Logged(number, kind, NOON + timedelta(minutes=minutes), place, **more)  # type: ignore[arg-type]


def test_of_two_who_saw_it_the_first_counts() -> None:
    found = counting([at(1, Kind.DOORS_OPEN, 32), at(2, Kind.DOORS_OPEN, 30), at(3, Kind.DECISION, 0)], 1)
    assert [(kind, entry.id) for kind, entry in found.items()] == [(Kind.DECISION, 3), (Kind.DOORS_OPEN, 2)]


def test_what_is_struck_out_does_not_count() -> None:
    found = counting([at(1, Kind.DOORS_OPEN, 30, struck=True), at(2, Kind.DOORS_OPEN, 40)], 1)
    assert found[Kind.DOORS_OPEN].id == 2


def test_a_decision_for_all_points_holds_where_a_point_has_none_of_its_own() -> None:
    entries = [at(1, Kind.DECISION, 0, None), at(2, Kind.DECISION, 10, 2)]
    entries += [at(3, Kind.DOORS_OPEN, 40, 1), at(4, Kind.DOORS_OPEN, 40, 2)]
    assert minutes_from_decision(counting(entries, 1)) == {Kind.DOORS_OPEN: 40}
    assert minutes_from_decision(counting(entries, 2)) == {Kind.DOORS_OPEN: 30}


def test_without_a_decision_nothing_is_counted_from_it() -> None:
    assert minutes_from_decision(counting([at(1, Kind.DOORS_OPEN, 40)], 1)) == {}


def test_over_the_night_in_which_clocks_go_back_an_hour_more_passes() -> None:
    before = datetime(2026, 10, 24, 22, tzinfo=UTC)  # midnight in Sweden
    entries = [Logged(1, Kind.DECISION, before), Logged(2, Kind.DOORS_OPEN, datetime(2026, 10, 25, 3, tzinfo=UTC))]
    assert minutes_from_decision(counting(entries, None))[Kind.DOORS_OPEN] == 5 * 60, "04:00 on the clock"


def test_figures() -> None:
    entries = [
        at(1, Kind.VISITORS, 1, value=12), at(2, Kind.VISITORS, 2, value=30), at(3, Kind.VISITORS, 3, value=7),
        at(4, Kind.FUEL_USED, 1, value=20), at(5, Kind.FUEL_USED, 60, value=18.5),
        at(6, Kind.INDOOR, 1, value=-3), at(7, Kind.INDOOR, 2, value=18), at(8, Kind.INDOOR, 3, value=40, struck=True),
        at(9, Kind.VISITORS, 1, 2, value=99), at(10, Kind.VISITORS, 1, None, value=98),
    ]  # fmt: skip
    assert figures(entries, 1) == Figures(30, 18.5, -3, 18)
    assert figures([], 1) == Figures()


CASES = [
    # kind, minutes, place, what is said
    (Kind.DOORS_OPEN, 5, 1, None),
    (Kind.DOORS_OPEN, -5, 1, "not before the decision"),
    (Kind.DOORS_OPEN, -5, 2, "not before the decision"),
    (Kind.DECISION, 25, 1, "not after what followed"),
    (Kind.DECISION, 15, 1, None),
    (Kind.VISITORS, -50, 1, None),
    (Kind.OWN_TIME, -50, 1, None),
]


@pytest.mark.parametrize(("kind", "minutes", "place", "says"), CASES)
def test_a_time_before_the_decision_is_refused(kind: Kind, minutes: float, place: int, says: str | None) -> None:
    """The decision holds for all points; the first host came to point 1 after 20 minutes."""
    entries = [at(1, Kind.DECISION, 0, None), at(2, Kind.FIRST_HOST, 20, 1)]
    found = refusal(entries, at(0, kind, minutes, place))
    assert (found is None) if says is None else (found is not None and says in found.text)


def test_correcting_the_decision_itself() -> None:
    entries = [at(1, Kind.DECISION, 0, None), at(2, Kind.FIRST_HOST, 20, 1)]
    assert refusal(entries, at(1, Kind.DECISION, 19, None)) is None
    assert refusal(entries, at(1, Kind.DECISION, 21, None)) is not None


def test_what_was_tapped_before_the_decision_is_pointed_out() -> None:
    entries = [at(1, Kind.DECISION, 0), at(2, Kind.FIRST_HOST, -3), at(3, Kind.DOORS_OPEN, 10)]
    assert [entry.id for entry in before_decision(entries, 1)] == [2]
    assert Kind.FIRST_HOST not in minutes_from_decision(counting(entries, 1))


@pytest.mark.parametrize(
    ("began", "ended", "found"),
    [
        ("2026-05-11 09:00+02:00", "2026-05-12 13:00+02:00", NOON + timedelta(hours=1)),
        ("2026-05-12 13:00+02:00", "", NOON + timedelta(hours=1)),
        ("2026-05-12 13:00+02:00", "2026-05-12", NOON + timedelta(hours=1)),
        ("2026-05-11 13:00+02:00", "2026-05-12", NOON),
        ("2026-05-12", "", NOON),
        ("2026-05-13", "", NOON + timedelta(hours=22)),
        ("", "", None),
    ],
)
def test_what_nobody_noted_the_time_of_is_of_the_exercises_last_day(
    began: str, ended: str, found: datetime | None
) -> None:
    assert untimed(began, ended, now=datetime(2026, 5, 13, 8, tzinfo=UTC)) == found
