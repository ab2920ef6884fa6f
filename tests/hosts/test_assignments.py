"""Assigning hosts to points: within the life of both, once, one's own or borrowed ones."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.accounts.models import CooperationGroup, GroupMember
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.hosts.models import Assignment, Host
from preparedness.hosts.states import HostRole
from preparedness.safe_points.records import points as records
from preparedness.safe_points.states import Level, Status
from tests.hosts.conftest import Screen
from tests.house import hosts, points
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, send, visible

VILHELMINA = "2462"
POINTS = "/register/trygghetspunkter"


def stored(app: Flask, *columns: str) -> list[tuple[Any, ...]]:
    with app.app_context():
        found = db.session.scalars(select(Assignment).order_by(Assignment.id)).all()
        return [tuple(getattr(each, name) for name in columns) for each in found]


def test_from_the_host_and_from_the_point(coordinator: Client, app: Flask, point: str) -> None:
    number = hosts.host(app)
    from_host, from_point = f"/register/vardar/{number}/uppdrag/nytt", f"{POINTS}/{point}/vardar/nytt"
    assert (
        coordinator.submit(from_host, {"chosen": point, "role": "site_lead"}).location == f"/register/vardar/{number}"
    )
    sent = {"chosen": str(number), "role": "host", "rank": "deputy"}
    assert coordinator.submit(from_point, sent).location == f"{POINTS}/{point}/vardar"
    assert stored(app, "role", "rank") == [("site_lead", "primary"), ("host", "deputy")]
    again_ = coordinator.submit(from_point, sent)
    assert (again_.status_code, errors_of(again_)) == (400, ["#role"])


def test_outside_the_life_of_the_point_or_the_host(coordinator: Client, app: Flask, point: str) -> None:
    stops = clock.today() + timedelta(days=30)
    number = hosts.host(app, ends_on=stops)
    page = f"/register/vardar/{number}/uppdrag/nytt"
    early = coordinator.submit(page, {"chosen": point, "begins_on": "1999-01-01"})
    assert (early.status_code, errors_of(early)) == (400, ["#begins_on"])
    late = again(coordinator, early, {"begins_on": "", "ends_on": str(stops)})
    assert (late.status_code, errors_of(late)) == (400, ["#ends_on"])
    turned = again(coordinator, late, {"begins_on": str(clock.today()), "ends_on": "2020-01-01"})
    assert "#ends_on" in errors_of(turned)
    assert again(coordinator, turned, {"ends_on": str(stops - timedelta(days=1))}).status_code == 302


@pytest.mark.parametrize("status", [Status.PROPOSED, Status.WITHDRAWN])
def test_points_that_are_none_yet_or_no_longer_are_not_offered(coordinator: Client, app: Flask, status: Status) -> None:
    ref = points.register(app, status=status)
    number = hosts.host(app)
    page = f"/register/vardar/{number}/uppdrag/nytt"
    assert ref not in coordinator.get(page).text
    assert send(coordinator, page, {"chosen": ref, "role": "host"}).status_code == 400
    at_point = send(coordinator, f"{POINTS}/{ref}/vardar/nytt", {"chosen": str(number), "role": "host"})
    assert (at_point.status_code, stored(app, "id")) == (400, [])


def test_changed_ended_and_removed(coordinator: Client, screen: Screen, people: People, app: Flask, point: str) -> None:
    one = f"/register/vardar/uppdrag/{hosts.assign(app, hosts.host(app), point)}"
    mine = coordinator.form(one, "ends_on").filled({"ends_on": "2030-01-01"})
    screen(people.administrator).submit(one, {"ends_on": "2029-01-01"})
    answer = coordinator.post(one, data=mine)
    assert answer.status_code == 409
    assert again(coordinator, answer, {}).status_code == 302
    assert stored(app, "ends_on") == [(date(2030, 1, 1),)]
    theirs = screen(people.elsewhere)
    assert send(theirs, one, {"role": "host"}).status_code == 404
    assert send(theirs, f"{one}/ta-bort").status_code == 404
    assert coordinator.submit(one, {}, action=f"{one}/ta-bort").status_code == 302
    assert stored(app, "id") == []
    assert send(coordinator, f"{one}/ta-bort").status_code == 404


@pytest.fixture
def neighbours(app: Flask) -> int:
    """Sävsjö and Vilhelmina cooperate; a host of Vilhelmina's who may be borrowed."""
    with app.app_context():
        members = [GroupMember(municipality=code) for code in ("0684", VILHELMINA)]
        db.session.add(CooperationGroup(name="Grannar", members=members))
        db.session.commit()
    return hosts.host(app, VILHELMINA, name="Lånad Exempel", lendable="yes", duty_seen_by="call_list")


def test_borrowed_within_a_cooperation_group(
    coordinator: Client, screen: Screen, people: People, point: str, neighbours: int
) -> None:
    page = f"{POINTS}/{point}/vardar/nytt"
    assert "Lånad Exempel (Vilhelmina)" in visible(coordinator.get(page))
    assert coordinator.submit(page, {"chosen": str(neighbours), "role": "host"}).status_code == 302
    crew = visible(coordinator.get(f"{POINTS}/{point}/vardar"))
    assert "Lånad Exempel (lånad)" in crew
    assert coordinator.get(f"/register/vardar/{neighbours}").status_code == 404
    listed = visible(coordinator.get(f"{POINTS}/{point}/larmlista"))
    assert "Lånad Exempel" in listed
    assert hosts.GOOD["duty_telephone"] not in listed
    assert "Hjältevads skola" in visible(screen(people.elsewhere).get(f"/register/vardar/{neighbours}"))


@pytest.mark.usefixtures("neighbours")
def test_not_everybody_may_be_borrowed(coordinator: Client, app: Flask, point: str) -> None:
    refused = {
        "says nothing": hosts.host(app, VILHELMINA, name="Tyst Exempel"),
        "says no": hosts.host(app, VILHELMINA, name="Nej Exempel", lendable="no"),
        "has stopped": hosts.host(app, VILHELMINA, name="Slut Exempel", lendable="yes", ends_on=date(2020, 1, 1)),
        "cooperates with others": hosts.host(app, "2463", name="Annan Exempel", lendable="yes"),
    }
    page = f"{POINTS}/{point}/vardar/nytt"
    shown = visible(coordinator.get(page))
    assert not any(name in shown for name in ("Tyst", "Nej Exempel", "Slut", "Annan Exempel"))
    for why, number in refused.items():
        answer = send(coordinator, page, {"chosen": str(number), "role": "host"})
        assert (answer.status_code, why) == (400, why)
    assert stored(app, "id") == []


def test_a_borrowed_host_is_judged_by_the_borrower_s_courses(
    coordinator: Client, app: Flask, point: str, neighbours: int
) -> None:
    """Training in a course of the same name counts; what the borrower demands besides is missing."""
    theirs = hosts.course(app, "hlr", municipality=VILHELMINA)
    hosts.train(app, neighbours, theirs)
    hosts.course(app, "HLR", HostRole.HOST)
    hosts.assign(app, neighbours, point)
    assert "Räknas inte" not in visible(coordinator.get(f"{POINTS}/{point}/vardar"))
    hosts.course(app, "Brandskydd", HostRole.HOST)
    page = visible(coordinator.get(f"{POINTS}/{point}/vardar"))
    assert "Räknas inte" in page
    assert "Brandskydd saknas" in page


def test_a_host_on_two_points_is_shown_as_what_it_is(coordinator: Client, app: Flask, point: str) -> None:
    other = points.register(
        app, "Vrigstad skola", status=Status.OPERATIONAL, known={"place": {"planned_level": Level.ONE}}
    )
    number = hosts.host(app)
    for ref in (point, other):
        hosts.assign(app, number, ref)
    for page in (f"/register/vardar/{number}", f"{POINTS}/{point}/vardar", "/register/vardar/kommun"):
        assert "sårbarhet" in visible(coordinator.get(page)).casefold(), page
    assert "Vrigstad skola" in visible(coordinator.get(f"{POINTS}/{point}/vardar"))
    together = visible(coordinator.get("/register/vardar/kommun"))
    assert "saknar" in together
    with app.app_context():
        assert db.session.get_one(Host, number).erased_at is None


def test_by_the_other_door_nobody_is_borrowed_who_may_not_be(
    screen: Screen, people: People, app: Flask, point: str
) -> None:
    """An administrator is offered every point, also those of other municipalities."""
    administrator = screen(people.administrator)
    page = f"/register/vardar/{hosts.host(app, VILHELMINA, lendable='yes')}/uppdrag/nytt"
    refused = administrator.submit(page, {"chosen": point, "role": "host"})
    assert (refused.status_code, errors_of(refused)) == (400, ["#chosen"])
    assert stored(app, "id") == []


def test_at_a_withdrawn_point_an_assignment_gets_its_last_day_and_counts_nowhere(
    coordinator: Client, app: Flask, point: str
) -> None:
    number = hosts.host(app)
    one = f"/register/vardar/uppdrag/{hosts.assign(app, number, point)}"
    with app.app_context():
        records.set_status(points.found(point), Status.WITHDRAWN, "Rivs", None)
        db.session.commit()
    assert "gäller inte i dag" in visible(coordinator.get(f"/register/vardar/{number}"))
    refused = coordinator.submit(one, {"rank": "deputy"})
    assert errors_of(refused) == ["#ends_on"]
    assert again(coordinator, refused, {"ends_on": str(clock.today())}).status_code == 302


def test_an_assignment_that_ended_before_there_was_a_point(coordinator: Client, app: Flask, point: str) -> None:
    page = f"/register/vardar/{hosts.host(app)}/uppdrag/nytt"
    refused = coordinator.submit(page, {"chosen": point, "ends_on": "2001-01-01"})
    assert (refused.status_code, errors_of(refused)) == (400, ["#ends_on"])
