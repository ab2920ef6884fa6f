"""What is sent twice is made once, and what is another plan is made too."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from preparedness.common.database import db
from preparedness.exercises.models import Action, Exercise
from preparedness.safe_points.states import Status
from tests.exercises.test_exercises import point_number
from tests.exercises.test_small_drill import PAGE, told
from tests.house import exercises
from tests.house.client import Client
from tests.house.points import register

pytestmark = pytest.mark.sqlite_only


def count(app: Flask, table: type[Exercise | Action] = Exercise) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(table.id))) or 0


def test_the_same_template_is_planned_for_each_point(leader: Client, app: Flask, point: str) -> None:
    page, other = "/register/ovningar/mallar/sondag", register(app, status=Status.OPERATIONAL)
    form = leader.form(page, "point")
    sent = [form.filled({"planned_begin": "2027-01-10", "point": [point_number(app, ref)]}) for ref in (point, other)]
    one, again, two = (leader.post(page, data=each).location for each in (sent[0], sent[0], sent[1]))
    assert (one == again, one == two, count(app)) == (True, False, 2), "also from the page that was opened once"
    assert leader.submit(page, {"planned_begin": "2027-01-10", "point": [point_number(app, point)]}).location != one
    assert count(app) == 3, "opened anew, it is another plan"
    script = {"csrf_token": leader.token(), "planned_begin": "2027-01-10", "once": "i går"}
    assert leader.post(page, data=script).status_code == 302


def test_exercises_of_one_title_are_both_copied(leader: Client, app: Flask, point: str) -> None:
    here, nowhere = exercises.held(app, point, title="Prov"), exercises.held(app, title="Prov")
    pages = [f"/register/ovningar/{number}/kopiera" for number in (here, nowhere)]
    forms = [leader.form(page, "title").filled({"planned_begin": "2027-01-10"}) for page in pages]
    found = [leader.post(page, data=form).location for page, form in zip(pages * 2, forms * 2, strict=True)]
    assert (found[:2], len(set(found)), count(app)) == (found[2:], 2, 4)


def test_a_small_drill_is_kept_once_but_a_correction_is_not_lost(leader: Client, app: Flask, point: str) -> None:
    bad = {"improvement": "Batteriet var slut", "action": "Byt batteri", "due_on": "2026-06-01"}
    form = leader.form(PAGE, "title").filled(told(app, point, power_minutes="3", fuel="4,5", strength="Fort", **bad))
    assert len({leader.post(PAGE, data=form).location for _ in range(2)}) == 1
    assert (count(app), count(app, Action)) == (1, 1)
    assert leader.post(PAGE, data={**form, "action": "Byt båda batterierna"}).status_code == 302
    assert (count(app), count(app, Action)) == (2, 2)
