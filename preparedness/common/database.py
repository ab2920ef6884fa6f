"""The database: SQLite or PostgreSQL, its pragmas, its naming convention, its column types."""

from datetime import UTC, datetime
from inspect import iscoroutinefunction
from typing import Any

from flask import Flask, has_request_context, request
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

db = SQLAlchemy()

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
PRAGMAS = ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "busy_timeout=5000")
READING = {"GET", "HEAD", "OPTIONS"}


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


def prepare_sqlite(engine: Engine) -> None:
    """Set the pragmas and let SQLAlchemy begin transactions itself: writers queue at the start, not in the middle."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, record: object) -> None:
        del record
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = has_request_context() and request.method in READING
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def init_app(app: Flask) -> None:
    url = make_url(app.config["DATABASE_URL"])
    app.config["SQLALCHEMY_ENGINES"] = {"default": {"url": url, **_engine_options(url.get_backend_name())}}
    db.init_app(app)
    # Nothing of ours is asynchronous; the extension would start an event loop at the end of every request all the same.
    app.teardown_appcontext_funcs[:] = [f for f in app.teardown_appcontext_funcs if not iscoroutinefunction(f)]
    with app.app_context():
        if url.get_backend_name() == "sqlite":
            prepare_sqlite(db.engine)


def _engine_options(backend: str) -> dict[str, Any]:
    return {} if backend == "sqlite" else {"pool_pre_ping": True, "connect_args": {"connect_timeout": 5}}
