"""Nothing of this room reaches residents: every text is a canary, every public page and file is looked through."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import String, update

from preparedness.common.access import PUBLIC, access_of
from preparedness.common.database import Base, db
from preparedness.hosts import models
from preparedness.safe_points.groups.publishing import Listing
from tests.house import hosts, points, routes
from tests.house.client import Client
from tests.house.hosts import everything

pytestmark = pytest.mark.sqlite_only
CANARY = "kanariefågel"
NOT_FILLED = {"municipality", "origin", "media_type", "digest", "what"}
TABLES: list[type[Base]] = [getattr(models, name) for name in models.__all__]


@pytest.fixture
def filled(app: Flask) -> str:
    """A published point with hosts, training, assignments, calls; every text of theirs holds the canary."""
    listed = {"publishing": {"listing": Listing.LISTED}}
    ref = points.register(app, status=points.WAY[-1], known=points.good(**listed))
    with app.app_context():
        everything("0684", ref)
        for table in TABLES:
            for column in table.__table__.columns:
                free = isinstance(column.type, String) and type(column.type).__name__ != "Enum"
                if free and column.name not in NOT_FILLED and not column.foreign_keys:
                    text = "|site_lead|host|" if column.name in ("roles", "languages") else CANARY
                    db.session.execute(update(table).values({column.name: text}))
        db.session.commit()
    return ref


def public_addresses(app: Flask, ref: str) -> list[str]:
    found = [rule for rule in routes.rules(app) if access_of(app, rule.endpoint) == PUBLIC]
    addresses = [routes.address(app, rule) for rule in found if "GET" in routes.methods(rule)]
    return [*addresses, f"/trygghetspunkter/{ref}", f"/en/trygghetspunkter/{ref}", "/?var=S%C3%A4vsj%C3%B6"]


def test_no_canary_sings_in_public(app: Flask, client: Client, filled: str) -> None:
    client.inspecting = False
    pages = {address: client.get(address) for address in public_addresses(app, filled)}
    assert pages[f"/trygghetspunkter/{filled}"].status_code == 200
    assert "Hjältevads" in pages[f"/trygghetspunkter/{filled}"].text
    singing = [address for address, answer in pages.items() if CANARY.encode() in answer.data.lower()]
    assert singing == []
    files = [
        path for path in Path(app.config["PREPAREDNESS_DATA"]).rglob("*") if "publi" in str(path) and path.is_file()
    ]
    assert files
    assert [path.name for path in files if CANARY.encode() in path.read_bytes().lower()] == []


def test_the_canaries_are_there_to_be_found(app: Flask, filled: str) -> None:
    """Else the test above could not fail."""
    assert filled
    silent = []
    with app.app_context():
        for table in TABLES:
            rows = db.session.execute(table.__table__.select()).all()
            texts = " ".join(str(value) for row in rows for value in row)
            if CANARY not in texts:
                silent.append(table.__name__)
    assert set(silent) == {"Reminder", "CalendarLink", "Enrolment", "Assignment", "CallAnswer"}


def test_a_call_list_is_kept_by_no_browser_on_the_way(app: Flask, filled: str) -> None:
    """Asked by a stranger it is the sign-in page; the crew, the list and the calendar alike."""
    stranger = app.test_client()
    for page in (
        "/register/vardar/larmlista",
        f"/register/trygghetspunkter/{filled}/larmlista",
        "/register/vardar.csv",
    ):
        answer = stranger.get(page)
        assert (answer.status_code, CANARY in answer.text) == (302, False)
    assert stranger.get("/kalender/gissning.ics").status_code == 404
    assert hosts.GOOD["duty_telephone"] not in stranger.get("/").text
