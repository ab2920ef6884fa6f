"""An exercise as the start of the next: what is planned goes along, people and what happened do not."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common.database import db
from preparedness.common.times import kept
from preparedness.exercises.models import (
    CriticalTask,
    Exercise,
    ExerciseHost,
    Inject,
    LogEntry,
    Objective,
    Observation,
    ParticipantGroup,
    TaskRating,
)
from preparedness.exercises.records import exercises as records
from preparedness.exercises.records import parts
from preparedness.exercises.states import ActionState, ExerciseType, Kind, Status
from tests.exercises.conftest import Screen
from tests.house import exercises
from tests.house.client import Client
from tests.house.exercises import NOON
from tests.house.hosts import host
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, form_in, visible

pytestmark = pytest.mark.sqlite_only


def test_what_goes_along_and_what_does_not(leader: Client, app: Flask, point: str) -> None:
    known: dict[str, Any] = {
        "leader": "Anna",
        "evaluators": "Bo",
        "observers": "Cecilia",
        "deviations": "Halt",
        "scenario": "Storm",
    }
    number = exercises.held(
        app, point, others=("2462",), type=ExerciseType.REAL_EVENT, planned_begin=kept(NOON),
        planned_end="2026-05-13 12:00+02:00", **known,
    )  # fmt: skip
    goal = exercises.objective(app, number, "Dörrarna öppnas", "Hitta nyckeln", explanation="Olika", target_minutes=30)
    exercises.objective(app, number, "Reservkraften på", place=2)
    exercises.rating(app, number, goal)
    exercises.entry(app, number, Kind.DECISION)
    exercises.observation(app, number)
    exercises.part(app, Inject, number, minutes=5, what="Nyckeln passar inte", happened="Bo bröt upp", given_at=NOON)
    exercises.part(app, ParticipantGroup, number, function="Teknik", number=3)
    exercises.part(app, ExerciseHost, number, host_id=host(app))
    page = f"/register/ovningar/{number}/kopiera"
    form = leader.form(page, "title").filled({"title": "Nästa", "planned_begin": "2027-03-28 01:00"})
    answers = {leader.post(page, data=form).location for _ in range(2)}
    assert len(answers) == 1
    with app.app_context():
        new = records.by_id(number + 1)
        assert new
        assert new.id == db.session.scalars(select(Exercise.id).order_by(Exercise.id.desc())).first()
        assert (new.status, new.began, new.scenario, new.type) == (Status.PLANNED, "", "Storm", ExerciseType.FUNCTIONAL)
        assert new.planned_end == "2027-03-29 02:00+02:00", "24 hours, over the change to summer time"
        assert (new.leader, new.evaluators, new.observers, new.deviations) == ("", "", "", "")
        assert [each.point.ref for each in new.places] == [point]
        assert [each.code for each in new.others] == ["2462"]
        goals = parts.of(Objective, new.id)
        assert [(each.text, each.target_minutes, each.explanation) for each in goals] == [
            ("Dörrarna öppnas", 30, ""),
            ("Reservkraften på", None, ""),
        ]
        assert [(each.objective_id, each.text) for each in parts.of(CriticalTask, new.id)] == [
            (goals[0].id, "Hitta nyckeln")
        ]
        assert [(each.what, each.happened, each.given_at) for each in parts.of(Inject, new.id)] == [
            ("Nyckeln passar inte", "", None)
        ]
        assert [(each.function, each.number) for each in parts.of(ParticipantGroup, new.id)] == [("Teknik", None)]
        for table in (TaskRating, LogEntry, Observation, ExerciseHost):
            assert parts.of(table, new.id) == []


def test_what_is_to_be_verified_is_shown(leader: Client, app: Flask, point: str) -> None:
    number, other = exercises.held(app, point), exercises.held(app, point)
    exercises.action(app, "Skaffa nyckel", exercise_id=number)
    exercises.action(app, "Laga låset", exercise_id=number, state=ActionState.DONE)
    exercises.action(app, "Avförd", exercise_id=number, state=ActionState.DROPPED)
    exercises.action(app, "Prövad", exercise_id=number, state=ActionState.DONE, verified_in_id=other)
    exercises.action(app, "Från annan", exercise_id=other)
    told = visible(leader.get(f"/register/ovningar/{number}/kopiera"))
    words = ("Skaffa nyckel", "Laga låset", "Avförd", "Prövad", "Från annan")
    assert [word in told for word in words] == [True, True, False, False, False]


def test_errors_keep_what_was_typed_and_who_may(screen: Screen, people: People, app: Flask) -> None:
    number = exercises.held(app, others=("2462",))
    page = f"/register/ovningar/{number}/kopiera"
    leader = screen(people.exercise_leader)
    refused = leader.submit(page, {"title": "", "planned_begin": "i vår"})
    assert errors_of(refused) == ["#title", "#planned_begin"]
    assert form_in(refused, "title").held()["planned_begin"] == ["i vår"]
    assert again(leader, refused, {"title": "Nästa", "planned_begin": "2027-01-10"}).status_code == 302
    assert screen(people.elsewhere).get(page).status_code == 404
    assert screen(people.reader).get(page).status_code == 403
