"""The call list: who stands on it, in which order, and which telephone numbers."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.hosts.states import Audience, HostRole, Rank
from preparedness.safe_points.states import Status
from tests.hosts.conftest import Screen
from tests.house import hosts, points
from tests.house.client import Client
from tests.house.people import People
from tests.house.queries import counting
from tests.safe_points._pages import visible

pytestmark = pytest.mark.sqlite_only
LIST = "/register/vardar/larmlista"


def of(ref: str) -> str:
    return f"/register/trygghetspunkter/{ref}/larmlista"


def order(page: str) -> list[str]:
    """The names on the page, group by group; the hosts of the tests are called N1, N2 …"""
    return re.findall(r">\s*(N\d|Utan punkt|Hjältevads skola|Ängen)\s*</(?:strong|h2)>", page)


def test_in_call_order_by_point_and_last_who_has_none(app: Flask, coordinator: Client, point: str) -> None:
    other = points.register(app, "Ängen", status=Status.DESIGNATED)
    points.register(app, "Bara föreslagen")
    n1, n2, n3, n4 = (hosts.host(app, name=f"N{n}", minutes_away=60 - n) for n in range(1, 5))
    hosts.assign(app, n1, point)
    hosts.assign(app, n2, point, HostRole.SITE_LEAD, rank=Rank.DEPUTY)
    hosts.assign(app, n3, point, HostRole.SITE_LEAD)
    hosts.assign(app, n3, other)
    hosts.assign(app, n4, other, ends_on=clock.today() - timedelta(days=1))
    hosts.host(app, name="N5", ends_on=clock.today())
    hosts.assign(app, hosts.host(app, name="N6", away_from=clock.today()), point, HostRole.SITE_LEAD)
    answer = coordinator.get(LIST)
    assert answer.headers["Cache-Control"] == "no-store"
    expected = ["Hjältevads skola", "N3", "N2", "N1", "N6", "Ängen", "N3", "Utan punkt", "N4"]
    assert order(answer.text) == expected
    shown = visible(answer)
    assert "Bara föreslagen" not in shown
    for said in (
        "Platsansvarig, ersättare",
        "Räknas inte:",
        "står även ovan",
        "1 annan trygghetspunkt",
        "59 min",
    ):
        assert said in shown
    assert re.search(r"Utskriven \d+ \S+ \d{4} \d\d:\d\d av ", shown)
    assert order(coordinator.get(of(point)).text) == expected[:5]


def test_numbers_on_the_list(app: Flask, screen: Screen, people: People, point: str) -> None:
    """`call_list` for who keeps the hosts, `leaders` for exercise leaders too, `coordinators` for nobody's paper."""
    for n, seen_by in enumerate(Audience):
        both = {"duty_seen_by": seen_by, "private_seen_by": seen_by}
        numbers = {"duty_telephone": f"070-000 0{n} 01", "private_telephone": f"070-000 0{n} 02"}
        hosts.assign(app, hosts.host(app, name=f"N{n}", **both, **numbers), point)
    for person, seen in ((people.coordinator, "12"), (people.administrator, "12"), (people.exercise_leader, "2")):
        client = screen(person)
        for address in (f"{LIST}?municipality=0684", of(point)):
            page = client.get(address).text
            assert set(re.findall(r"070-000 0(\d) 0[12]", page)) == set(seen), (person.email, address)
            assert page.count("Kontakt: fråga samordnaren") == 3 - len(seen)
    assert "Börja larmet" not in page


def test_who_is_borrowed(app: Flask, screen: Screen, people: People, coordinator: Client, point: str) -> None:
    """Only what exercise leaders may see stands on another municipality's list; and nobody else of theirs."""
    lent = hosts.host(app, "2462", name="N1", duty_telephone="070-000 00 01", duty_seen_by=Audience.CALL_LIST)
    seen = hosts.host(app, "2462", name="N2", duty_telephone="070-000 00 02", duty_seen_by=Audience.LEADERS)
    once = hosts.host(app, "2462", name="N3")
    for host_id in (lent, seen):
        hosts.assign(app, host_id, point)
    hosts.assign(app, once, point, ends_on=clock.today() - timedelta(days=1))
    for address in (LIST, of(point)):
        page = coordinator.get(address).text
        assert "070-000 00 02" in page
        assert "070-000 00 01" not in page
        assert "Lånas av Vilhelmina" in page
        assert "N3" not in page
    own = screen(people.elsewhere).get(LIST).text
    assert order(own) == ["Utan punkt", "N1", "N2", "N3"]
    assert "070-000 00 01" in own


def test_who_may_see_which(app: Flask, client: Client, screen: Screen, people: People, point: str) -> None:
    hosts.host(app, "2462", name="N1")
    for address in (LIST, of(point)):
        assert client.get(address).location.startswith("/logga-in")
        assert screen(people.host).get(address).status_code == 403
        assert screen(people.coordinator).post(address).status_code in (400, 405)
    theirs = screen(people.elsewhere)
    assert theirs.get(of(point)).status_code == 404
    assert theirs.get(f"{LIST}?municipality=0684").status_code == 404
    assert theirs.get(f"{LIST}?municipality=%00").status_code == 404
    administrator = screen(people.administrator)
    assert re.findall(r"municipality=(\d+)", administrator.get(LIST).text) == ["0684", "2462"]
    assert administrator.get(f"{LIST}?municipality=0114").status_code == 200
    assert administrator.get(f"{LIST}?municipality=9999").status_code == 404
    assert "Ingen har plats här" in visible(screen(people.exercise_leader).get(of(point)))


def test_questions_to_the_database_do_not_grow(app: Flask, coordinator: Client, point: str) -> None:
    asked = []
    for n in range(2):
        for _ in range(1 + 4 * n):
            there = points.register(app, f"Punkt {n}", status=Status.DESIGNATED)
            hosts.assign(app, hosts.host(app), there)
            hosts.assign(app, hosts.host(app), point)
        with counting() as counter:
            assert coordinator.get(LIST).status_code == 200
        asked.append(counter.number)
    assert asked[0] == asked[1] < 25
