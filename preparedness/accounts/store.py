"""Where sign-ins and failed attempts are kept: apart from the register, so that neither ever waits for the other.

Volatile: whoever loses it has signed everybody out, and nothing more. Its tables are made when they are first needed
and never migrated; a table of a new shape gets a new name.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary
from zlib import crc32

from flask import current_app
from sqlalchemy import Column, Connection, Engine, Float, Integer, MetaData, String, Table, func, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DatabaseError

from preparedness.common.database import SIGN_INS, VOLATILE, Moment, db, file_identity, make_file

metadata = MetaData()
sign_ins = Table(
    f"{VOLATILE}sign_ins_1",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_id", Integer, nullable=False, index=True),
    Column("token", String(64), nullable=False),
    Column("stamp", String(64), nullable=False),
    Column("begun_at", Moment, nullable=False, index=True),
    Column("seen_at", Moment, nullable=False),
    Column("browser", String(20), nullable=False),
    Column("system", String(20), nullable=False),
    Column("how", String(20), nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice
)
attempts = Table(
    f"{VOLATILE}attempts_1",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("level", Float, nullable=False),
    Column("last_at", Moment, nullable=False, index=True),
)
_prepared: WeakKeyDictionary[Engine, object] = WeakKeyDictionary()
LOW_BYTE = 0xFF
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def reading() -> Iterator[Connection]:
    """A short transaction that waits for no writer."""
    with _transaction(reading=True) as connection:
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """A short transaction that writes; what is slow is done before or after it."""
    with _transaction(reading=False) as connection:
        yield connection


def put_if_absent(connection: Connection, table: Table, **values: Any) -> None:
    """Insert a row unless there is one with its key."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    connection.execute(insert(table).values(**values).on_conflict_do_nothing())


@contextmanager
def _transaction(*, reading: bool) -> Iterator[Connection]:
    engine = db.get_engine(SIGN_INS)
    try:
        _prepare(engine)
        with _begin(engine, reading=reading) as connection:
            yield connection
    except DatabaseError as error:
        _prepared.pop(engine, None)  # perhaps somebody has taken the tables away: look again next time
        if getattr(error.orig, "sqlite_errorcode", 0) & LOW_BYTE in BROKEN:
            _remove(engine)
        raise


@contextmanager
def _begin(engine: Engine, *, reading: bool) -> Iterator[Connection]:
    with engine.connect().execution_options(reading=reading) as connection, connection.begin():
        yield connection


def _prepare(engine: Engine) -> None:
    """Make the tables unless they stand: asked once, and again when the file is gone or another."""
    if engine in _prepared and _prepared[engine] == _place(engine):
        return
    make_file(engine)
    with _begin(engine, reading=True) as connection:
        stand = set(metadata.tables) <= set(inspect(connection).get_table_names())
    if not stand:
        _make_tables(engine)
    _prepared[engine] = _place(engine)


def _place(engine: Engine) -> object:
    return file_identity(engine) if engine.dialect.name == "sqlite" else engine.url


def _make_tables(engine: Engine) -> None:
    with _begin(engine, reading=False) as connection:
        if engine.dialect.name == "postgresql":  # two processes at once: one makes them, the other finds them
            connection.execute(select(func.pg_advisory_xact_lock(crc32(b"the tables of sign-ins"))))
        metadata.create_all(connection)


def _remove(engine: Engine) -> None:
    """What stands in the file is no database any more: everybody signs in again, instead of nobody ever."""
    current_app.logger.error("The store of sign-ins is broken and begins anew")
    engine.dispose()
    for ending in ("", "-wal", "-shm"):
        Path(f"{engine.url.database}{ending}").unlink(missing_ok=True)
