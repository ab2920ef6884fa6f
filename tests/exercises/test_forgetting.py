"""Names of people go when due; what was found stays."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common import clock, retention
from preparedness.common.database import Base, db
from preparedness.common.times import kept
from preparedness.exercises.models import Action, Exercise, TaskRating
from preparedness.exercises.states import ActionState
from tests.house.exercises import action, held, objective, rating

OLD = clock.now() - timedelta(days=800)
NAME = "Beda Påhittad"


def everything_written(app: Flask) -> str:
    with app.app_context():
        rows = [db.session.execute(table.select()).all() for table in Base.metadata.sorted_tables]
        return " ".join(str(value) for table in rows for row in table for value in row)


def test_names_are_forgotten_also_in_the_history(app: Flask) -> None:
    old = held(app, begin=OLD, leader=NAME, evaluators=NAME, observers=NAME)
    goal = objective(app, old)
    rating(app, old, goal, evaluator=NAME)
    day = clock.today() - timedelta(days=800)
    action(app, "Byt batteri", owner=NAME, state=ActionState.DONE, closed_on=day)
    assert NAME in everything_written(app)
    result = app.test_cli_runner().invoke(retention.commands, ["run"])
    assert result.exit_code == 0, result.output
    assert NAME not in everything_written(app)
    with app.app_context():
        assert db.session.scalars(select(TaskRating.rating)).all() == ["P"]
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
