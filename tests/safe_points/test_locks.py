"""Whoever locks several points does so in the order of their ids: nobody waits for somebody who waits for him."""

from flask import Flask

from preparedness.common.database import db
from preparedness.safe_points.records import bulk
from preparedness.safe_points.states import Status
from tests.house.client import Client
from tests.house.points import GOOD, register
from tests.safe_points._spreadsheets import good, table
from tests.safe_points.test_queries import Queries

REFS = ["0684-3", "0684-1", "0684-2"]


def test_points_are_locked_in_the_order_of_their_ids(app: Flask, coordinator: Client, queries: Queries) -> None:
    for name in ("Alfa", "Beta", "Gamma"):
        register(app, name, known=GOOD, status=Status.OPERATIONAL)
    with queries() as asked:
        with app.app_context():
            good(table("ref;namn", *(f"{ref};Ny {ref}" for ref in REFS)))
            bulk.refresh()
            db.session.commit()
        coordinator.submit("/register/oppna", {"state": "open", "decided_by": "TiB", "ref": REFS})
    locking = [sql for sql in asked.statements if "FOR UPDATE" in sql and " IN (" in sql]
    assert [sql for sql in locking if "ORDER BY" not in sql] == []
    assert bool(locking) is (db_name(app) == "postgresql")


def db_name(app: Flask) -> str:
    with app.app_context():
        return db.engine.dialect.name
