"""The store of sign-ins on a bad day: gone, broken, locked; and a clock that jumps."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import inspect

from preparedness.accounts import store
from preparedness.common.database import SIGN_INS, db
from tests.accounts._sign_ins import REGISTER, SIGN_IN, browser, gets_in, is_in, move, rows, tries
from tests.house import backends
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.people import PASSWORD, People, SignIn


def file(app: Flask) -> Path:
    return Path(app.config["PREPAREDNESS_DATA"]) / "sign_ins.sqlite3"


@contextmanager
def locked(app: Flask) -> Iterator[None]:
    """Somebody else writes in the store, and does not come to an end."""
    with app.app_context():
        engine = db.get_engine(SIGN_INS)
    with engine.connect().execution_options(reading=False) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"LOCK TABLE {', '.join(store.metadata.tables)} IN EXCLUSIVE MODE")
        yield


@pytest.mark.sqlite_only
def test_the_file_is_the_owners_alone(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    assert not file(app).exists()  # made when it is needed
    sign_in(client, people.coordinator)
    assert file(app).stat().st_mode & 0o777 == 0o600


def test_it_stands_apart_from_the_models(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    with app.app_context():
        names = set(inspect(db.get_engine(SIGN_INS)).get_table_names())
    assert set(store.metadata.tables) <= names
    assert all(name.startswith("volatile_") for name in store.metadata.tables)


@pytest.mark.sqlite_only
def test_without_its_file_people_sign_in_again(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    file(app).unlink()
    assert not is_in(client)
    sign_in(client, people.coordinator)
    assert is_in(client)


def test_without_its_tables_people_sign_in_again(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    with app.app_context():
        store.metadata.drop_all(db.get_engine(SIGN_INS))
    assert client.get(REGISTER).status_code == 503  # found out by this one
    assert not is_in(client)
    sign_in(client, people.coordinator)
    assert is_in(client)


@pytest.mark.sqlite_only
def test_a_broken_file_is_begun_anew(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    backends.close(app)
    file(app).write_bytes(b"not a database at all" * 1000)
    assert client.get(REGISTER).status_code == 503  # found out by this one
    assert not is_in(client)
    sign_in(client, people.coordinator)
    assert is_in(client)


@pytest.mark.sqlite_only
def test_a_file_broken_in_its_middle_is_begun_anew(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    backends.close(app)
    with sqlite3.connect(file(app)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'volatile_sign_ins_1'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with file(app).open("r+b") as broken:
        broken.seek((root - 1) * size)
        broken.write(b"\xff" * size)
    assert client.get(REGISTER).status_code == 503
    sign_in(client, people.coordinator)
    assert is_in(client)


def test_while_it_is_locked_people_work_on_and_sign_out(
    app: Flask, client: Client, people: People, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, people.coordinator)
    move(monkeypatch, minutes=6)
    with locked(app):
        assert is_in(client)  # that they are still there could not be written down
        answer = client.submit(REGISTER, action="/logga-ut")
    assert (answer.status_code, answer.location) == (302, SIGN_IN)
    assert not is_in(client)


@pytest.mark.sqlite_only
def test_while_it_is_locked_nobody_signs_in_and_it_is_said(app: Flask, client: Client, people: People) -> None:
    tries(client, "ingen@example.org")
    with locked(app):
        assert tries(client, people.coordinator.email, PASSWORD) == 503
        assert tries(client, people.coordinator.email) == 503  # nor is it told which password is right
    assert gets_in(client, people.coordinator)


def test_processes_that_start_at_once_make_the_tables_once(make_app: MakeApp) -> None:
    first = make_app()
    same = {name: first.config[name] for name in ("DATABASE_URL", "PREPAREDNESS_DATA")}
    apps = [first, *(make_app(**same) for _ in range(3))]
    start = Barrier(len(apps))

    def look(app: Flask) -> int:
        start.wait()
        return len(rows(app))

    with ThreadPoolExecutor() as pool:
        assert list(pool.map(look, apps)) == [0] * len(apps)


@pytest.mark.parametrize("jump", [30, 2 * 3600, 9000 * 24 * 3600])
def test_a_clock_put_back_signs_nobody_out(
    client: Client, people: People, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, jump: int
) -> None:
    sign_in(client, people.coordinator)
    for hours in (0, 5, 10, 15, 20):
        move(monkeypatch, seconds=-jump, hours=hours)
        assert is_in(client)
    move(monkeypatch, seconds=-jump, hours=24.1)  # nor does it prolong anything for ever
    assert not is_in(client)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("jump", [30, 2 * 3600, 9000 * 24 * 3600])
def test_who_is_idle_by_a_clock_that_was_put_back_is_signed_out(
    client: Client, people: People, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, jump: int
) -> None:
    sign_in(client, people.coordinator)
    move(monkeypatch, seconds=-jump)
    assert is_in(client)
    move(monkeypatch, seconds=-jump, hours=8.1)
    assert not is_in(client)


def test_a_clock_put_forward_ends_sign_ins(
    client: Client, people: People, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, people.coordinator)
    move(monkeypatch, days=9000)
    assert not is_in(client)
    sign_in(client, people.coordinator)
    assert is_in(client)


@pytest.mark.sqlite_only
def test_on_a_machine_that_has_forgotten_the_year_people_sign_in(
    client: Client, people: People, monkeypatch: pytest.MonkeyPatch, app: Flask
) -> None:
    move(monkeypatch, days=-365 * 50)
    assert gets_in(client, people.coordinator)
    assert is_in(client)
    assert not is_in(browser(app))
