"""When a crew falls below what it needs, whose loss it is and why, and who needs which course by when."""

from datetime import date
from typing import Any

import pytest

from preparedness.hosts.rules.crew import CrewState, crew
from preparedness.hosts.rules.facts import Done, Known, Post
from preparedness.hosts.rules.forecast import Fall, Loss, fall, losses, training_plan
from preparedness.hosts.rules.validity import State
from preparedness.hosts.states import Agreement
from tests.hosts._facts import DAY, HOST, KITCHEN, LEAD, by_chance, course, days, deputy, host, known, luck, need, post

CPR = course(1, HOST)
LAST = days(365)
SMALL = need({LEAD: 1, HOST: 1})
TRAINED = Done(1, days(-65))
"""Runs out on day 300."""


@pytest.mark.parametrize(
    ("facts", "ends", "expected"),
    [
        ({}, None, (301, "expired", "Kurs 1")),
        ({}, days(10), (11, "assignment_ends", "")),
        ({"agreement_until": days(20)}, None, (21, "agreement_ended", "")),
        ({"ends_on": days(30)}, None, (30, "ended", "")),
        ({"agreement_until": days(20), "ends_on": days(20)}, days(20), (20, "ended", "")),
        ({"agreement_until": days(20)}, days(20), (21, "agreement_ended", "")),
        ({"agreement_until": DAY}, None, (1, "agreement_ended", "")),
        ({"done": (TRAINED, Done(1, days(5)))}, None, (301, "expired", "Kurs 1")),
        ({"done": (Done(1, days(-65), LAST),)}, None, None),
        ({"done": (Done(1, days(-65), days(364)),)}, None, (365, "expired", "Kurs 1")),
        ({"away_from": days(-1)}, None, (301, "expired", "Kurs 1")),
        ({"agreement": Agreement.MISSING}, None, None),
        ({"ends_on": days(-5)}, None, None),
        ({"done": ()}, None, None),
    ],
)
def test_what_is_lost_first(facts: dict[str, Any], ends: date | None, expected: tuple[int, str, str] | None) -> None:
    held = post(1, ends=ends)
    told = known([host(1, **({"done": (TRAINED,)} | facts))], [held], CPR)
    lost = losses(told, [held], DAY, LAST)
    assert [(loss.day, loss.code, loss.course) for loss in lost] == (
        [(days(expected[0]), *expected[1:])] if expected else []
    )


def test_losses_come_in_order_of_time_and_only_of_posts_held_today() -> None:
    posts = [post(1), post(2), post(3, begins=days(1)), post(4, ends=days(-1)), post(5, KITCHEN)]
    people = [host(number, agreement_until=days(50 - 10 * number)) for number in range(1, 6)]
    assert [loss.post.host_id for loss in losses(known(people, posts), posts, DAY, LAST)] == [5, 2, 1]


def test_the_next_day_a_crew_is_too_small_and_whose_losses_make_it_so() -> None:
    posts = [post(1, LEAD), deputy(2), post(3), post(4), post(5)]
    people = [
        host(1),
        host(2),
        host(3, agreement_until=days(100), done=(TRAINED,)),
        host(4, done=(TRAINED,)),
        host(5, done=(Done(1, days(-66)),), ends_on=days(301)),
    ]
    found = fall(known(people, posts, CPR), SMALL, posts, DAY, LAST)
    assert found == Fall(days(301), (Loss(days(301), posts[3], "expired", "Kurs 1"),))
    two_hosts = need({LEAD: 1, HOST: 2})
    found = fall(known(people, posts, CPR), two_hosts, posts, DAY, LAST)
    assert (found.day, [loss.post.host_id for loss in found.causes]) == (days(300), [5])
    assert fall(known(people, posts, CPR), SMALL, posts, DAY, days(300)) == Fall(None)


def test_all_who_are_lost_on_the_day_are_named() -> None:
    posts = [post(1, LEAD), deputy(2), post(3), post(4)]
    people = [host(1), host(2), *(host(number, agreement_until=days(9)) for number in (3, 4))]
    found = fall(known(people, posts), SMALL, posts, DAY, LAST)
    assert (found.day, [loss.post.host_id for loss in found.causes]) == (days(10), [3, 4])


def test_losing_the_deputy_is_a_fall_too() -> None:
    posts = [post(1, LEAD), deputy(2), post(3)]
    found = fall(known([host(1), host(2, ends_on=days(7)), host(3)], posts), SMALL, posts, DAY, LAST)
    assert (found.day, found.causes[0].code) == (days(7), "ended")


def test_already_short_and_unknown_have_no_day() -> None:
    posts = [post(1, LEAD), deputy(2)]
    told = known([host(1), host(2)], posts)
    assert fall(told, SMALL, posts, DAY, LAST) == Fall(None, already=True)
    assert fall(told, None, posts, DAY, LAST) == Fall(None, already=False)


def first_short_day(told: Known, posts: list[Post], last: date) -> date | None:
    """The same answer by asking about day after day, with what begins later left out."""
    now = [each for each in posts if each.holds_on(DAY)]
    for number in range((last - DAY).days + 1):
        if crew(told, SMALL, now, days(number), lasting=True).state is not CrewState.ENOUGH:
            return days(number)
    return None


@pytest.mark.parametrize("seed", range(2))
def test_the_search_agrees_with_asking_about_every_day(seed: int) -> None:
    chance = luck(seed)
    kinds = set()
    for _ in range(9):
        told = by_chance(chance, hosts=20, points=1, posts=chance.choice((8, 14, 30)))
        found = fall(told, SMALL, told.posts, DAY, days(100))
        expected = first_short_day(told, list(told.posts), days(100))
        assert (found.day, found.already) == ((None, True) if expected == DAY else (expected, False))
        assert bool(found.causes) is bool(found.day)
        kinds.add((found.already, bool(found.day)))
    assert kinds == {(True, False), (False, True), (False, False)}, "the cases are too much alike"


FIRE = course(2, HOST, LEAD)
RUNS_OUT = days(300)


@pytest.mark.parametrize(
    ("facts", "held", "expected"),
    [
        ({}, [post(1)], (300, State.VALID, (HOST,))),
        ({"done": (Done(2, days(-300)),)}, [post(1)], (65, State.RENEW, (HOST,))),
        ({"done": ()}, [post(1)], (0, State.MISSING, (HOST,))),
        ({"done": (Done(2, days(-400)),)}, [post(1)], (0, State.EXPIRED, (HOST,))),
        ({"done": (Done(2, days(-65), LAST),)}, [post(1)], None),
        ({"done": ()}, [post(1), post(1, LEAD)], (0, State.MISSING, (LEAD, HOST))),
        ({"done": ()}, [post(1, KITCHEN)], None),
        ({"done": ()}, [post(1, ends=days(-1))], None),
        ({"done": ()}, [post(1, ends=DAY)], (0, State.MISSING, (HOST,))),
        ({"done": ()}, [post(1, begins=days(40))], (40, State.MISSING, (HOST,))),
        ({"done": ()}, [post(1, begins=days(40)), post(1, LEAD, begins=days(9))], (9, State.MISSING, (LEAD, HOST))),
        ({"done": ()}, [post(1, begins=days(366))], None),
        ({}, [post(1, ends=RUNS_OUT)], None),
        ({}, [post(1, ends=days(301))], (300, State.VALID, (HOST,))),
        ({}, [post(1, begins=days(310))], (310, State.VALID, (HOST,))),
        ({"ends_on": DAY}, [post(1)], None),
        ({"ends_on": days(-1), "done": ()}, [post(1)], None),
        ({"ends_on": days(301)}, [post(1)], None),
        ({"ends_on": days(302)}, [post(1)], (300, State.VALID, (HOST,))),
    ],
)
def test_who_needs_a_course_by_when(facts: dict[str, Any], held: list[Post], expected: tuple[Any, ...] | None) -> None:
    told = known([host(1, **({"done": (Done(2, days(-65)),)} | facts))], held, FIRE)
    found = [(each.by, each.state, each.roles) for each in training_plan(told, DAY, LAST)]
    assert found == ([(days(expected[0]), *expected[1:])] if expected else [])


def test_the_plan_begins_with_the_most_urgent() -> None:
    people = [host(1, done=(Done(1, days(-100)),)), host(2), host(3, done=(Done(1, days(-200)), Done(2, days(-400))))]
    told = known(people, [post(2), post(1), post(3, LEAD), post(3)], CPR, FIRE, course(3, KITCHEN))
    assert [(each.by, each.course_id, each.host_id) for each in training_plan(told, DAY, LAST)] == [
        (DAY, 1, 2),
        (DAY, 2, 1),
        (DAY, 2, 2),
        (DAY, 2, 3),
        (days(165), 1, 3),
        (days(265), 1, 1),
    ]
