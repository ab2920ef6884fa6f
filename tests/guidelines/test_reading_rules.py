"""What has to be read, by when, and what there is to be reminded of: truth tables."""

from datetime import date

import pytest

from preparedness.guidelines.rules import reading
from preparedness.guidelines.rules.reading import Enough, Progress
from preparedness.guidelines.rules.reminding import Kind, Reading, Run, Watched, apart, due
from preparedness.guidelines.rules.standing import Known
from preparedness.guidelines.states import VersionState

pytestmark = pytest.mark.sqlite_only
TODAY = date(2026, 11, 25)
FIRST, SECOND = date(2026, 1, 1), date(2026, 9, 1)
APPROVED, WITHDRAWN = VersionState.APPROVED, VersionState.WITHDRAWN


def version(number: int, valid_from: date | None, state: VersionState = APPROVED, *, again: bool = True) -> Known:
    return Known(number, number, state, valid_from, again)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([], None),
        ([version(1, None, VersionState.DRAFT)], None),
        ([version(1, FIRST)], Enough(1, FIRST)),
        ([version(1, FIRST), version(2, SECOND)], Enough(2, SECOND)),
        ([version(1, FIRST), version(2, SECOND, again=False)], Enough(1, FIRST)),
        ([version(1, FIRST, again=False)], Enough(1, FIRST)),
        ([version(1, FIRST), version(2, date(2026, 12, 24))], Enough(1, FIRST)),
        ([version(1, FIRST), version(2, SECOND, WITHDRAWN)], None),
        ([version(1, FIRST, WITHDRAWN), version(2, SECOND, again=False)], Enough(1, FIRST)),
        (
            [version(1, FIRST), version(2, None, WITHDRAWN), version(3, SECOND, again=False)],
            Enough(1, FIRST),
        ),
    ],
)
def test_which_version_is_enough(versions: list[Known], expected: Enough | None) -> None:
    assert reading.enough(versions, TODAY) == expected
    assert reading.needed(versions, TODAY) == (expected.number if expected else None)


@pytest.mark.parametrize(
    ("asked_on", "due_on", "since", "expected"),
    [
        (date(2026, 10, 1), None, FIRST, None),
        (date(2026, 10, 1), date(2026, 10, 15), FIRST, date(2026, 10, 15)),
        (date(2026, 2, 1), date(2026, 2, 15), SECOND, date(2026, 9, 15)),
        (date(2026, 2, 1), date(2026, 1, 1), SECOND, SECOND),
    ],
)
def test_a_new_version_gives_as_long_as_the_first(
    asked_on: date, due_on: date | None, since: date, expected: date | None
) -> None:
    assert reading.due(asked_on, due_on, since) == expected


def test_who_has_read_is_not_late() -> None:
    second = Enough(2, SECOND)
    late = reading.progress([1], second, TODAY, FIRST, date(2026, 1, 15))
    assert late == Progress(second, read=False, last=1, due=date(2026, 9, 15), late=True)
    assert late.waits
    assert not reading.progress([2, 1], second, TODAY, FIRST, date(2026, 1, 15)).late
    assert not reading.progress([], None, TODAY, FIRST, FIRST).waits


def kinds(
    *, watched: Watched | None = None, readings: tuple[Reading, ...] = (), runs: tuple[Run, ...] = ()
) -> list[Kind]:
    return [each.kind for each in due([watched] if watched else [], readings, runs, TODAY)]


@pytest.mark.parametrize(
    ("valid_from", "expected"),
    [
        (date(2024, 10, 25), [Kind.REVIEW_LATE]),
        (date(2024, 11, 24), [Kind.REVIEW_DUE]),
        (date(2024, 11, 25), [Kind.REVIEW_DUE]),
        (date(2024, 11, 26), [Kind.REVIEW_SOON]),
        (date(2025, 1, 24), [Kind.REVIEW_SOON]),
        (date(2025, 1, 25), []),
    ],
)
def test_reviews(valid_from: date, expected: list[Kind]) -> None:
    assert kinds(watched=Watched(1, "0684", 24, [version(1, valid_from)])) == expected
    assert kinds(watched=Watched(1, "0684", None, [version(1, valid_from)])) == []


def test_versions_on_their_way() -> None:
    waits = Watched(1, "0684", None, [version(1, None, VersionState.IN_REVIEW)], submitted_on=date(2026, 11, 10))
    assert kinds(watched=waits) == [Kind.IN_REVIEW]
    assert kinds(watched=Watched(1, "0684", None, [], submitted_on=date(2026, 11, 11))) == []
    soon, later = date(2026, 12, 9), date(2026, 12, 10)
    assert kinds(watched=Watched(1, "0684", None, [version(1, FIRST), version(2, soon)])) == [Kind.COMING]
    assert kinds(watched=Watched(1, "0684", None, [version(1, FIRST), version(2, later)])) == []


def one(due_on: date | None, account: int | None = 7) -> Reading:
    return Reading(5, "0684", FIRST, reading.progress([], Enough(2, SECOND), TODAY, SECOND, due_on), account)


def test_readers_one_by_one_and_counted() -> None:
    assert kinds(readings=(one(None),)) == [Kind.READ]
    assert kinds(readings=(one(date(2026, 12, 3)),)) == [Kind.READ]
    assert kinds(readings=(one(date(2026, 12, 2)),)) == [Kind.READ_DUE]
    assert kinds(readings=(one(TODAY),)) == [Kind.READ_DUE]
    late = [one(date(2026, 11, 24)), one(date(2026, 11, 20), account=None)]
    found = due([], late, [], TODAY)
    assert [(each.kind, each.day.day, each.count) for each in found] == [
        (Kind.READ_LATE, 24, 0),
        (Kind.READERS_LATE, 24, 2),
    ]
    assert [each.key(3) for each in found] == ["3:read_late:g5m0684:2026-11-24", "3:readers_late:g5m0684:2026-11-24"]
    [asked] = due([], [one(None)], [], TODAY)
    assert asked.day == SECOND, "reminded anew when a version that has to be read came to hold"


def test_checklists_to_run() -> None:
    runs = (Run(5, "0684", 3, date(2026, 12, 9)), Run(5, "0684", 4, date(2026, 12, 10)), Run(5, "0684", 2, FIRST))
    assert [(each.point_id, each.key(1)) for each in due([], [], runs, TODAY)] == [
        (2, "1:run_due:g5p2:2026-01-01"),
        (3, "1:run_due:g5p3:2026-12-09"),
    ]


def test_what_is_late_stands_apart_the_longest_first() -> None:
    readings = [one(date(2026, 11, 20)), one(date(2026, 11, 24), account=None)]
    waits = Watched(6, "0684", None, [], submitted_on=date(2026, 11, 10))
    runs = [Run(7, "0684", day.day, day) for day in (TODAY, date(2026, 12, 1), date(2026, 11, 1))]
    found = [each for each in due([waits], readings, runs, TODAY) if each.account is None]
    late, coming = apart(found, TODAY)
    assert [each.by.isoformat() for each in late] == ["2026-11-01", "2026-11-20", "2026-11-24"]
    assert [each.kind for each in late] == [Kind.RUN_DUE, Kind.READERS_LATE, Kind.IN_REVIEW]
    assert [each.by for each in coming] == [TODAY, date(2026, 12, 1)]
