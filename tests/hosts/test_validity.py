"""Truth tables: until when training holds, and how it stands on a day."""

from datetime import date

import pytest

from preparedness.hosts.rules.facts import Done
from preparedness.hosts.rules.validity import FOR_EVER, State, last_day, validity
from tests.hosts._facts import course

YEAR = course(1)
"""Twelve months, to be renewed within the last 90 days."""
EVER = course(1, months=None)
LEAP_DAY = date(2024, 2, 29)
FIRST, LAST, WINDOW = date(2024, 5, 10), date(2025, 5, 10), date(2025, 2, 9)
"""Completed; the last day on which it holds; the first on which it is time to renew it."""


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2024, 5, 9), State.MISSING),
        (FIRST, State.VALID),
        (date(2025, 2, 8), State.VALID),
        (WINDOW, State.RENEW),
        (LAST, State.RENEW),
        (date(2025, 5, 11), State.EXPIRED),
        (date(2035, 1, 1), State.EXPIRED),
    ],
)
def test_how_it_stands_from_before_the_first_day_to_after_the_last(day: date, state: State) -> None:
    found = validity(YEAR, [Done(1, FIRST)], day)
    assert found.state is state
    assert found.holds is (state in (State.VALID, State.RENEW))
    assert (found.until, found.done_on) == ((None, None) if state is State.MISSING else (LAST, FIRST))


@pytest.mark.parametrize(
    ("done", "last"),
    [
        ([], None),
        ([Done(1, LEAP_DAY)], date(2025, 2, 28)),
        ([Done(1, LEAP_DAY), Done(1, date(2024, 12, 24))], date(2026, 2, 28)),
        ([Done(1, date(2023, 2, 28))], date(2024, 2, 28)),
        ([Done(1, FIRST), Done(1, WINDOW)], date(2026, 5, 10)),
        ([Done(1, FIRST), Done(1, LAST)], date(2026, 5, 10)),
        ([Done(1, LAST), Done(1, FIRST)], date(2026, 5, 10)),
        ([Done(1, FIRST), Done(1, date(2025, 2, 8))], date(2026, 2, 8)),
        ([Done(1, FIRST), Done(1, date(2025, 5, 11))], date(2026, 5, 11)),
        ([Done(1, FIRST), Done(1, WINDOW), Done(1, date(2025, 3, 1))], date(2026, 5, 10)),
        ([Done(1, FIRST), Done(1, WINDOW), Done(1, date(2026, 4, 1))], date(2027, 5, 10)),
        ([Done(1, FIRST, date(2024, 8, 31))], date(2024, 8, 31)),
        ([Done(1, FIRST, date(2027, 1, 1))], date(2027, 1, 1)),
        ([Done(1, FIRST, date(2024, 8, 31)), Done(1, date(2024, 8, 1))], date(2025, 8, 31)),
        ([Done(1, FIRST), Done(1, WINDOW, date(2025, 6, 1))], date(2025, 6, 1)),
        ([Done(1, FIRST, date(2030, 1, 1)), Done(1, date(2025, 6, 1))], date(2030, 1, 1)),
    ],
    ids=[
        "never", "leap day", "leap day, renewed in the window", "to a leap year", "first day of the window",
        "last day", "in any order", "day before the window", "day after it ran out", "again after a renewal",
        "in the window of the renewal", "certificate, shorter", "certificate, longer",
        "in the window before the certificate's day", "certificate goes before the window", "the longest holds",
    ],
)  # fmt: skip
def test_the_last_day(done: list[Done], last: date | None) -> None:
    assert last_day(YEAR, done) == last


def test_without_months_it_never_runs_out() -> None:
    assert last_day(EVER, [Done(1, FIRST)]) == FOR_EVER
    assert last_day(EVER, [Done(1, FIRST), Done(1, LAST)]) == FOR_EVER
    found = validity(EVER, [Done(1, FIRST)], date(2099, 1, 1))
    assert (found.state, found.until, found.done_on) == (State.VALID, None, FIRST)


def test_a_certificate_that_says_until_when_runs_out_though_the_course_does_not() -> None:
    found = validity(EVER, [Done(1, FIRST, LAST)], date(2025, 5, 11))
    assert (found.state, found.until) == (State.EXPIRED, LAST)
    assert last_day(EVER, [Done(1, FIRST, LAST), Done(1, date(2025, 1, 1))]) == FOR_EVER


def test_what_is_completed_later_and_other_courses_are_not_looked_at() -> None:
    done = [Done(1, FIRST), Done(1, date(2025, 5, 1)), Done(2, date(2025, 1, 1), date(2099, 1, 1))]
    before = validity(YEAR, done, date(2025, 4, 30))
    assert (before.state, before.until, before.done_on) == (State.RENEW, LAST, FIRST)
    after = validity(YEAR, done, date(2025, 5, 1))
    assert (after.state, after.until, after.done_on) == (State.VALID, date(2026, 5, 10), date(2025, 5, 1))


def test_two_records_of_one_day_do_not_renew_each_other() -> None:
    """A window as long as the course holds, and the same course under two names: see `knowing`."""
    wide = course(1, window=400)
    assert last_day(wide, [Done(1, FIRST), Done(1, FIRST)]) == LAST
    assert last_day(wide, [Done(1, FIRST, date(2025, 9, 1)), Done(1, FIRST)]) == date(2025, 9, 1)
    assert last_day(wide, [Done(1, FIRST), Done(1, date(2024, 5, 11))]) == date(2026, 5, 10)


def test_without_a_window_only_the_last_day_itself_renews() -> None:
    strict = course(1, window=0)
    assert last_day(strict, [Done(1, FIRST), Done(1, date(2025, 5, 9))]) == date(2026, 5, 9)
    assert last_day(strict, [Done(1, FIRST), Done(1, LAST)]) == date(2026, 5, 10)
    assert validity(strict, [Done(1, FIRST)], date(2025, 5, 9)).state is State.VALID
    assert validity(strict, [Done(1, FIRST)], LAST).state is State.RENEW
