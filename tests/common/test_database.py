"""SQLite's pragmas are really on, moments keep their zone, and a reader does not wait for a writer."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.history.models import Revision
from tests.house.client import Client
from tests.house.people import People, SignIn

PRAGMAS = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 5000}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("pragma", "value"), PRAGMAS.items())
def test_pragmas_are_on_for_every_connection(app: Flask, pragma: str, value: object) -> None:
    connections = [engine_of(app).raw_connection() for _ in range(2)]
    for connection in connections:
        assert connection.cursor().execute(f"PRAGMA {pragma}").fetchone() == (value,)
        connection.close()


def test_foreign_keys_are_enforced(session: Session) -> None:
    session.add(Membership(account_id=4711, role=Role.READER))
    with pytest.raises(IntegrityError):
        session.flush()


def test_moments_come_back_in_utc(session: Session) -> None:
    stockholm = timezone(timedelta(hours=2))
    session.add(Revision(id=7, number=1, changed_at=datetime(2026, 6, 1, 12, 0, tzinfo=stockholm)))
    session.flush()
    session.expire_all()
    kept = session.get_one(Revision, 7).changed_at
    assert kept == datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
    assert kept is not None
    assert kept.utcoffset() == timedelta(0)


def test_nothing_is_kept_without_a_commit(app: Flask) -> None:
    with app.app_context():
        db.session.add(account())
        db.session.flush()
    with app.app_context():
        assert db.session.query(Account).count() == 0


@pytest.mark.sqlite_only
def test_pages_can_be_read_while_somebody_writes(
    example: Flask, client: Client, people: People, sign_in: SignIn
) -> None:
    sign_in(client, people.coordinator)
    with engine_of(example).begin() as writer:
        writer.exec_driver_sql("UPDATE safe_points SET name = 'not yet committed'")
        page = client.get("/register/trygghetspunkter")
    assert "0684-1" in page.text
    assert "not yet committed" not in page.text


def test_errors_do_not_tell_what_was_written(session: Session) -> None:
    session.add(Account(email="astrid.exempel@example.org"))
    with pytest.raises(IntegrityError) as failed:
        session.flush()
    assert "astrid.exempel" not in f"{failed.value} {failed.value.orig}"
    assert "created_at" in str(failed.value)


def engine_of(app: Flask) -> Engine:
    with app.app_context():
        return db.engine


def account() -> Account:
    return Account(email="a@example.org", password_hash="", created_at=datetime.now(UTC))
