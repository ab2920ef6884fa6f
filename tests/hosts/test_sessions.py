"""Sessions: planned, moved, called off; hosts enrolled many at once."""

import pytest
from flask import Flask

from preparedness.common.database import db
from preparedness.hosts.models import Host
from preparedness.hosts.states import HostRole
from preparedness.safe_points.states import Status
from tests.hosts._training import HOSTS, enrolled, on, session, trained
from tests.hosts.conftest import Screen
from tests.house.client import Client
from tests.house.hosts import assign, course, host, train
from tests.house.people import People
from tests.house.points import register
from tests.safe_points._pages import again, errors_of, form_in, send, visible

pytestmark = pytest.mark.sqlite_only
LIST, NEW, ONE = f"{HOSTS}/kurstillfallen", f"{HOSTS}/kurstillfallen/nytt", f"{HOSTS}/kurstillfallen/1"


def test_planned_and_listed(coordinator: Client, app: Flask) -> None:
    number = course(app)
    known = {"held_on": on(20).isoformat(), "place": "Brandstationen", "leader": "Räddningstjänsten", "seats": "10"}
    assert coordinator.submit(f"{NEW}?kurs={number}", known).location == ONE
    session(app, number, [host(app)], -3, place="Gymmet")
    told = visible(coordinator.get(LIST))
    assert told.index("Brandstationen") < told.index("Gymmet")
    assert "0 anmälda, 10 lediga platser" in told
    assert "1 anmälda, okänt antal platser" in told
    assert told.count("Närvaro saknas") == 1
    assert coordinator.get(f"{NEW}?kurs=99").status_code == 200


def test_errors_are_said_at_once_and_nothing_is_lost(coordinator: Client, app: Flask) -> None:
    course(app)
    known = {"leader": "Anna 19850412-1234", "note": "Ring 850412-1234", "place": "Aulan", "seats": "0"}
    refused = coordinator.submit(NEW, known)
    assert refused.status_code == 400
    assert set(errors_of(refused)) == {"#course", "#held_on", "#leader", "#note", "#seats"}
    assert form_in(refused, "place").held()["place"] == ["Aulan"]
    right = {"course": "1", "held_on": on(3).isoformat(), "leader": "Anna", "note": "", "seats": ""}
    assert again(coordinator, refused, right).status_code == 302


def test_who_needs_the_course_stands_first_and_many_are_enrolled_at_once(coordinator: Client, app: Flask) -> None:
    number = course(app, "HLR", HostRole.HOST)
    names = ("Giltig", "Utan roll", "Saknar", "Utgången", "Snart")
    ids = {each: host(app, name=each, roles="|kitchen|" if each == "Utan roll" else "|host|") for each in names}
    for name, days in (("Giltig", 10), ("Utgången", 500), ("Snart", 340)):
        train(app, ids[name], number, days)
    page = f"{session(app, number, days=5)}/anmalan"
    told = visible(coordinator.get(page))
    assert sorted(names, key=told.index) == ["Utgången", "Saknar", "Snart", "Utan roll", "Giltig"]
    wanted = [ids["Utgången"], ids["Saknar"]]
    form = coordinator.form(page, "host").filled({"host": wanted})
    assert [coordinator.post(page, data=form).status_code for _ in range(2)] == [302, 302]
    assert set(enrolled(app)) == set(wanted)
    assert coordinator.submit(ONE, {}, action=f"{ONE}/avanmalan").location == ONE
    assert len(enrolled(app)) == 1


def test_more_than_there_are_seats_are_refused_with_the_ticks_kept(coordinator: Client, app: Flask) -> None:
    ids = [host(app, name=f"Värd {each}") for each in range(3)]
    page = f"{session(app, course(app), [ids[0]], 5, seats=2)}/anmalan"
    refused = coordinator.submit(page, {"host": ids[1:]})
    assert refused.status_code == 400
    assert "1 platser kvar, och du har valt 2" in visible(refused)
    assert form_in(refused, "host").held()["host"] == [str(each) for each in ids[1:]]
    assert send(coordinator, page, {}).status_code == 400
    theirs = host(app, "2462")
    for stranger in (theirs, 99, "x"):
        assert send(coordinator, page, {"host": stranger}).status_code == 400
    assert set(enrolled(app)) == {ids[0]}
    assert coordinator.submit(f"{ONE}/andra", {"seats": "3"}).status_code == 302
    assert coordinator.submit(page, {"host": ids[1:]}).status_code == 302
    assert errors_of(coordinator.submit(f"{ONE}/andra", {"seats": "2"})) == ["#seats"]


def test_a_session_that_was_attended_is_not_moved_to_the_future(coordinator: Client, app: Flask) -> None:
    first, second = host(app), host(app)
    number = course(app)
    page = session(app, number, [first, second], -7)
    coordinator.submit(f"{page}/narvaro", {f"attendance-{first}": "attended", f"certificate-{first}": "A 1"})
    refused = coordinator.submit(f"{page}/andra", {"held_on": on(7).isoformat(), "place": "Aulan"})
    assert refused.status_code == 400
    assert "Ta tillbaka närvaron först" in visible(refused)
    assert form_in(refused, "place").held()["place"] == ["Aulan"]
    assert trained(app) == [(first, on(-7), "A 1")]
    assert again(coordinator, refused, {"held_on": on(-3).isoformat()}).status_code == 302
    assert trained(app) == [(first, on(-3), "A 1")], "the training is of the session's day"
    train(app, first, number, 10)
    assert errors_of(coordinator.submit(f"{page}/andra", {"held_on": on(-10).isoformat()})) == ["#held_on"]
    assert send(coordinator, f"{page}/stall-in").location == page
    assert "Inställt" not in visible(coordinator.get(page))
    coordinator.submit(f"{page}/narvaro", {f"attendance-{first}": "enrolled", f"certificate-{first}": ""})
    assert coordinator.submit(f"{page}/andra", {"held_on": on(7).isoformat()}).status_code == 302
    assert trained(app) == [(first, on(-10), "")]


def test_called_off_taken_back_removed(coordinator: Client, app: Flask) -> None:
    page = session(app, course(app), [host(app)], 5)
    for _ in range(2):
        assert send(coordinator, f"{page}/stall-in").location == page
    assert "Inställt" in visible(coordinator.get(LIST))
    assert send(coordinator, f"{page}/anmalan", {"host": "1"}).status_code == 400
    assert send(coordinator, f"{page}/halls-anda").location == page
    assert "Inställt" not in visible(coordinator.get(LIST))
    assert send(coordinator, f"{page}/ta-bort").location == page, "somebody is enrolled"
    coordinator.submit(page, {}, action=f"{page}/avanmalan")
    assert coordinator.submit(page, {}, action=f"{page}/ta-bort").location == LIST
    assert coordinator.get(page).status_code == 404


def test_two_people_at_once(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    page = f"{session(app, course(app), days=5)}/andra"
    mine = coordinator.form(page, "place").filled({"place": "Aulan"})
    screen(people.administrator).submit(page, {"place": "Gymmet", "leader": "Anna"})
    answer = coordinator.post(page, data=mine)
    assert answer.status_code == 409
    assert again(coordinator, answer, {}).status_code == 302
    assert "Aulan" in visible(coordinator.get(ONE))
    assert "Anna" in visible(coordinator.get(ONE))


def test_who_may(screen: Screen, people: People, app: Flask) -> None:
    page = session(app, course(app), [host(app)])
    theirs, leader = screen(people.elsewhere), screen(people.exercise_leader)
    for path in ("", "/andra", "/anmalan", "/narvaro"):
        assert theirs.get(page + path).status_code == 404
        assert leader.get(page + path).status_code == (403 if path else 200)
    for path in ("/avanmalan", "/stall-in", "/halls-anda", "/ta-bort", "/narvaro"):
        assert send(theirs, page + path, {"host": "1"}).status_code == 404
        assert send(leader, page + path, {"host": "1"}).status_code == 403
    assert send(theirs, NEW, {"course": "1", "held_on": "2030-01-01"}).status_code == 400
    assert page not in theirs.get(LIST).text
    assert len(enrolled(app)) == 1


def test_notes_and_certificates_are_for_those_who_keep_the_hosts(screen: Screen, people: People, app: Flask) -> None:
    one = host(app)
    page = session(app, course(app), [one], note="Anna behöver tolk")
    mine, leader, own = (screen(each) for each in (people.coordinator, people.exercise_leader, people.host))
    mine.submit(f"{page}/narvaro", {f"attendance-{one}": "attended", f"certificate-{one}": "A 12"})
    for client, told in ((mine, True), (leader, False)):
        assert [word in client.get(page).text for word in ("Anna behöver tolk", "A 12", "Intygsnummer")] == [told] * 3
        assert [word in client.get(f"{HOSTS}/{one}").text for word in ("A 12", "Intygsnummer")] == [told] * 2
    with app.app_context():
        db.session.get_one(Host, one).account_id = people.host.id
        db.session.commit()
    assert "A 12" in own.get("/register/vard").text


def test_the_plan_says_how_many_are_enrolled_where_seats_are_unknown(coordinator: Client, app: Flask) -> None:
    one, number = host(app), course(app, "HLR", HostRole.HOST)
    assign(app, one, register(app, status=Status.OPERATIONAL))
    session(app, number, [one], 5)
    session(app, number, days=6, seats=8)
    told = visible(coordinator.get(f"{HOSTS}/kommun"))
    assert "1 anmälda, okänt antal platser" in told
    assert "0 av 8 platser tagna" in told
