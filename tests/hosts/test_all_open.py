"""All points at once: each host at one place, as many places filled as can be, and where hosts are missing."""

from collections import Counter

import pytest

from preparedness.hosts.rules.all_open import Together, all_open, shared
from preparedness.hosts.rules.counting import can_be_called, reasons
from preparedness.hosts.rules.facts import DayKind, Known, Need, Shift
from preparedness.hosts.states import Availability, HostRole
from tests.hosts._facts import DAY, HOST, KITCHEN, LEAD, by_chance, days, host, known, luck, need, post
from tests.hosts._most import most

Answer = dict[int, Together]


def placed(found: Answer) -> list[int]:
    return [host_id for there in found.values() for _, host_id in there.placed]


def could(told: Known, point: int, role: HostRole, shift: Shift, kind: DayKind) -> list[int]:
    """Who could fill a place, written as plainly as can be."""
    return [
        each.host_id
        for each in told.posts
        if each.point_id == point
        and each.role is role
        and each.holds_on(DAY)
        and not reasons(told.hosts[each.host_id], role, told.courses, DAY)
        and can_be_called(told.hosts[each.host_id].availability, shift, kind)
    ]


@pytest.mark.parametrize("kind", DayKind)
@pytest.mark.parametrize("seed", range(8))
def test_as_many_places_as_networkx_fills_and_nobody_twice(seed: int, kind: DayKind) -> None:
    chance = luck(seed)
    told = by_chance(chance, hosts=25, points=6, posts=70)
    needs: dict[int, Need | None] = {
        point: need({LEAD: 1, HOST: chance.randint(0, 3), KITCHEN: 1}, chance.randint(1, 3)) for point in range(1, 6)
    }
    needs[6] = None
    found = all_open(told, needs, DAY, kind)
    asked = [(point, slot) for point, wanted in needs.items() if wanted for slot in wanted.slots()]
    choices = [could(told, point, role, shift, kind) for point, (role, shift) in asked]
    assert len(placed(found)) == most(choices) > 0
    assert max(Counter(placed(found)).values()) == 1
    for point, there in found.items():
        wanted = needs[point]
        assert there.required == len(there.placed) + len(there.empty) == len(wanted.slots() if wanted else [])
        assert all(host_id in could(told, point, *slot, kind) for slot, host_id in there.placed)


def test_a_host_at_two_points_counts_at_one_and_the_other_is_short() -> None:
    told = known([host(1)], [post(1, HOST, 1), post(1, HOST, 2)])
    found = all_open(told, {1: need({HOST: 1}), 2: need({HOST: 1})}, DAY, DayKind.WEEKDAY)
    assert placed(found) == [1]
    (short,) = [there for there in found.values() if there.empty]
    assert short.missing() == {HOST: 1}


def test_who_has_to_go_elsewhere_goes() -> None:
    """Whoever takes the first who is free puts host 1 at point 1, and then nobody is left for point 2."""
    told = known([host(1), host(2)], [post(1, HOST, 1), post(2, HOST, 1), post(1, HOST, 2)])
    found = all_open(told, {1: need({HOST: 1}), 2: need({HOST: 1})}, DAY, DayKind.WEEKDAY)
    assert {point: there.placed[0][1] for point, there in found.items()} == {1: 2, 2: 1}


def test_what_is_missing_is_told_by_role_and_kind_of_day() -> None:
    weekends = host(1, availability=Availability.WEEKENDS)
    told = known([weekends, host(2, ends_on=DAY)], [post(1, LEAD), post(2, HOST)])
    needs = {1: need({LEAD: 1, HOST: 2}), 2: None}
    weekday = all_open(told, needs, DAY, DayKind.WEEKDAY)
    assert (weekday[1].missing(), weekday[1].required) == ({LEAD: 1, HOST: 2}, 3)
    assert all_open(told, needs, DAY, DayKind.WEEKEND)[1].missing() == {HOST: 2}
    assert weekday[2] == Together()
    assert all_open(known([], []), {}, DAY, DayKind.WEEKDAY) == {}


def test_hosts_at_several_points_are_single_points_of_failure() -> None:
    posts = [
        post(1, LEAD, 1), post(1, HOST, 1),
        post(2, HOST, 1), post(2, HOST, 2), post(2, HOST, 3, ends=days(-1)),
        post(3, HOST, 1), post(3, HOST, 2, begins=days(1)),
    ]  # fmt: skip
    assert shared(posts, DAY) == {2: {1, 2}}
    assert shared(posts, days(1)) == {2: {1, 2}, 3: {1, 2}}
