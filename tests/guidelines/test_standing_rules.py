"""How versions stand on a day, when they are due, and who has read enough."""

from datetime import date

import pytest

from preparedness.guidelines.rules import reading, reviewing, standing
from preparedness.guidelines.rules.standing import Known
from preparedness.guidelines.states import Standing, VersionState

MARCH, MAY, JULY = date(2026, 3, 1), date(2026, 5, 1), date(2026, 7, 1)
DRAFT, REVIEW, APPROVED, WITHDRAWN = VersionState


def version(number: int, state: VersionState, day: date | None = None, *, again: bool = True) -> Known:
    return Known(number, number, state, day, again)


@pytest.mark.parametrize(
    ("versions", "today", "expected"),
    [
        ([version(1, DRAFT)], MAY, {1: Standing.DRAFT}),
        ([version(1, REVIEW)], MAY, {1: Standing.IN_REVIEW}),
        ([version(1, APPROVED, MAY)], MARCH, {1: Standing.COMING}),
        ([version(1, APPROVED, MAY)], MAY, {1: Standing.IN_FORCE}),
        (
            [version(1, APPROVED, MARCH), version(2, APPROVED, MAY), version(3, APPROVED, JULY)],
            MAY,
            {1: Standing.SUPERSEDED, 2: Standing.IN_FORCE, 3: Standing.COMING},
        ),
        (
            [version(1, APPROVED, MARCH), version(2, WITHDRAWN, MAY)],
            MAY,
            {1: Standing.SUPERSEDED, 2: Standing.WITHDRAWN},
        ),
        (
            [version(1, APPROVED, MARCH), version(2, WITHDRAWN, JULY)],
            MAY,
            {1: Standing.IN_FORCE, 2: Standing.WITHDRAWN},
        ),
        ([version(1, APPROVED, MARCH), version(2, DRAFT)], MAY, {1: Standing.IN_FORCE, 2: Standing.DRAFT}),
        ([version(1, APPROVED, MAY), version(2, APPROVED, MAY)], MAY, {1: Standing.SUPERSEDED, 2: Standing.IN_FORCE}),
    ],
)
def test_each_version_stands_by_the_day(versions: list[Known], today: date, expected: dict[int, Standing]) -> None:
    assert {each.number: standing.standing(each, versions, today) for each in versions} == expected
    holds = standing.in_force(versions, today)
    assert [each for each in expected if expected[each] is Standing.IN_FORCE] == ([holds.number] if holds else [])


def test_of_what_holds_no_more_the_last_is_shown() -> None:
    versions = [version(1, APPROVED, MARCH), version(2, WITHDRAWN, MAY), version(3, DRAFT)]
    found = standing.shown(versions, JULY)
    assert found
    assert found.number == 2
    assert standing.shown([version(1, DRAFT)], JULY) is None


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 5, 12), 24, date(2028, 5, 12)),
    ],
)
def test_so_many_months_later(day: date, months: int, expected: date) -> None:
    assert reviewing.months_after(day, months) == expected


def test_a_review_counts_from_the_later_of_valid_from_and_last_review() -> None:
    assert reviewing.review_due(MARCH, None, 12) == date(2027, 3, 1)
    assert reviewing.review_due(MARCH, MAY, 12) == date(2027, 5, 1)
    assert reviewing.review_due(JULY, MAY, 12) == date(2027, 7, 1)
    assert reviewing.review_due(MARCH, MAY, None) is None


def test_a_checklist_never_run_is_due_since_it_held() -> None:
    assert reviewing.run_due(None, 1, MARCH) == MARCH
    assert reviewing.run_due(MAY, 1, MARCH) == date(2026, 6, 1)
    assert reviewing.run_due(MAY, None, MARCH) is None


@pytest.mark.parametrize(
    ("versions", "enough"),
    [
        ([version(1, APPROVED, MARCH, again=False)], 1),
        ([version(1, APPROVED, MARCH), version(2, APPROVED, MAY, again=False)], 1),
        ([version(1, APPROVED, MARCH), version(2, APPROVED, MAY)], 2),
        ([version(1, APPROVED, MARCH), version(2, APPROVED, JULY)], 1),
        ([version(1, APPROVED, MARCH), version(2, APPROVED, MARCH), version(3, APPROVED, MAY, again=False)], 2),
        ([version(1, APPROVED, MARCH), version(2, WITHDRAWN, MAY)], None),
        ([version(1, DRAFT)], None),
    ],
)
def test_which_reading_is_enough(versions: list[Known], enough: int | None) -> None:
    assert reading.needed(versions, date(2026, 6, 1)) == enough


def test_reading_a_later_version_is_enough_an_earlier_is_not() -> None:
    assert reading.has_read([2], 2)
    assert reading.has_read([3], 2)
    assert not reading.has_read([1], 2)
    assert not reading.has_read([], 1)
    assert not reading.has_read([5], None)
