"""What counts as trying a capability, and how it stands with it: truth tables."""

from datetime import date, timedelta

import pytest

from preparedness.exercises.rules.planning import Stand, Trial, Tried, cells, is_due, tried, tries, urgency
from preparedness.exercises.states import Kind, Rating, Status
from preparedness.safe_points.capabilities import Capability

TODAY = date(2026, 6, 1)
POWER = Capability.POWER


def trial(day: date | None, status: Status = Status.CLOSED, number: int = 1, rating: Rating | None = None) -> Trial:
    return Trial(number, "Övning", day, status, {POWER: rating})


def test_ticks_objectives_and_measured_times_try_a_capability() -> None:
    found = tries([Capability.WATER, Capability.UNKNOWN], {Capability.HEAT: Rating.U}, [Kind.DOORS_OPEN, Kind.VISITORS])
    assert found == {Capability.HEAT: Rating.U, Capability.WATER: None, Capability.ACCESS: None}
    assert list(tries([], {}, Kind)) == [
        Capability.POWER, Capability.HEAT, Capability.FOOD, Capability.INFORMATION, Capability.CREW, Capability.ACCESS,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("trials", "months", "stand"),
    [
        ([], 12, Stand.NEVER),
        ([], None, Stand.NEVER),
        ([trial(TODAY, Status.PLANNED)], 12, Stand.NEVER),
        ([trial(TODAY, Status.CANCELLED)], 12, Stand.NEVER),
        ([trial(None)], 12, Stand.NEVER),
        ([trial(date(2025, 6, 1))], None, Stand.UNDECIDED),
        ([trial(date(2025, 5, 31))], 12, Stand.OVERDUE),
        ([trial(date(2025, 6, 1))], 12, Stand.SOON),
        ([trial(date(2025, 8, 30))], 12, Stand.SOON),
        ([trial(date(2025, 8, 31))], 12, Stand.TRIED),
        ([trial(date(2025, 8, 31)), trial(date(2020, 1, 1), number=9)], 12, Stand.TRIED),
    ],
)
def test_how_it_stands(trials: list[Trial], months: int | None, stand: Stand) -> None:
    [power, *others] = cells(trials, {POWER: months}, TODAY)
    assert power.stand is stand
    assert {each.stand for each in others} == {Stand.NEVER}


def test_the_latest_counts_and_the_next_planned_is_told() -> None:
    soon, later = TODAY + timedelta(days=10), TODAY + timedelta(days=90)
    trials = [trial(later, Status.PLANNED, 5), trial(soon, Status.PLANNED, 4), trial(date(2026, 1, 1), number=2)]
    trials += [trial(TODAY - timedelta(days=3), Status.PLANNED, 7), trial(date(2026, 1, 1), number=3, rating=Rating.U)]
    [power, *_] = cells(trials, {POWER: 12}, TODAY)
    assert power.last
    assert power.planned
    assert (power.last.exercise, power.planned.exercise, power.due) == (3, 4, date(2027, 1, 1))
    assert power.failed
    assert is_due(power)


def test_what_was_never_tried_comes_before_what_is_overdue_failed_or_due_soon() -> None:
    wanted = [
        cells([], {}, TODAY)[0],
        cells([trial(date(2020, 1, 1))], {POWER: 12}, TODAY)[0],
        cells([trial(date(2024, 1, 1))], {POWER: 12}, TODAY)[0],
        cells([trial(date(2026, 5, 1), rating=Rating.U)], {POWER: 12}, TODAY)[0],
        cells([trial(date(2025, 7, 1))], {POWER: 12}, TODAY)[0],
    ]
    assert sorted(wanted, key=urgency) == wanted
    assert not is_due(cells([trial(date(2026, 5, 1), rating=Rating.S)], {POWER: 12}, TODAY)[0])


@pytest.mark.parametrize(
    ("last", "group"),
    [
        (None, Tried.NEVER),
        (date(2025, 6, 1), Tried.YEAR),
        (date(2025, 5, 31), Tried.TWO_YEARS),
        (date(2024, 6, 1), Tried.TWO_YEARS),
        (date(2024, 5, 31), Tried.LONGER),
    ],
)
def test_when_a_point_was_last_tried(last: date | None, group: Tried) -> None:
    assert tried(last, TODAY) is group
