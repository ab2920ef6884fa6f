"""Guidelines of the example register: what the report says and nothing more; the rest says that it is made up."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from preparedness.common import clock
from preparedness.common.columns import facts_of
from preparedness.common.database import Base, db
from preparedness.guidelines import example
from preparedness.guidelines.models import ChecklistItem, ChecklistRun, Guideline, GuidelineFile, RunMark, Version
from preparedness.guidelines.records import versions
from preparedness.guidelines.rules import standing
from preparedness.guidelines.states import Mark, Openness, VersionState
from preparedness.safe_points.example import loading
from preparedness.safe_points.models import SafePoint

pytestmark = pytest.mark.sqlite_only


def known(row: Base) -> set[str]:
    """Facts of which something is said: what stands as it does when nobody has said anything is left out."""
    return {fact.name for fact in facts_of(type(row)) if getattr(row, fact.name) != fact.unknown}


def test_nothing_is_told_of_tyreso_that_the_document_does_not_say(app: Flask) -> None:
    with app.app_context():
        loading.load()
        row = db.session.scalars(select(Guideline).where(Guideline.municipality == "0138")).one()
        assert (row.title, row.is_example, row.starter) == (example.TITLE, True, "")
        assert known(row) == {"title", "kind"}
        [version] = versions.of(row.id)
        assert known(version) <= {"changes", "number", "state"}
        assert (version.decided_by, version.decided_on, version.reference, version.valid_from) == ("", None, "", None)
        assert list(versions.texts(version.id)) == ["sv"]
        counts = [
            db.session.scalar(select(func.count(table.id)).where(table.guideline_id == row.id))
            for table in (ChecklistItem, GuidelineFile, ChecklistRun)
        ]
        assert counts == [0, 0, 0]


def test_what_savsjo_has_is_marked_as_an_example_everywhere(app: Flask) -> None:
    with app.app_context():
        loading.load()
        rows = list(db.session.scalars(select(Guideline).where(Guideline.municipality == "0684")))
        assert len(rows) == 12
        assert all(row.is_example and row.owner.startswith("Exempel") for row in rows)
        approved = {}
        for row in rows:
            [version] = versions.of(row.id)
            if version.state is VersionState.APPROVED:
                approved[row.starter] = version
                assert version.decided_by.startswith("Exempelbeslut")
                for text in versions.texts(version.id, bodies=True).values():
                    assert text.body.startswith(example.EXAMPLE[text.language])
            else:
                assert version.state is VersionState.DRAFT
                assert version.is_starting_point
        assert set(approved) == set(example.APPROVED)
        assert {row.starter for row in rows if row.openness is Openness.PUBLIC} == {"ta-med-dig"}
        current = [versions.known(each) for each in approved.values()]
        assert all(standing.in_force([each], clock.today()) for each in current)


def test_one_inspection_by_nobody_is_there_to_be_seen(app: Flask) -> None:
    with app.app_context():
        loading.load()
        run = db.session.scalars(select(ChecklistRun)).one()
        assert run.is_example
        assert run.note.startswith("Exempel")
        assert (run.begun_by_id, run.ended_by_id) == (None, None)
        assert run.ended_at
        assert db.session.scalar(select(SafePoint.name).where(SafePoint.id == run.safe_point_id)) == example.INSPECTED
        marks = list(db.session.scalars(select(RunMark).where(RunMark.run_id == run.id)))
        items = db.session.scalar(
            select(func.count(ChecklistItem.id)).where(ChecklistItem.version_id == run.version_id)
        )
        assert len(marks) == (items or 0) - 1
        assert [mark.remark[:7] for mark in marks if mark.mark is Mark.NOT_DONE] == ["Exempel"] * len(example.REMARKS)
        assert all(mark.by_id is None for mark in marks)
        assert db.session.scalar(select(func.count(Version.id)))
