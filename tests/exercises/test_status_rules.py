"""Which steps an exercise can take, and what is lacking before."""

import pytest

from preparedness.exercises.rules.status import (
    STEPS,
    Course,
    ends_before_it_begins,
    lacking,
    may_go,
    needs_reason,
)
from preparedness.exercises.states import Status

PLANNED, CARRIED_OUT, EVALUATED, CLOSED, CANCELLED = Status
ALLOWED = {
    (PLANNED, CARRIED_OUT): False, (PLANNED, CANCELLED): True, (CARRIED_OUT, EVALUATED): False,
    (EVALUATED, CLOSED): False, (EVALUATED, CARRIED_OUT): True, (CLOSED, EVALUATED): True, (CANCELLED, PLANNED): True,
}  # fmt: skip
"""From, to: is a reason asked for?"""


@pytest.mark.parametrize("before", list(Status))
@pytest.mark.parametrize("after", list(Status))
def test_steps(before: Status, after: Status) -> None:
    assert may_go(before, after) is ((before, after) in ALLOWED)
    assert needs_reason(before, after) is ALLOWED.get((before, after), False)
    assert set(STEPS) == set(Status)


BEGAN = "2026-05-12 12:00+02:00"


@pytest.mark.parametrize(
    ("course", "after", "count"),
    [
        (Course(PLANNED), CARRIED_OUT, 1),
        (Course(PLANNED, BEGAN), CARRIED_OUT, 1),
        (Course(PLANNED, "2019-10-23", has_duration=True), CARRIED_OUT, 0),
        (Course(PLANNED, BEGAN, ended="2026-05-12 13:00+02:00"), CARRIED_OUT, 0),
        (Course(PLANNED), CANCELLED, 0),
        (Course(CARRIED_OUT), EVALUATED, 0),
        (Course(CARRIED_OUT, unrated=1), EVALUATED, 1),
        (Course(CARRIED_OUT, unrated=2, unexplained=1), EVALUATED, 2),
        (Course(CARRIED_OUT, unanswered=4), EVALUATED, 0),
        (Course(EVALUATED, unanswered=1), CLOSED, 1),
        (Course(EVALUATED, unrated=1, unexplained=1), CLOSED, 2),
        (Course(PLANNED, BEGAN), CANCELLED, 1),
        (Course(EVALUATED, unrated=1), CARRIED_OUT, 0),
    ],
)
def test_what_is_lacking(course: Course, after: Status, count: int) -> None:
    assert len(lacking(course, after)) == count


@pytest.mark.parametrize(
    ("begin", "end", "wrong"),
    [
        ("", "", False),
        ("2026-05-12", "", False),
        ("2026-05-12", "2026-05-11", True),
        ("2026-05-12", "2026-05-12", False),
        ("2026-05-12 12:00+02:00", "2026-05-12 11:59+02:00", True),
        ("2026-05-12 23:30+02:00", "2026-05-13 00:10+02:00", False),
        ("2026-10-25 02:40+02:00", "2026-10-25 02:10+01:00", False),
        ("2026-10-25 02:10+01:00", "2026-10-25 02:40+02:00", True),
        ("2026-05-12 23:30+02:00", "2026-05-12", False),
    ],
)
def test_an_end_before_the_beginning(begin: str, end: str, wrong: bool) -> None:
    assert ends_before_it_begins(begin, end) is wrong
