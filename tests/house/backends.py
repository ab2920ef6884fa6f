"""The kinds of database that the product runs on, and how a test gets a fresh one of each quickly."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from flask import Flask
from sqlalchemy import make_url

from preparedness.accounts import store
from preparedness.common import clock, migration
from preparedness.common.database import db
from preparedness.hosts.models import Evidence
from tests.house import exercises, guidelines, people, postgres, remembering

Numbers = Iterator[int]
NOTHING = b"%PDF-1.4"
COPIES_BY_CHOICE = 150_000
"""Since this version PostgreSQL has two ways to copy a database; the older takes a quarter of the time here."""


class Backend(Protocol):
    """One kind of database. `empty` gives nothing but a database, `migrated` one with every table and no rows.

    `loaded` gives one with the example register, `exemplary` with one more of everything that this has none of;
    `peopled` one with the cast of people, and with all that is exemplary or nothing else.
    """

    name: str

    def empty(self) -> str: ...
    def migrated(self) -> str: ...
    def loaded(self) -> str: ...
    def exemplary(self) -> str: ...
    def peopled(self, *, example: bool) -> str: ...
    def discard(self, url: str) -> None: ...


def create(**settings: Any) -> Flask:
    """The application, imported late: a room that cannot be imported must not stop the tests of pure rules."""
    from app import create_app  # noqa: PLC0415

    app = create_app(**{"TESTING": True} | settings)
    remembering.share_statements(app)
    return app


def close(app: Flask) -> None:
    """Give back every connection: an open one is a warning, and warnings are errors."""
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


def load_example(url: str) -> str:
    """The example register in the database of this address."""
    app = create(DATABASE_URL=url)
    with app.app_context():
        from preparedness.safe_points.example import loading  # noqa: PLC0415 - late, as above

        loading.load()
        db.session.commit()
    close(app)
    return url


def exemplify(url: str) -> str:
    """One of everything that the example register has none of, in the database of this address."""
    app = create(DATABASE_URL=url)
    with app.app_context():
        kind, size = "application/pdf", len(NOTHING)
        more = {"digest": "", "added_at": clock.now(), "content": NOTHING, "training_id": 1}
        db.session.add(Evidence(name="intyg.pdf", media_type=kind, size=size, **more))
        exercises.everything("0684", "0684-1", 1)
        guidelines.everything("0684", "0684-1", 1)
        db.session.commit()
    close(app)
    return url


def populate(url: str) -> str:
    """The cast of people in the database of this address."""
    app = create(DATABASE_URL=url)
    people.settle(app)
    close(app)
    return url


def migrate(url: str) -> None:
    app = create(DATABASE_URL=url)
    with app.app_context():
        migration.upgrade()
    close(app)


def sign_ins_stand(url: str) -> None:
    """The tables that are made when somebody signs in first: so that not every test waits for them."""
    app = create(DATABASE_URL=url)
    with app.app_context(), store.reading():
        pass
    close(app)


class Sqlite:
    """Migrated once, then a copied file per test."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers: Numbers = count()
        self.template = folder / "template.sqlite3"
        migrate(f"sqlite:///{self.template}")

    def empty(self) -> str:
        return f"sqlite:///{self.folder / f'{next(self.numbers)}.sqlite3'}"

    def migrated(self) -> str:
        return self._copied(self.template)

    def loaded(self) -> str:
        return self._copied(self._loaded)

    def exemplary(self) -> str:
        return self._copied(self._example)

    def peopled(self, *, example: bool) -> str:
        return self._copied(self._people_in_example if example else self._people)

    @cached_property
    def _people(self) -> Path:
        return Path(populate(self.migrated()).removeprefix("sqlite:///"))

    @cached_property
    def _people_in_example(self) -> Path:
        return Path(populate(self.exemplary()).removeprefix("sqlite:///"))

    @cached_property
    def _loaded(self) -> Path:
        return Path(load_example(self.migrated()).removeprefix("sqlite:///"))

    @cached_property
    def _example(self) -> Path:
        return Path(exemplify(self.loaded()).removeprefix("sqlite:///"))

    def _copied(self, template: Path) -> str:
        url = self.empty()
        shutil.copyfile(template, url.removeprefix("sqlite:///"))
        return url

    def discard(self, url: str) -> None:
        Path(url.removeprefix("sqlite:///")).unlink(missing_ok=True)


class Postgresql:
    """Migrated once, then a copied database per test."""

    name = "postgresql"

    def __init__(self, socket: str) -> None:
        self.socket = socket
        self.numbers: Numbers = count()
        self.quickly = "STRATEGY FILE_COPY" if postgres.version(socket) >= COPIES_BY_CHOICE else ""
        self.template = self._url("template_migrated")
        postgres.administer(self.socket, "CREATE DATABASE template_migrated")
        migrate(self.template)
        sign_ins_stand(self.template)

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://preparedness@/{name}?host={self.socket}"

    def peopled(self, *, example: bool) -> str:
        return self._copied(self._people_in_example if example else self._people)

    @cached_property
    def _people(self) -> str:
        return populate(self.migrated())

    @cached_property
    def _people_in_example(self) -> str:
        return populate(self.exemplary())

    @cached_property
    def _loaded(self) -> str:
        return load_example(self.migrated())

    @cached_property
    def _example(self) -> str:
        return exemplify(self.loaded())

    def _create(self, more: str = "") -> str:
        name = f"test_{next(self.numbers)}"
        postgres.administer(self.socket, f"CREATE DATABASE {name} {more}")
        return self._url(name)

    def empty(self) -> str:
        return self._create()

    def migrated(self) -> str:
        return self._copied(self.template)

    def loaded(self) -> str:
        return self._copied(self._loaded)

    def exemplary(self) -> str:
        return self._copied(self._example)

    def _copied(self, template: str) -> str:
        return self._create(f"TEMPLATE {make_url(template).database} {self.quickly}")

    def discard(self, url: str) -> None:
        postgres.administer(self.socket, f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")


@contextmanager
def sqlite(folder: Path) -> Iterator[Backend]:
    yield Sqlite(folder)


@contextmanager
def postgresql(programs: Path) -> Iterator[Backend]:
    with postgres.running(programs) as socket:
        yield Postgresql(socket)
