"""Nothing of this room reaches residents: every text is a canary, every public page and file is looked through."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import String, update

from preparedness.common.database import Base, db
from preparedness.exercises import models
from preparedness.safe_points.groups.publishing import Listing
from tests.hosts.test_secrecy import public_addresses
from tests.house import points
from tests.house.client import Client
from tests.house.exercises import everything
from tests.house.hosts import host

pytestmark = pytest.mark.sqlite_only
CANARY = "kanariefågel"
KEPT = {"municipality", "code", "language", "media_type", "digest", "key", "elements", "capabilities"}
KEPT |= {"planned_begin", "planned_end", "began", "ended"}
"""Columns that hold no free text."""
TEXTLESS = {
    "ExerciseGuideline", "ExerciseHost", "ExerciseMunicipality", "ExercisePoint", "ExerciseRun", "ItemAction",
}  # fmt: skip
TABLES: list[type[Base]] = [getattr(models, name) for name in models.__all__]


@pytest.fixture
def filled(app: Flask) -> str:
    """A published point with one of everything that an exercise is made of; every text holds the canary."""
    ref = points.register(app, status=points.WAY[-1], known=points.good(publishing={"listing": Listing.LISTED}))
    number = host(app)
    with app.app_context():
        everything("0684", ref, number)
        for table in TABLES:
            for column in table.__table__.columns:
                free = isinstance(column.type, String) and type(column.type).__name__ != "Enum"
                if free and column.name not in KEPT and not column.foreign_keys:
                    db.session.execute(update(table).values({column.name: CANARY}))
        db.session.commit()
    return ref


def test_no_canary_sings_in_public(app: Flask, client: Client, filled: str) -> None:
    client.inspecting = False
    pages = {address: client.get(address) for address in public_addresses(app, filled)}
    assert pages[f"/trygghetspunkter/{filled}"].status_code == 200
    assert [address for address, answer in pages.items() if CANARY.encode() in answer.data.lower()] == []
    folder = Path(app.config["PREPAREDNESS_DATA"])
    files = [path for path in folder.rglob("*") if "publi" in str(path) and path.is_file()]
    assert files
    assert [path.name for path in files if CANARY.encode() in path.read_bytes().lower()] == []


def test_the_canaries_are_there_to_be_found(app: Flask, filled: str) -> None:
    """Else the test above could not fail."""
    assert filled
    with app.app_context():
        rows = {table.__name__: str(db.session.execute(table.__table__.select()).all()) for table in TABLES}
    assert {name for name, text in rows.items() if CANARY not in text} == TEXTLESS
