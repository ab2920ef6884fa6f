"""Fixtures: the application on each kind of database, its client, and how many questions it asks the database."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from preparedness.common.database import db
from tests.house import backends, postgres, remembering
from tests.house.backends import Backend
from tests.house.client import Client, Uninspecting
from tests.house.queries import Counter, counting
from tests.house.remembering import Templates

MakeApp = Callable[..., Flask]


def demanded() -> bool:
    """In CI nothing may be skipped for want of a program."""
    return os.environ.get("CI", "").lower() in ("1", "true")


def want(found: object, what: str) -> None:
    """Skip visibly where a program is missing; in CI fail."""
    if not found:
        (pytest.fail if demanded() else pytest.skip)(f"{what} was not found on this machine")


def pytest_configure() -> None:
    remembering.begin()


def pytest_collection_finish() -> None:
    remembering.stop_searching()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "backend" not in metafunc.fixturenames:
        return
    names: list[Any] = ["sqlite"]
    if metafunc.definition.get_closest_marker("sqlite_only") is None:
        names.append(pytest.param("postgresql", marks=pytest.mark.postgresql))
    metafunc.parametrize("backend", names, indirect=True, scope="session")


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    with backends.sqlite(tmp_path_factory.mktemp("sqlite")) as backend:
        yield backend


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Backend]:
    programs = postgres.programs()
    want(programs, "PostgreSQL")
    with backends.postgresql(programs or Path()) as backend:
        yield backend


@pytest.fixture(scope="session")
def backend(request: pytest.FixtureRequest) -> Backend:
    """Each kind of database in turn; mark a test `sqlite_only` where the kind cannot matter."""
    found: Backend = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def templates_compiled() -> Templates:
    return Templates()


@pytest.fixture
def make_app(backend: Backend, tmp_path: Path, templates_compiled: Templates) -> Iterator[MakeApp]:
    """As many applications as the test wants, each on a migrated database of its own unless one is named."""
    made: list[Flask] = []

    def make(**settings: Any) -> Flask:
        folder = tmp_path / f"data-{len(made)}"
        folder.mkdir()
        url = settings.pop("DATABASE_URL", None) or backend.migrated()
        app = backends.create(**{"PREPAREDNESS_DATA": folder, "DATABASE_URL": url} | settings)
        app.jinja_env.bytecode_cache = templates_compiled
        app.test_client_class = Client if backend.name == "sqlite" else Uninspecting
        made.append(app)
        return app

    yield make
    for app in made:
        backends.close(app)
        backend.discard(app.config["DATABASE_URL"])


@pytest.fixture
def app(make_app: MakeApp, backend: Backend, request: pytest.FixtureRequest) -> Flask:
    """The application on a migrated, empty database: or, where the test asks for `example`, with that in it."""
    example = "example" in request.fixturenames
    if "people" in request.fixturenames:
        return make_app(DATABASE_URL=backend.peopled(example=example))
    return make_app(DATABASE_URL=backend.exemplary()) if example else make_app()


@pytest.fixture
def example(app: Flask) -> Flask:
    """`app` with the example register in it: four points and the hosts of Sävsjö, two kitchens of Vilhelmina.

    One host has a file as evidence: the example itself holds none. It is loaded once and copied, as the tables are.
    """
    return app


@pytest.fixture
def client(app: Flask) -> Client:
    """Somebody with a browser who is not signed in; every page fetched is inspected."""
    made: Client = app.test_client()  # type: ignore[assignment]
    return made


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """The database session, for tests of records; pages are fetched outside it, with `client` alone."""
    with app.app_context():
        yield db.session


@pytest.fixture
def impatient(app: Flask) -> Iterator[Engine]:
    """The engine of `app`, on which whoever has to wait for somebody's lock fails nearly at once."""
    with app.app_context():
        engine = db.engine
    patience = "PRAGMA busy_timeout=50" if engine.dialect.name == "sqlite" else "SET lock_timeout=50"

    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: object) -> None:
        del record
        connection.cursor().execute(patience)
        connection.commit()

    engine.dispose()
    yield engine
    engine.dispose()


@pytest.fixture
def queries() -> Callable[[], AbstractContextManager[Counter]]:
    """Count what a block asks of the database; `.number` of what it gives tells afterwards."""
    return counting
