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


def test_deleted_while_working(working: Client, file: Path) -> None:
    sent = working.form(PATH, "rated_kw").filled({"rated_kw": "42"})
    file.rename(file.with_suffix(".away"))
    assert working.post(PATH, data=sent, headers=OURS).status_code == 503
    assert working.get("/register/").status_code == 503
    assert not file.exists()


def test_a_backup_put_back_is_what_is_written_into(working: Client, file: Path) -> None:
    sent = working.form(PATH, "rated_kw").filled({"rated_kw": "42"})
    backup = file.with_suffix(".backup")
    with sqlite3.connect(file) as source, sqlite3.connect(backup) as target:
        source.backup(target)
    source.close()
    target.close()
    backup.replace(file)
    assert working.post(PATH, data=sent, headers=OURS).status_code == 302
    with sqlite3.connect(file) as kept:
        assert kept.execute("SELECT rated_kw FROM power").fetchall() == [(42.0,)]
    kept.close()


def test_not_a_database_any_more(working: Client, file: Path) -> None:
    file.unlink()
    file.write_bytes(b"This is no database. " * 100)
    assert working.get("/register/trygghetspunkter").status_code == 503
