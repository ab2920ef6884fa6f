"""A small drill, written down on one page."""

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.times import written
from preparedness.exercises.models import Action, LogEntry, Objective, Observation, TaskRating
from preparedness.exercises.states import Kind, Rating, Status
from tests.exercises.test_exercises import of, point_number
from tests.house.client import Client
from tests.house.points import register
from tests.safe_points._pages import again, errors_of, form_in, visible

pytestmark = pytest.mark.sqlite_only
PAGE = "/register/ovningar/momentovning"


def told(app: Flask, point: str, **more: object) -> dict[str, object]:
    return {
        "point": point_number(app, point), "title": "Startade reservkraften", "capabilities": ["power"],
        "began": "2026-05-12 13:00", "minutes": "20", "leader": "Fastighetsjouren", "rating": "P", **more,
    }  # fmt: skip


def test_one_page_and_it_is_closed(leader: Client, app: Flask, point: str) -> None:
    sent = told(app, point, power_minutes="3", fuel="4,5", strength="Startade på första försöket")
    assert leader.submit(PAGE, sent).location == "/register/ovningar/1"
    row = of(app)
    assert (row.status, row.hours) == (Status.CLOSED, 20 / 60)
    with app.app_context():
        entries = {entry.kind: entry for entry in db.session.scalars(select(LogEntry))}
        assert (entries[Kind.RESERVE_POWER].at - entries[Kind.DECISION].at).seconds == 180
        assert entries[Kind.FUEL_USED].value == 4.5
        assert db.session.scalars(select(TaskRating.rating)).all() == [Rating.P]
        assert db.session.scalars(select(Objective.capability)).all() == ["power"]


def test_what_did_not_work_becomes_an_action(leader: Client, app: Flask, point: str) -> None:
    refused = leader.submit(PAGE, told(app, point, rating="M"))
    assert errors_of(refused) == ["#improvement"]
    refused = again(leader, refused, {"improvement": "Batteriet var slut"})
    assert errors_of(refused) == ["#action"]
    assert form_in(refused, "title").held()["title"] == ["Startade reservkraften"]
    right = {"action": "Byt batteri", "owner": "Fastighetsjouren", "due_on": "2026-06-01"}
    assert again(leader, refused, right).status_code == 302
    number = point_number(app, point)
    with app.app_context():
        seen, made = db.session.scalars(select(Observation)).one(), db.session.scalars(select(Action)).one()
        assert (made.observation_id, made.exercise_id, made.text) == (seen.id, 1, "Byt batteri")
        assert made.safe_point_id == seen.safe_point_id == number
    assert "Byt batteri" in visible(leader.get("/register/ovningar/1"))


def test_all_that_is_wrong_is_said_at_once(leader: Client, app: Flask, point: str) -> None:
    theirs = register(app, municipality="2462")
    refused = leader.submit(PAGE, {"began": "", "title": ""})
    assert set(errors_of(refused)) == {"#point", "#title", "#capabilities", "#began", "#minutes", "#leader", "#rating"}
    page = leader.form(PAGE, "title").filled(told(app, point))
    assert errors_of(leader.post(PAGE, data={**page, "point": str(point_number(app, theirs))})) == ["#point"]
    late = told(app, point, began=written(clock.now()), power_minutes="30")
    assert set(errors_of(leader.submit(PAGE, late))) == {"#minutes", "#power_minutes"}
    assert errors_of(leader.submit(PAGE, told(app, point, action="Byt batteri"))) == ["#improvement"]


def test_a_rating_without_an_evaluator_is_refused(leader: Client, app: Flask, point: str) -> None:
    assert errors_of(leader.submit(PAGE, told(app, point, leader=" "))) == ["#leader"]


def test_what_would_be_kept_nowhere_is_refused(leader: Client, app: Flask, point: str) -> None:
    lost = {"owner": "Jouren", "due_on": "2026-06-01", "no_action": "Ingen fara"}
    refused = leader.submit(PAGE, told(app, point, **lost))
    assert errors_of(refused) == ["#owner", "#due_on", "#no_action"]
    held = form_in(refused, "title").held()
    assert [held[name] for name in lost] == [[text] for text in lost.values()]
    assert errors_of(again(leader, refused, {"improvement": "Trögt"})) == ["#owner", "#due_on"]
    assert again(leader, refused, {"improvement": "Trögt", "owner": "", "due_on": ""}).status_code == 302
