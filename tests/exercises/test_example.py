"""Havsörn in the example register: what the report says, and nothing more."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from preparedness.common.columns import facts_of
from preparedness.common.database import db
from preparedness.exercises.models import Exercise, LogEntry, Objective, Observation, ParticipantGroup
from preparedness.safe_points.example import loading

pytestmark = pytest.mark.sqlite_only
SAID = {"title", "type", "elements", "scenario", "purpose", "organiser", "began", "ended", "duration_hours"}


def test_nothing_is_added_that_the_document_does_not_say(app: Flask) -> None:
    with app.app_context():
        loading.load()
        row = db.session.scalars(select(Exercise)).one()
        known = {fact.name for fact in facts_of(Exercise) if fact.is_known(getattr(row, fact.name))}
        assert known == SAID
        assert (row.began, row.ended, row.hours) == ("2019-10-23", "2019-10-24", 36)
        assert (row.municipality, row.is_example) == ("0138", True)
        assert "|nuclear|" in row.elements
        groups = db.session.scalars(select(ParticipantGroup.function)).all()
        assert len(groups) == 6
        counts = [db.session.scalar(select(func.count(table.id))) for table in (LogEntry, Objective, Observation)]
        assert counts == [0, 0, 0]
