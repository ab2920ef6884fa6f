"""Names of people go when due; what was found stays."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common import clock, retention
from preparedness.common.columns import blank
from preparedness.common.database import Base, db
from preparedness.common.times import kept
from preparedness.exercises.models import Action, Exercise, ExerciseHost, ParticipantGroup, Photo, TaskRating
from preparedness.exercises.states import ActionState, Rating
from tests.house.exercises import action, held, objective, observation, part, rating
from tests.house.hosts import host

OLD = clock.now() - timedelta(days=800)
NAME = "Beda Påhittad"


def everything_written(app: Flask) -> str:
    with app.app_context():
        rows = [db.session.execute(table.select()).all() for table in Base.metadata.sorted_tables]
        return " ".join(str(value) for table in rows for row in table for value in row)


def test_names_are_forgotten_also_in_the_history(app: Flask) -> None:
    host(app)
    old = held(app, begin=OLD, leader=NAME, evaluators=NAME, observers=NAME)
    goal = objective(app, old)
    rating(app, old, goal, evaluator=NAME)
    rating(app, old, goal, Rating.U, evaluator="Cilla Påhittad", note="Dörren gick inte upp")
    with app.app_context():
        db.session.add(blank(ExerciseHost, exercise_id=old, host_id=1, edition=1))
        db.session.commit()
    observation(app, old)
    photo = {"observation_id": 1, "name": f"{NAME}.jpg", "media_type": "image/jpeg", "size": 3, "digest": "x"}
    part(app, Photo, old, **photo, added_at=OLD, content=b"xxx")
    undated = held(app, planned_begin="", began="", ended="", leader=NAME)
    with app.app_context():
        db.session.get_one(Exercise, undated).created_at = OLD
        db.session.commit()
    day = clock.today() - timedelta(days=800)
    action(app, "Byt batteri", owner=NAME, state=ActionState.DONE, closed_on=day)
    assert NAME in everything_written(app)
    result = app.test_cli_runner().invoke(retention.commands, ["run"])
    assert result.exit_code == 0, result.output
    assert NAME not in everything_written(app)
    with app.app_context():
        rated = db.session.execute(select(TaskRating.evaluator, TaskRating.rating).order_by(TaskRating.id)).all()
        assert [tuple(row) for row in rated] == [("#1", "P"), ("#2", "U")]
        assert db.session.scalars(select(ParticipantGroup.number)).all() == [1]
    again = app.test_cli_runner().invoke(retention.commands, ["run", "--dry-run"])
    assert "efter en övning, sparas 24 månader: 0" in again.output, again.output
    with app.app_context():
        assert db.session.scalars(select(Action.text)).all() == ["Byt batteri"]


@pytest.mark.sqlite_only
def test_what_is_not_due_stays(app: Flask) -> None:
    held(app, begin=clock.now() - timedelta(days=600), leader=NAME)
    action(app, owner=NAME)
    held(app, planned_begin="", began="", ended="", leader=NAME)
    app.test_cli_runner().invoke(retention.commands, ["run"])
    with app.app_context():
        assert db.session.scalars(select(Exercise.leader)).all() == [NAME, NAME]
        assert db.session.scalars(select(Action.owner)).all() == [NAME]
    assert kept(OLD)
