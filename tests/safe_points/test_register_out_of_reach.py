"""The database is locked or gone while a coordinator works: a page that says so, and nothing typed is lost."""

import sqlite3
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.engine import make_url

from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, read, register
from tests.safe_points._pages import form_in, visible
from tests.safe_points.conftest import Screen

pytestmark = pytest.mark.sqlite_only
PATH = "/register/trygghetspunkter/0684-1/el/andra"
OURS = {"Origin": "http://localhost"}


@pytest.fixture
def file(app: Flask) -> Path:
    return Path(make_url(app.config["DATABASE_URL"]).database or "")


@pytest.fixture
def working(app: Flask, screen: Screen, people: People) -> Client:
    register(app, "Alfa", known=GOOD)
    return screen(people.coordinator)


def test_locked_for_long(working: Client, app: Flask, file: Path) -> None:
    sent = working.form(PATH, "rated_kw").filled({"rated_kw": "42"})
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = working.post(PATH, data=sent, headers=OURS)
        other.execute("ROLLBACK")
    other.close()
    assert refused.status_code == 503
    assert "finns kvar" in visible(refused)
    form = form_in(refused, "rated_kw")
    assert working.post(form.action, data=form.filled({})).status_code == 302
    assert read(app, "0684-1")["power"]["rated_kw"] == 42
