"""Ready templates: complete, in both languages, and planned once however often it is sent."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from preparedness.common.columns import facts_of
from preparedness.common.database import db
from preparedness.exercises.models import CriticalTask, Exercise, ExercisePoint, Inject, Objective
from preparedness.exercises.records import exercises as records
from preparedness.exercises.rules.starting import Starter, planned_end, planned_hours
from preparedness.exercises.rules.types import TYPES
from preparedness.exercises.starters import STARTERS
from preparedness.exercises.states import ExerciseType, Kind, Status
from tests.exercises.conftest import Screen
from tests.house.client import Client
from tests.house.exercises import point_id
from tests.house.people import People
from tests.house.points import register
from tests.safe_points._pages import again, errors_of, form_in, send, visible

pytestmark = pytest.mark.sqlite_only
LIST = "/register/ovningar/mallar"


def test_every_type_is_explained_and_every_template_is_whole() -> None:
    assert set(TYPES) == set(ExerciseType)
    for starter in STARTERS.values():
        assert len(starter.goals) >= 2
        assert len(starter.injects) >= 2
        assert all(goal.source for goal in starter.goals if goal.minutes), "a figure says whose it is"
        minutes = [inject.minutes for inject in starter.injects]
        assert minutes == sorted(minutes)
        assert minutes[-1] <= starter.hours * 60


@pytest.mark.parametrize("starter", STARTERS.values(), ids=lambda starter: starter.code)
def test_each_becomes_a_planned_exercise(leader: Client, app: Flask, point: str, starter: Starter) -> None:
    assert f"{LIST}/{starter.code}" in leader.get(LIST).text
    with app.app_context():
        where = point_id(point)
    typed = {"planned_begin": "2027-01-10 09:00", "point": [where]}
    form = leader.form(f"{LIST}/{starter.code}", "planned_begin").filled(typed)
    answers = [leader.post(f"{LIST}/{starter.code}", data=form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].location == answers[1].location, "sent twice, it is planned once"
    with app.app_context():
        number = db.session.scalars(select(Exercise.id)).one()
        made = records.by_id(number)
        assert made
        assert made.status is Status.PLANNED
        assert [each.safe_point_id for each in made.places] == [where]
        assert planned_hours(made.planned_begin, made.planned_end) == starter.hours
        assert made.title != starter.title.text, "in the reader's language"
        rows = [made, *(row for table in (Objective, Inject) for row in db.session.scalars(select(table)))]
        for row in rows:
            for fact in facts_of(type(row)):
                fact.read(fact.write(getattr(row, fact.name)))  # nothing is longer than it may be
        assert "Ska mätas" not in made.purpose, "outsiders read the purpose"
        assert ("Ska mätas" in made.scenario) is bool(starter.times)
        tasks = db.session.scalar(select(func.count(CriticalTask.id)))
        assert tasks == sum(len(goal.tasks) for goal in starter.goals)


def test_no_template_has_anything_published() -> None:
    for starter in STARTERS.values():
        assert Kind.PUBLISHED not in starter.times
        for task in (task.text for goal in starter.goals for task in goal.tasks):
            assert not task.startswith("Publish")
            assert not task.startswith("Put up") or "marked as an exercise" in task


def test_errors_keep_what_was_chosen(leader: Client, app: Flask, point: str) -> None:
    page = f"{LIST}/sondag"
    with app.app_context():
        where = str(point_id(point))
    refused = leader.submit(page, {"point": [where], "planned_begin": ""})
    assert errors_of(refused) == ["#planned_begin"]
    assert form_in(refused, "point").held()["point"] == [where]
    assert again(leader, refused, {"planned_begin": "2027-01-10"}).status_code == 302
    assert planned_end("2027-01-10", 4) == ""


def test_only_in_a_municipality_of_ones_own(screen: Screen, people: People, app: Flask) -> None:
    theirs = register(app, municipality="2462")
    leader, administrator = screen(people.exercise_leader), screen(people.administrator)
    with app.app_context():
        where = point_id(theirs)
    typed = {"planned_begin": "2027-01-10", "kommun": "2462", "point": where}
    assert send(leader, f"{LIST}/sondag", typed).status_code == 400
    assert send(leader, f"{LIST}/sondag", {**typed, "kommun": "0684"}).status_code == 302, "that point is left out"
    assert "Välj den kommun" in visible(administrator.get(f"{LIST}/sondag"))
    assert administrator.submit(f"{LIST}/sondag?kommun=2462", {"planned_begin": "2027-01-10"}).status_code == 302
    assert leader.get(f"{LIST}/finns-inte").status_code == 404
    with app.app_context():
        found = db.session.scalars(select(Exercise.municipality).order_by(Exercise.id)).all()
        assert (found, db.session.scalar(select(func.count(ExercisePoint.id)))) == (["0684", "2462"], 0)
    assert screen(people.reader).get(LIST).status_code == 403
