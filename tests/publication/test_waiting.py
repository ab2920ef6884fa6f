"""Residents do not wait for a register that somebody holds: they get the last good copy, and soon."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from flask import Flask
from sqlalchemy import create_engine, text

from preparedness.common.database import db
from preparedness.publication import current
from tests.house.client import Client
from tests.publication.conftest import Publish
from tests.publication.test_last_good import STRIP, place_of


@contextmanager
def held(app: Flask) -> Iterator[None]:
    """Somebody has the whole register for themselves."""
    with app.app_context():
        db.engine.dispose()
        url = db.engine.url
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(place_of(app), isolation_level=None)) as holder:
            holder.execute("PRAGMA locking_mode = EXCLUSIVE")
            holder.execute("BEGIN EXCLUSIVE")
            yield
        return
    engine = create_engine(url)
    with engine.begin() as holder:
        holder.execute(text("LOCK TABLE revision, safe_points IN ACCESS EXCLUSIVE MODE"))
        yield
    engine.dispose()


def test_a_held_register_is_not_waited_for_long(
    client: Client, app: Flask, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "PAUSE", 0.0)
    publish("Vrigstads skola")
    client.get("/en/")
    with held(app):
        began = time.monotonic()
        assert STRIP in client.get("/en/").text
        assert time.monotonic() - began < 3
    assert STRIP not in client.get("/en/").text
    assert client.get("/halsa").get_json()["status"] == "ok"
