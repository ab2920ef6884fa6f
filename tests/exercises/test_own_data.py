"""One's own data: what somebody wrote in exercises, and in which exercises a host took part."""

import pytest
from flask import Flask

from preparedness.accounts import exporting
from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.exercises.models import ExerciseHost, Photo
from preparedness.exercises.states import Kind
from tests.house import exercises
from tests.house.exercises import NOON
from tests.house.hosts import host
from tests.house.people import People

pytestmark = pytest.mark.sqlite_only


def test_what_somebody_wrote_in_exercises(app: Flask, people: People) -> None:
    number, me = exercises.held(app), people.exercise_leader.id
    exercises.entry(app, number, Kind.NOTE, text="Dörren öppen", entered_by_id=me, entered_at=NOON)
    exercises.entry(app, number, Kind.NOTE, text="Någon annans", entered_by_id=people.coordinator.id)
    goal = exercises.objective(app, number)
    exercises.rating(app, number, goal, note="Trögt", rated_by_id=me, rated_at=NOON)
    seen = exercises.observation(app, number, "Nyckeln saknades", entered_by_id=me, entered_at=NOON)
    picture = {"observation_id": seen, "name": "nyckel.jpg", "media_type": "image/jpeg", "size": 3, "digest": "x"}
    exercises.part(app, Photo, number, **picture, added_at=NOON, added_by_id=me, content=b"x")
    kinds, texts = ["log entry", "rating", "observation", "photo"], ["Dörren öppen", "Trögt", "Nyckeln saknades"]
    with app.app_context():
        account = db.session.get_one(Account, me)
        found = exporting.of(account)["exercise_entries"]
        assert [each["kind"] for each in found] == kinds
        assert [each["text"] for each in found] == [*texts, "nyckel.jpg"]
        assert {(each["exercise"], each["day"]) for each in found} == {(number, "2026-05-12")}
        for held in db.session.query(Membership).filter_by(account_id=me):
            held.role = Role.HOST
        db.session.commit()
        db.session.expire_all()
        told = exporting.of(account)["exercise_entries"]
        assert [(each["kind"], each["text"]) for each in told] == [(kind, None) for kind in kinds]


def test_in_which_exercises_a_host_took_part(app: Flask, people: People) -> None:
    number = exercises.held(app, title="Hemlig brist")
    exercises.held(app, title="Utan värden")
    exercises.part(app, ExerciseHost, number, host_id=host(app, account_id=people.host.id))
    with app.app_context():
        [told] = exporting.of(db.session.get_one(Account, people.host.id))["exercises_taken_part_in"]
        assert (told["number"], told["day"], "Hemlig" in str(told)) == (number, "2026-05-12", False)
        assert exporting.of(db.session.get_one(Account, people.exercise_leader.id))["exercises_taken_part_in"] is None
