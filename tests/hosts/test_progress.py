"""How far a municipality has come: appointed, trained, missing, and how the number falls if nobody renews anything."""

from typing import Any

import pytest

from preparedness.hosts.rules.facts import Done, Post
from preparedness.hosts.rules.progress import Progress, progress, series
from preparedness.hosts.states import Agreement, Availability
from tests.hosts._facts import DAY, HOST, KITCHEN, LEAD, by_chance, course, days, host, known, luck, post

CPR = course(1, HOST)
NOBODY, APPOINTED, TRAINED = (0, 0), (1, 0), (1, 1)
MONTHS = [days(number) for number in (0, 30, 61, 91, 122, 153, 183, 214, 244, 275, 306, 334, 365)]


@pytest.mark.parametrize(
    ("facts", "held", "expected"),
    [
        ({}, [post(1)], TRAINED),
        ({}, [], NOBODY),
        ({}, [post(1, ends=days(-1))], NOBODY),
        ({}, [post(1, begins=days(1))], NOBODY),
        ({}, [post(1, begins=DAY, ends=DAY)], TRAINED),
        ({}, [post(1, HOST, 1), post(1, HOST, 2)], TRAINED),
        ({"agreement": Agreement.EMPLOYMENT}, [post(1)], TRAINED),
        ({"agreement": Agreement.MISSING}, [post(1)], NOBODY),
        ({"agreement": Agreement.UNKNOWN}, [post(1)], NOBODY),
        ({"agreement_until": DAY}, [post(1)], TRAINED),
        ({"agreement_until": days(-1)}, [post(1)], NOBODY),
        ({"ends_on": DAY}, [post(1)], NOBODY),
        ({"ends_on": days(1)}, [post(1)], TRAINED),
        ({"availability": Availability.UNKNOWN}, [post(1)], TRAINED),
        ({"away_from": DAY}, [post(1)], TRAINED),
        ({"done": ()}, [post(1)], APPOINTED),
        ({"done": (Done(1, days(-366)),)}, [post(1)], APPOINTED),
        ({"done": ()}, [post(1), post(1, KITCHEN)], TRAINED),
        ({"done": ()}, [post(1), post(1, KITCHEN, ends=days(-1))], APPOINTED),
        ({"roles": frozenset({LEAD})}, [post(1)], APPOINTED),
    ],
)
def test_who_is_appointed_and_who_is_trained(
    facts: dict[str, Any], held: list[Post], expected: tuple[int, int]
) -> None:
    told = known([host(1, **({"done": (Done(1, days(-30)),)} | facts))], held, CPR)
    found = progress(told, 16, DAY)
    assert (found.appointed, found.trained) == expected
    assert series(told, [DAY]) == [(DAY, expected[1])]


@pytest.mark.parametrize(("target", "missing"), [(None, None), (16, 14), (2, 0), (1, 0)])
def test_what_is_missing(target: int | None, missing: int | None) -> None:
    told = known([host(1), host(2), host(3)], [post(1), post(2)])
    found = progress(told, target, DAY)
    assert found == Progress(2, 2, target)
    assert found.missing == missing


def test_borrowed_hosts_count_towards_the_target_of_their_own_municipality() -> None:
    told = known([host(1), host(2)], [post(1), post(2)])
    assert progress(told, 16, DAY, borrowed=frozenset({2})) == Progress(1, 1, 16)
    assert series(told, [DAY], borrowed=frozenset({1, 2})) == [(DAY, 0)]


def test_the_number_falls_from_the_day_after_the_last() -> None:
    people = [host(1, done=(Done(1, days(-360)),)), host(2, agreement_until=days(5)), host(3, ends_on=days(6)), host(4)]
    told = known(people, [post(1), post(2, KITCHEN), post(3, KITCHEN), post(4, KITCHEN, ends=days(5))], CPR)
    assert series(told, [DAY, days(5), days(6)]) == [(DAY, 4), (days(5), 4), (days(6), 0)]


def test_a_host_is_trained_as_long_as_one_post_lasts_for_which_they_are_qualified() -> None:
    told = known([host(1)], [post(1, KITCHEN, ends=days(5)), post(1, LEAD, ends=days(9)), post(1, HOST)], CPR)
    assert series(told, [DAY, days(9), days(10)]) == [(DAY, 1), (days(9), 1), (days(10), 0)]


def test_what_begins_or_is_completed_later_is_left_out() -> None:
    people = [host(1), host(2, done=(Done(1, days(1)),)), host(3, done=(Done(1, days(-360)), Done(1, days(1))))]
    told = known(people, [post(1, begins=days(1)), post(2), post(3)], CPR)
    assert series(told, [DAY, days(5), days(6)]) == [(DAY, 1), (days(5), 1), (days(6), 0)]
    assert series(told, []) == []


@pytest.mark.parametrize("seed", range(3))
def test_the_series_says_what_progress_would_say_on_each_day(seed: int) -> None:
    told = by_chance(luck(seed), hosts=60, points=5, posts=120)
    now = known(told.hosts.values(), [each for each in told.posts if each.holds_on(DAY)], *told.courses)
    found = series(told, MONTHS)
    assert found == [(day, progress(now, None, day).trained) for day in MONTHS]
    assert found[0][1] > found[-1][1] > 0
