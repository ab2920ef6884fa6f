"""The database: SQLite or PostgreSQL, its pragmas, its naming convention, its column types."""

import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote
from zlib import crc32

from flask import Flask, current_app, has_request_context, request
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, event, func, select
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

db = SQLAlchemy()

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
PATIENCE = 5.0
"""Seconds that opening a database waits for others who open it too."""
PRAGMAS = ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "busy_timeout=5000")
SIGN_INS = "sign_ins"
"""The engine of what is volatile: sign-ins and failed attempts (`accounts.store`). They never wait for the register."""
SIGN_INS_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=1000")
SIGN_INS_SETTINGS = ("lock_timeout = 1000", "synchronous_commit = off")
FEW_CONNECTIONS = {"pool_size": 2, "max_overflow": 8}
VOLATILE = "volatile_"
"""So begin the names of tables that are made when they are needed, and that migrations leave alone."""
SEARCHED = "search_"
"""So begin the names of tables that each kind of database searches in its own way, made by migrations alone."""
READING = {"GET", "HEAD", "OPTIONS"}
READS = "__reads__"
View = TypeVar("View", bound=Callable[..., Any])


class Base(DeclarativeBase):
    """Every table of the register."""

    metadata = MetaData(naming_convention=NAMES)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the zone, so it is written and read back as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC) if value else None


def reads(view: View) -> View:
    """Mark a view that writes nothing although a form is sent to it: it waits for no writer."""
    setattr(view, READS, True)
    return view


def write_from_here() -> None:
    """What follows in this session may write although its page is only fetched; what it has read is read anew."""
    db.session.rollback()
    db.session.connection(execution_options={"reading": False})


def read_one_moment() -> None:
    """All that follows in this session, up to its commit, is read as it is now; nothing is written, nobody waits."""
    snapshot = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    db.session.connection(execution_options=snapshot if _is_postgresql() else {"reading": True})


def one_at_a_time(what: str) -> None:
    """Let others who are about to do the same wait until this transaction ends; on SQLite writers do so anyway."""
    if _is_postgresql():
        db.session.execute(select(func.pg_advisory_xact_lock(crc32(what.encode()))))


def _is_postgresql() -> bool:
    return db.engine.dialect.name == "postgresql"


def _only_reads(connection: Connection) -> bool:
    said: bool | None = connection.get_execution_options().get("reading")
    if said is not None:
        return said
    if not has_request_context():
        return False
    view = current_app.view_functions.get(request.endpoint or "")
    return request.method in READING or getattr(view, READS, False)


def prepare_sqlite(engine: Engine, pragmas: tuple[str, ...] = PRAGMAS) -> None:
    """Set the pragmas and let SQLAlchemy begin transactions itself: writers queue at the start, not in the middle."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: ConnectionPoolEntry) -> None:
        record.info["file"] = file_identity(engine)
        connection.isolation_level = None
        for pragma in pragmas:
            _set(connection, pragma)

    @event.listens_for(engine, "checkout")
    def checkout(connection: object, record: ConnectionPoolEntry, proxy: object) -> None:
        del connection, proxy
        if record.info["file"] != file_identity(engine):
            raise DisconnectionError("The database file has been deleted or replaced")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if _only_reads(connection) else "BEGIN IMMEDIATE")


def _set(connection: Any, pragma: str) -> None:
    """Of several processes that open a new file at once, only one turns WAL on: SQLite does not let the others wait."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return


def is_ours(name: str | None, kind: str, parents: object) -> bool:
    """Does what stands in the database under this name belong to the models, and so to the migrations?"""
    del parents
    return kind != "table" or not (name or "").startswith((VOLATILE, SEARCHED))


def file_identity(engine: Engine) -> tuple[int, int] | None:
    """Which file stands at the database's path: what is written into a deleted one is lost without a word."""
    try:
        found = Path(str(engine.url.database)).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def make_file(engine: Engine) -> None:
    """Make an empty database file, the owner's alone. Nothing else makes one: a file that is gone is an error."""
    if engine.dialect.name == "sqlite":
        path = Path(str(engine.url.database))
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)


def hide_values(engine: Engine) -> None:
    """PostgreSQL quotes the row that it refuses: only its first sentence goes into errors and so into logs."""

    @event.listens_for(engine, "handle_error")
    def shorten(context: ExceptionContext) -> None:
        for error in (context.original_exception, context.sqlalchemy_exception):
            if error and error.args:
                error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])


def init_app(app: Flask) -> None:
    url = make_url(app.config["DATABASE_URL"])
    beside = _beside(url, app.config["PREPAREDNESS_DATA"])
    app.config["SQLALCHEMY_ENGINES"] = {
        "default": {"url": url, **_engine_options(url)},
        SIGN_INS: {"url": beside, **_engine_options(beside), **FEW_CONNECTIONS},
    }
    db.init_app(app)
    # Nothing of ours is asynchronous; the extension would start an event loop at the end of every request all the same.
    app.teardown_appcontext_funcs[:] = [f for f in app.teardown_appcontext_funcs if not iscoroutinefunction(f)]
    with app.app_context():
        if url.get_backend_name() == "sqlite":
            prepare_sqlite(db.engine)
            prepare_sqlite(db.get_engine(SIGN_INS), SIGN_INS_PRAGMAS)
        else:
            hide_values(db.engine)
            hide_values(db.get_engine(SIGN_INS))
            hurry(db.get_engine(SIGN_INS))


def _beside(url: URL, folder: Path) -> URL:
    """Where the volatile tables stand: a file of their own beside SQLite's, else the same database."""
    return url.set(database=str(folder / "sign_ins.sqlite3")) if url.get_backend_name() == "sqlite" else url


def hurry(engine: Engine) -> None:
    """PostgreSQL: no long waiting for locks, and what is volatile need not survive a power cut."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: object) -> None:
        del record
        for setting in SIGN_INS_SETTINGS:
            connection.execute(f"SET {setting}")
        connection.commit()


def _engine_options(url: URL) -> dict[str, Any]:
    """Parameters stay out of errors and so out of logs: there are names and addresses among them."""
    if url.get_backend_name() == "sqlite":
        return {"hide_parameters": True, "creator": lambda: _open(str(url.database))}
    return {"hide_parameters": True, "pool_pre_ping": True, "connect_args": {"connect_timeout": 2}}


def _open(path: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(path)}?mode=rw", uri=True, check_same_thread=False)
