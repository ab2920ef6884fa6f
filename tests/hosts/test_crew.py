"""Truth tables: the crew of a point on a day, by what it needs, who is there and who counts."""

from typing import Any

import pytest

from preparedness.hosts.rules.crew import Crew, CrewState, crew
from preparedness.hosts.rules.facts import DayKind, Need, Post
from preparedness.hosts.rules.needs import START, needed
from preparedness.hosts.states import Agreement, Availability, HostRole, Rank
from preparedness.safe_points.states import Level
from tests.hosts._facts import DAY, HOST, KITCHEN, LEAD, course, days, deputy, host, known, need, post

SMALL = need({LEAD: 1, HOST: 1})
NO_LEAD, NO_DEPUTY = "No site lead who counts is named.", "No deputy site lead who counts is named."


def made(posts: list[Post], wanted: Need | None = SMALL, **facts: Any) -> Crew:
    """The crew of hosts without fault; `h2={…}` are facts of host 2."""
    people = [host(number, **facts.get(f"h{number}", {})) for number in {each.host_id for each in posts}]
    return crew(known(people, posts, *facts.get("courses", ())), wanted, posts, DAY)


def why(found: Crew) -> list[str]:
    def text(value: object) -> object:
        return getattr(value, "text", value)

    return [each.text % {name: text(value) for name, value in each.values.items()} for each in found.why()]


def staffed(wanted: Need) -> list[Post]:
    """No more than one host for each place of a day; the deputy leads the second shift, or stands by."""
    posts = [post(number, role) for number, (role, _) in enumerate(wanted.slots(), 1)]
    first, *others = (each for each in posts if each.role is LEAD)
    others = others or [post(len(posts) + 1, LEAD)]
    return [first, *(each for each in posts if each.role is not LEAD), deputy(others[0].host_id), *others[1:]]


@pytest.mark.parametrize(("level", "places"), [(Level.ONE, 2), (Level.TWO, 10), (Level.THREE, 21)])
def test_each_level_is_empty_short_or_enough(level: Level, places: int) -> None:
    wanted = START[level]
    full = staffed(wanted)
    assert len(wanted.slots()) == places
    enough = made(full, wanted)
    assert (enough.state, enough.worst, enough.required, why(enough)) == (CrewState.ENOUGH, places, places, [])
    for one in full:
        short = made([each for each in full if each is not one], wanted)
        assert short.state is CrewState.SHORT, one
        assert why(short)
    assert made([], wanted).state is CrewState.EMPTY
    assert made(full, wanted, **{f"h{each.host_id}": {"ends_on": DAY} for each in full}).state is CrewState.EMPTY


def test_an_unknown_level_is_an_unknown_crew() -> None:
    found = made([post(1, LEAD), deputy(2)], None)
    assert (found.state, found.required, found.worst) == (CrewState.UNKNOWN, 0, 0)
    assert why(found) == ["The level of the point is unknown, and so is the crew it needs."]
    assert [(row.role, row.assigned, row.short) for row in found.rows] == [(LEAD, 2, 0)]


@pytest.mark.parametrize(
    ("level", "of_point", "of_level", "expected"),
    [
        (Level.ONE, SMALL, {Level.ONE: need({HOST: 5})}, SMALL),
        (Level.ONE, None, {Level.ONE: need({HOST: 5})}, need({HOST: 5})),
        (Level.ONE, None, {Level.TWO: need({HOST: 5})}, START[Level.ONE]),
        (Level.UNKNOWN, SMALL, {}, SMALL),
        (Level.UNKNOWN, None, {}, None),
        (Level.ONE, need({}), {}, need({})),
    ],
)
def test_the_points_own_need_goes_first(
    level: Level, of_point: Need | None, of_level: dict[Level, Need], expected: Need | None
) -> None:
    assert needed(level, of_point, of_level) == expected


@pytest.mark.parametrize(
    ("leads", "deputies", "expected"),
    [
        ([], [], (False, False)),
        ([1], [], (True, False)),
        ([], [1], (False, True)),
        ([1], [1], (True, False)),
        ([1], [2], (True, True)),
        ([1, 2], [1], (True, True)),
        ([1], [1, 2], (True, True)),
        ([1, 2], [1, 2], (True, True)),
    ],
)
def test_lead_and_deputy_are_two_people(leads: list[int], deputies: list[int], expected: tuple[bool, bool]) -> None:
    found = made([*(post(each, LEAD) for each in leads), *map(deputy, deputies), post(9)])
    assert (found.has_lead, found.has_deputy) == expected
    assert [line for line in why(found) if line in (NO_LEAD, NO_DEPUTY)] == [
        line for line, named in zip((NO_LEAD, NO_DEPUTY), expected, strict=True) if not named
    ]


def test_a_deputy_who_does_not_count_is_none_and_a_deputy_host_is_no_deputy_lead() -> None:
    posts = [post(1, LEAD), deputy(2), post(3, HOST, rank=Rank.DEPUTY)]
    assert made(posts).state is CrewState.ENOUGH
    assert why(made(posts, h2={"agreement": Agreement.UNKNOWN})) == [NO_DEPUTY]
    assert why(made(posts, h1={"ends_on": DAY})) == [NO_LEAD]


@pytest.mark.parametrize(
    ("availability", "filled", "line"),
    [
        (Availability.OFFICE_HOURS, (1, 0), "of 2 places in a day, 1 stay empty Monday to Friday and 2 on weekends."),
        (Availability.EVENINGS, (1, 1), "1 of 2 places in a day stay empty."),
        (Availability.WEEKENDS, (0, 1), "of 2 places in a day, 2 stay empty Monday to Friday and 1 on weekends."),
        (Availability.UNKNOWN, (0, 0), "2 of 2 places in a day stay empty."),
    ],
)
def test_weekdays_and_weekends_differ(availability: Availability, filled: tuple[int, int], line: str) -> None:
    found = made([post(1, KITCHEN)], need({KITCHEN: 1}, 2), h1={"availability": availability})
    assert (found.filled(DayKind.WEEKDAY), found.filled(DayKind.WEEKEND)) == filled
    assert found.worst == min(filled)
    assert why(found) == [f"Kitchen: {line}", NO_LEAD, NO_DEPUTY]


@pytest.mark.parametrize("availability", [Availability.OFFICE_HOURS, Availability.WEEKENDS])
def test_a_crew_is_enough_only_when_it_is_on_every_kind_of_day(availability: Availability) -> None:
    posts = [post(1, LEAD), deputy(2), post(3)]
    assert made(posts).state is CrewState.ENOUGH
    found = made(posts, h3={"availability": availability})
    assert (found.state, found.worst) == (CrewState.SHORT, 1)
    assert len(why(found)) == 1


def test_a_host_with_two_roles_fills_one_place_only() -> None:
    both = [post(1, LEAD), post(1, HOST), deputy(2)]
    found = made(both)
    assert (found.state, found.worst) == (CrewState.ENOUGH, 2), "the deputy leads while the first one is host"
    alone = made([post(1, LEAD), post(1, HOST)])
    assert (alone.state, alone.worst, alone.required) == (CrewState.SHORT, 1, 2)
    assert [(row.assigned, row.counted) for row in alone.rows] == [(1, 1), (1, 1)]


def test_somebody_posted_twice_in_a_role_is_one_person() -> None:
    found = made([post(1), post(1, rank=Rank.DEPUTY)], need({HOST: 2}))
    assert [(row.assigned, row.counted, row.short) for row in found.rows] == [(1, 1, 1)]


def test_only_posts_of_the_day_and_roles_with_all_courses_count() -> None:
    fire = course(1, LEAD)
    posts = [post(1, HOST, begins=days(1)), post(2, HOST, ends=days(-1)), post(3, HOST, begins=DAY, ends=DAY)]
    found = made([*posts, post(4, LEAD)], courses=[fire])
    assert [(each.post.host_id, each.counts) for each in found.members] == [(3, True), (4, False)]
    assert [reason.code for reason in found.members[1].reasons] == ["missing"]
    assert [(row.role, row.counted) for row in found.rows] == [(LEAD, 0), (HOST, 1)]


def test_roles_that_are_not_needed_are_shown_where_somebody_has_them() -> None:
    found = made([post(1, LEAD), deputy(2), post(3), post(4, HostRole.KITCHEN)])
    assert [(row.role, row.required, row.short) for row in found.rows] == [(LEAD, 1, 0), (HOST, 1, 0), (KITCHEN, 0, 0)]
    assert found.state is CrewState.ENOUGH
