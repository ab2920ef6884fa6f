"""Courses: listed with how many have them valid, registered, changed, removed only when nobody has completed them."""

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common.database import db
from preparedness.hosts.models import Course
from preparedness.hosts.states import HostRole
from tests.hosts._training import HOSTS, session
from tests.hosts.conftest import Screen
from tests.house.client import Client
from tests.house.hosts import course, host, train
from tests.house.people import People
from tests.house.queries import counting
from tests.safe_points._pages import again, errors_of, form_in, send, visible

pytestmark = pytest.mark.sqlite_only
LIST, NEW, ONE = f"{HOSTS}/kurser", f"{HOSTS}/kurser/ny", f"{HOSTS}/kurser/1"
KNOWN = {"name": "HLR", "months_valid": "12", "hours": "3,5", "source": "Räddningschefen"}


def stored(app: Flask) -> list[tuple[str, int | None]]:
    with app.app_context():
        return [(each.name, each.months_valid) for each in db.session.scalars(select(Course).order_by(Course.id))]


def test_registered_and_listed_with_who_has_it_valid(coordinator: Client, app: Flask) -> None:
    assert coordinator.submit(NEW, KNOWN | {"roles": ["host", "site_lead"]}).location == LIST
    for days in (30, 400):
        train(app, host(app), 1, days)
    train(app, host(app, ends_on=None), 1, 400)
    train(app, 3, 1, 10)
    told = visible(coordinator.get(LIST))
    assert "2 av 3" in told
    assert "12 månader" in told
    assert "Räddningschefen" in told
    assert "Trygghetspunktsvärd" in told


def test_as_many_questions_for_many_as_for_few(coordinator: Client, app: Flask) -> None:
    asked = []
    for more in (1, 9):
        for each in range(more):
            train(app, host(app), course(app, f"Kurs {more} {each}"))
        for page in (LIST, f"{HOSTS}/kurstillfallen"):
            session(app, 1, [1])
            with counting() as counted:
                assert coordinator.get(page).status_code == 200
            asked.append(counted.number)
    assert asked[:2] == asked[2:]


def test_errors_are_said_at_once_and_nothing_is_lost(coordinator: Client, app: Flask) -> None:
    refused = coordinator.submit(NEW, {"name": "", "months_valid": "0", "source": "x" * 301})
    assert refused.status_code == 400
    assert errors_of(refused) == ["#name", "#months_valid", "#source"]
    assert form_in(refused, "source").held()["source"] == ["x" * 301]
    assert again(coordinator, refused, KNOWN).status_code == 302
    assert errors_of(coordinator.submit(NEW, KNOWN | {"name": "hlr"})) == ["#name"]
    assert stored(app) == [("HLR", 12)]


def test_two_people_at_once(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    coordinator.submit(NEW, KNOWN)
    mine = coordinator.form(ONE, "name").filled({"months_valid": "24"})
    screen(people.administrator).submit(ONE, {"months_valid": "36", "hours": "8"})
    answer = coordinator.post(ONE, data=mine)
    assert answer.status_code == 409
    assert again(coordinator, answer, {}).status_code == 302
    assert stored(app) == [("HLR", 24)]
    assert "8 timmar" in visible(coordinator.get(LIST))


def test_removed_only_when_nobody_has_completed_it(coordinator: Client, app: Flask) -> None:
    train(app, host(app), course(app))
    assert "kan inte tas bort" in visible(coordinator.get(ONE))
    assert send(coordinator, f"{ONE}/ta-bort").location == ONE
    other = f"{LIST}/{course(app, 'Rakel')}"
    assert coordinator.get(f"{other}/ta-bort").status_code == 405
    assert coordinator.submit(other, {}, action=f"{other}/ta-bort").location == LIST
    assert stored(app) == [("HLR", 12)]
    assert send(coordinator, f"{other}/ta-bort").status_code == 404


def test_a_set_to_begin_with_is_marked_as_not_decided(coordinator: Client, app: Flask) -> None:
    assert coordinator.submit(LIST, {}, button="Lägg till vanliga kurser").location == LIST
    assert len(stored(app)) == 7
    assert all(months for _, months in stored(app)), "a course of which nobody has decided must not hold for ever"
    assert visible(coordinator.get(LIST)).count("inte beslutad") >= 7
    assert "Inte beslutad" in visible(coordinator.get(ONE))
    send(coordinator, f"{LIST}/vanliga", {"municipality": "0684"})
    assert len(stored(app)) == 7
    coordinator.submit(ONE, {"source": "Kommunstyrelsen 2 maj 2023"})
    assert "Inte beslutad" not in visible(coordinator.get(ONE))


def test_who_may(screen: Screen, people: People, app: Flask) -> None:
    course(app, "Åskväder", HostRole.HOST)
    theirs, leader = screen(people.elsewhere), screen(people.exercise_leader)
    assert "Åskväder" not in visible(theirs.get(LIST))
    assert theirs.get(ONE).status_code == 404
    assert send(theirs, f"{ONE}/ta-bort").status_code == 404
    assert send(theirs, f"{LIST}/vanliga", {"municipality": "0684"}).status_code == 404
    assert "Åskväder" in visible(leader.get(LIST))
    assert leader.get(ONE).status_code == 403
    assert send(leader, NEW, KNOWN).status_code == 403
    assert screen(people.reader).get(LIST).status_code == 403
    assert send(theirs, NEW, KNOWN | {"municipality": "0684"}).status_code == 302, "registered at home, not there"
    with app.app_context():
        assert [each.municipality for each in db.session.scalars(select(Course))] == ["0684", "2462"]
