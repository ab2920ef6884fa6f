"""The publication's own way into the database: reads only, never creates a file, never waits long."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import make_url

from preparedness.common.database import db

SECONDS = 1
"""Residents do not wait longer than this for a register that does not answer: they have the last good copy."""
TAKING = 10
"""Seconds that reading everything may take a slow PostgreSQL, since a register never read would never be published."""


class Source:
    """Opens one reading transaction at a time. An SQLite file is read apart from the register's own connections."""

    def __init__(self, address: str) -> None:
        url = make_url(address)
        self.is_file = url.get_backend_name() == "sqlite" and bool(url.database) and ":memory:" not in str(url.database)
        self.engine = _file(Path(str(url.database)).resolve()) if self.is_file else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """All that is read inside belongs to the same moment."""
        if self.engine:
            with self.engine.connect() as connection, connection.begin():
                yield connection
            return
        with db.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
                _limit(connection, lock_timeout=SECONDS, statement_timeout=SECONDS)
            yield connection


def be_patient(connection: Connection) -> None:
    """The register has answered and is to be read whole; a lock is still not waited for longer."""
    if connection.dialect.name == "postgresql":
        _limit(connection, statement_timeout=TAKING)


def _limit(connection: Connection, **seconds: int) -> None:
    for name, value in seconds.items():
        connection.exec_driver_sql(f"SET LOCAL {name} = {value * 1000}")


def _file(path: Path) -> Engine:
    """A fresh connection for each reading, so that a file that was deleted, cut short or replaced is noticed."""

    def connect() -> sqlite3.Connection:
        address = f"file:{quote(str(path))}?mode=rw"
        return sqlite3.connect(address, uri=True, timeout=SECONDS, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine
