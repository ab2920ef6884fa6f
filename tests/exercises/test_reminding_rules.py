"""What is due among actions and exercises on a day: truth tables."""

from datetime import date, timedelta

import pytest

from preparedness.exercises.rules.reminding import Planned, Todo, due
from preparedness.exercises.states import Status

TODAY = date(2026, 6, 15)


def planned(begin: int, end: int | None = None, began: str = "") -> Planned:
    last = f"{TODAY + timedelta(days=end)} 12:00+02:00" if end is not None else ""
    return Planned(3, "0684", Status.PLANNED, str(TODAY + timedelta(days=begin)), last, began)


@pytest.mark.parametrize(
    ("exercise", "expected"),
    [
        (planned(14), ["soon 2026-06-29"]),
        (planned(15), []),
        (planned(0, 0), ["soon 2026-06-15"]),
        (planned(0, 0, "2026-06-15 09:00+02:00"), []),
        (planned(-1, 0), []),
        (planned(-1), ["not_held 2026-06-14"]),
        (planned(-3, -1), ["not_held 2026-06-14"]),
        (planned(-3, -1, "2026-06-12"), ["running 2026-06-12"]),
        (planned(-9, 0, "2026-06-06"), []),
        (planned(-3, None, "2026-06-12"), []),
        (planned(-4, None, "2026-06-11 09:00+02:00"), ["running 2026-06-11"]),
        (Planned(3, "0684", Status.PLANNED, began="2026-06-12"), []),
        (Planned(3, "0684", Status.PLANNED, began="2026-06-11"), ["running 2026-06-11"]),
        (
            Planned(3, "0684", Status.PLANNED, "2026-06-01", began="2026-06-01", ended="2026-06-02"),
            ["not_held 2026-06-01"],
        ),
        (Planned(3, "0684", Status.PLANNED), []),
        (Planned(3, "0684", Status.CARRIED_OUT, ended="2026-05-16"), []),
        (Planned(3, "0684", Status.CARRIED_OUT, ended="2026-05-15"), ["not_evaluated 2026-05-15"]),
        (Planned(3, "0684", Status.CARRIED_OUT, began="2026-05-15"), ["not_evaluated 2026-05-15"]),
        (Planned(3, "0684", Status.EVALUATED, ended="2020-01-01"), []),
        (Planned(3, "0684", Status.CANCELLED, "2020-01-01"), []),
    ],
)
def test_what_is_due_of_an_exercise(exercise: Planned, expected: list[str]) -> None:
    assert [f"{each.kind.value} {each.day}" for each in due([], [exercise], TODAY)] == expected


def test_what_is_due_of_actions_and_how_it_is_kept() -> None:
    actions = [Todo(n, "0684", TODAY + timedelta(days=days), 9) for n, days in enumerate((15, 14, 0, -1, -9), 1)]
    found = due(actions, [planned(-1)], TODAY)
    assert [each.key(12) for each in found] == [
        "12:overdue:a5:2026-06-06",
        "12:overdue:a4:2026-06-14",
        "12:due:a3:2026-06-15",
        "12:due:a2:2026-06-29",
        "12:not_held:e3:2026-06-14",
    ]
