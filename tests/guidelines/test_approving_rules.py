"""What readers are told, and on which days a version can be valid: truth tables."""

from datetime import date, timedelta

import pytest

from preparedness.guidelines.rules.approving import Decision, unusual, wrong_days

TODAY = date(2026, 6, 15)
DAY = timedelta(days=1)
LONG_AGO = date(2025, 3, 1)


@pytest.mark.parametrize(
    ("decision", "before", "wrong"),
    [
        (Decision(TODAY, TODAY), None, set()),
        (Decision(TODAY, TODAY + DAY), LONG_AGO, set()),
        (Decision(None, None), None, {"decided_on", "valid_from"}),
        (Decision(None, TODAY), None, {"decided_on"}),
        (Decision(TODAY + DAY, TODAY + DAY), None, {"decided_on"}),
        (Decision(TODAY, TODAY - DAY, since_then=True), None, {"valid_from"}),
        (Decision(LONG_AGO, TODAY - DAY), None, {"since_then"}),
        (Decision(LONG_AGO, TODAY - DAY, since_then=True), None, set()),
        (Decision(LONG_AGO, LONG_AGO, since_then=True), LONG_AGO, set()),
        (Decision(LONG_AGO, LONG_AGO, since_then=True), LONG_AGO + DAY, {"valid_from"}),
        (Decision(LONG_AGO, TODAY), TODAY + DAY, {"valid_from"}),
    ],
)
def test_on_which_days_a_version_can_be_valid(decision: Decision, before: date | None, wrong: set[str]) -> None:
    assert set(wrong_days(decision, before, TODAY)) == wrong


@pytest.mark.parametrize(
    ("valid_from", "review", "told"),
    [
        (None, None, ""),
        (date(2027, 6, 15), None, ""),
        (date(2027, 6, 16), None, "a year ahead"),
        (TODAY + 9 * DAY, TODAY + 9 * DAY, ""),
        (TODAY + 9 * DAY, TODAY + 8 * DAY, "to be reviewed by"),
        (TODAY + 9 * DAY, LONG_AGO, "to be reviewed by"),
        (TODAY, LONG_AGO, ""),
    ],
)
def test_about_which_days_is_asked(valid_from: date | None, review: date | None, told: str) -> None:
    asked = unusual(valid_from, review, TODAY)
    assert bool(asked) == bool(told)
    assert told in (asked.text if asked else "")
