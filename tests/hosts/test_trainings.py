"""Training records by hand: entered, corrected, removed."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from preparedness.common.database import db
from preparedness.history.models import Reading
from preparedness.hosts.models import Training
from tests.hosts._training import HOSTS, on, session, trained
from tests.hosts.conftest import Screen
from tests.house.client import Client
from tests.house.hosts import course, host, train
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, form_in, send, visible

pytestmark = pytest.mark.sqlite_only
NEW, ONE = f"{HOSTS}/1/utbildning/ny", f"{HOSTS}/utbildningar/1"


@pytest.fixture
def somebody(app: Flask) -> int:
    """A host, in whose municipality there is a course."""
    course(app)
    return host(app)


def test_entered_corrected_removed(coordinator: Client, somebody: int, app: Flask) -> None:
    page = f"{HOSTS}/{somebody}"
    known = {"done_on": on(-40).isoformat(), "certificate": "A 12", "until": on(300).isoformat()}
    assert coordinator.submit(f"{NEW}?kurs=1", known).location == page
    assert "A 12" in coordinator.get(ONE).text
    assert coordinator.submit(ONE, {"done_on": on(-30).isoformat(), "until": ""}).location == page
    assert trained(app) == [(somebody, on(-30), "A 12")]
    assert coordinator.get(f"{ONE}/ta-bort").status_code == 405
    assert coordinator.submit(ONE, {}, action=f"{ONE}/ta-bort").location == page
    assert trained(app) == []
    assert send(coordinator, f"{ONE}/ta-bort").status_code == 404


def test_errors_are_said_at_once_and_nothing_is_lost(coordinator: Client, somebody: int, app: Flask) -> None:
    wrong = {"done_on": on(1).isoformat(), "until": "2025-02-29", "certificate": "19850412-1234"}
    refused = coordinator.submit(NEW, wrong)
    assert refused.status_code == 400
    assert set(errors_of(refused)) == {"#course", "#done_on", "#until", "#certificate"}
    assert form_in(refused, "certificate").held()["certificate"] == ["19850412-1234"]
    right = {"course": "1", "done_on": on(-5).isoformat(), "until": on(-6).isoformat(), "certificate": "A 1"}
    before = again(coordinator, refused, right)
    assert errors_of(before) == ["#until"]
    assert again(coordinator, before, {"until": ""}).status_code == 302
    assert errors_of(coordinator.submit(NEW, right | {"until": ""})) == ["#done_on"], "the same day twice"
    train(app, somebody, 1, 9)
    assert errors_of(coordinator.submit(ONE, {"done_on": on(-9).isoformat()})) == ["#done_on"]
    theirs = course(app, "Rakel", municipality="2462")
    form = coordinator.form(NEW, "course").held() | {"course": [str(theirs)], "done_on": [on(-2).isoformat()]}
    assert coordinator.post(NEW, data=form).status_code == 400


def test_two_people_at_once(coordinator: Client, screen: Screen, people: People, somebody: int, app: Flask) -> None:
    train(app, somebody, 1)
    mine = coordinator.form(ONE, "certificate").filled({"certificate": "MIN"})
    screen(people.administrator).submit(ONE, {"certificate": "DIN", "until": on(9).isoformat()})
    answer = coordinator.post(ONE, data=mine)
    assert answer.status_code == 409
    assert again(coordinator, answer, {}).status_code == 302
    with app.app_context():
        assert db.session.execute(select(Training.certificate, Training.until)).one() == ("MIN", on(9))


def test_what_came_of_a_session_is_of_its_day(coordinator: Client, somebody: int, app: Flask) -> None:
    page = session(app, 1, [somebody])
    coordinator.submit(f"{page}/narvaro", {f"attendance-{somebody}": "attended", f"certificate-{somebody}": "A"})
    form = coordinator.form(ONE, "certificate")
    assert "done_on" not in form.names()
    assert coordinator.submit(ONE, {"certificate": "B"}).status_code == 302
    assert "B" in visible(coordinator.get(page))
    assert send(coordinator, f"{ONE}/ta-bort").location == ONE
    assert trained(app) == [(somebody, on(-7), "B")]


def test_who_may_and_who_has_looked(screen: Screen, people: People, somebody: int, app: Flask) -> None:
    train(app, somebody, 1)
    theirs, leader, mine = screen(people.elsewhere), screen(people.exercise_leader), screen(people.coordinator)
    for path in (NEW, ONE):
        assert theirs.get(path).status_code == 404
        assert leader.get(path).status_code == 403
        assert mine.get(path).status_code == 200
    assert send(theirs, f"{ONE}/ta-bort").status_code == 404
    for path in (f"{HOSTS}/99/utbildning/ny", f"{HOSTS}/utbildningar/0", f"{HOSTS}/utbildningar/2147483648"):
        assert mine.get(path).status_code == 404
    with app.app_context():
        found = db.session.execute(select(Reading.what, func.count()).group_by(Reading.what).order_by(Reading.what))
        assert found.all() == [("hosts.edit_training", 1), ("hosts.new_training", 1)]
