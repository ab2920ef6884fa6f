"""What a draft lacks to be decided, and on which days it can be valid: truth tables."""

from datetime import date, timedelta

import pytest

from preparedness.guidelines.rules.approving import Decision, Said, lacks, lacks_changes, wrong_days

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


def test_what_a_draft_lacks() -> None:
    whole, untitled, empty = (
        Said("Swedish", "Rubrik", True),
        Said("English", " ", True),
        Said("Finnish", "Otsikko", False),
    )
    assert [len(lacks(texts)) for texts in ([], [whole], [whole, untitled], [empty], [Said("Thai", "", False)])] == [
        1, 0, 1, 1, 2,
    ]  # fmt: skip
    assert [bool(lacks_changes(*each)) for each in ((1, ""), (2, " \n"), (2, "Nytt"))] == [False, True, False]
