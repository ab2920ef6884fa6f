"""For how many days the shifts of a point go on; whether they can go round for good, against trying every plan."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest

from preparedness.hosts.rules.endurance import _goes_round, days
from preparedness.hosts.rules.facts import HostFacts
from preparedness.hosts.states import Agreement, Availability
from tests.hosts import _facts
from tests.hosts._facts import DAY, HOST, KITCHEN, LEAD, host, known, luck, need, post

THURSDAY = _facts.days(3)
ALWAYS, OFFICE, WEEKENDS = Availability.ALWAYS, Availability.OFFICE_HOURS, Availability.WEEKENDS


@pytest.mark.parametrize(
    ("availabilities", "places", "shifts", "first", "expected"),
    [
        ([], 1, 1, DAY, 0),
        ([ALWAYS], 2, 1, DAY, 0),
        ([ALWAYS], 1, 2, DAY, 0),
        ([Availability.UNKNOWN], 1, 1, DAY, 0),
        ([WEEKENDS], 1, 1, DAY, 0),
        ([WEEKENDS], 1, 1, _facts.days(5), 2),
        ([OFFICE], 1, 1, DAY, 5),
        ([OFFICE], 1, 1, THURSDAY, 2),
        ([OFFICE, OFFICE, ALWAYS], 2, 1, THURSDAY, 2),
        ([ALWAYS], 1, 1, DAY, 6),
        ([ALWAYS], 1, 1, THURSDAY, 6),
        ([ALWAYS] * 2, 2, 1, DAY, 6),
        ([ALWAYS] * 2, 1, 2, DAY, 6),
        ([ALWAYS] * 2, 1, 1, DAY, 7),
        ([ALWAYS] * 7, 6, 1, DAY, 7),
        ([ALWAYS] * 6, 6, 1, DAY, 6),
        ([ALWAYS] * 8, 7, 1, DAY, 6),
        ([ALWAYS, WEEKENDS], 1, 1, DAY, 7),
        ([OFFICE, WEEKENDS], 1, 1, DAY, 7),
        ([ALWAYS, OFFICE, WEEKENDS], 2, 1, DAY, 6),
        ([ALWAYS] * 4, 1, 3, DAY, 7),
    ],
)
def test_days(availabilities: list[Availability], places: int, shifts: int, first: date, expected: int) -> None:
    people = [host(number, availability=each) for number, each in enumerate(availabilities)]
    posts = [post(each.id) for each in people]
    assert days(known(people, posts), need({HOST: places}, shifts), posts, first) == expected


def test_only_who_counts_keeps_it_going() -> None:
    posts = [post(1), post(2)]
    told = known([host(1), host(2, agreement=Agreement.UNKNOWN)], posts)
    assert days(told, need({HOST: 1}), posts, DAY) == 6


def test_whoever_has_two_roles_does_one_of_them_a_day() -> None:
    posts = [post(1, LEAD), post(1, HOST), post(2, LEAD), post(2, HOST), post(3, HOST)]
    told = known([host(1), host(2), host(3)], posts)
    assert days(told, need({LEAD: 1, HOST: 1}), posts, DAY) == 7
    assert days(told, need({LEAD: 1, HOST: 2}), posts, DAY) == 6
    assert days(told, need({LEAD: 1, HOST: 1, KITCHEN: 1}), posts, DAY) == 0


@pytest.mark.parametrize("people", [[], [host(1)]])
def test_where_nobody_is_needed_it_goes_on_for_good(people: list[HostFacts]) -> None:
    posts = [post(each.id) for each in people]
    assert days(known(people, posts), need({}), posts, DAY) == 7
    assert days(known(people, posts), need({HOST: 0}, 3), posts, DAY) == 7


def can_go_round(week: Sequence[Sequence[Sequence[int]]]) -> bool:
    """By trying every way to fill the week's places, one after the other."""
    places = [(day, some) for day, could in enumerate(week) for some in could]
    worked: Counter[int] = Counter()
    busy: set[tuple[int, int]] = set()

    def fill(number: int) -> bool:
        if number == len(places):
            return True
        day, some = places[number]
        for each in some:
            if (day, each) not in busy and worked[each] < 6:
                worked[each] += 1
                busy.add((day, each))
                if fill(number + 1):
                    return True
                worked[each] -= 1
                busy.remove((day, each))
        return False

    return fill(0)


@pytest.mark.parametrize("seed", range(3))
def test_going_round_agrees_with_trying_every_plan(seed: int) -> None:
    chance = luck(seed)
    answers: Counter[bool] = Counter()
    for _ in range(60):
        hosts = chance.randint(1, 4)
        numbers = range(1, hosts + 1)
        week = [
            [
                [each for each in numbers if chance.random() < 0.8] or [chance.choice(numbers)]
                for _ in range(min(hosts, chance.choice((0, 1, 1, 1, 2))))
            ]
            for _ in range(7)
        ]
        if hosts < 3 and chance.random() < 0.5:
            week = [could or [list(numbers)] for could in week]
        found = _goes_round(week)
        assert found is can_go_round(week)
        answers[found] += 1
    assert min(answers[True], answers[False]) >= 5, "the cases are too much alike"
