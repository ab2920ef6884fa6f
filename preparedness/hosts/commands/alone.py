"""One run of a command at a time, without keeping the register's other writers waiting."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from sqlalchemy import func, select

from preparedness.common.database import db


@contextmanager
def alone(what: str) -> Iterator[None]:
    """Wait until nobody else does the same with this database.

    No transaction is open meanwhile: a mail server that is slow to answer must not hold up whoever opens a safe point.
    """
    with _locked_on_server(what) if db.engine.dialect.name == "postgresql" else _locked_beside(what):
        yield


@contextmanager
def _locked_on_server(what: str) -> Iterator[None]:
    number = crc32(f"alone: {what}".encode())
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(select(func.pg_advisory_lock(number)))
        try:
            yield
        finally:
            connection.execute(select(func.pg_advisory_unlock(number)))


@contextmanager
def _locked_beside(what: str) -> Iterator[None]:
    """SQLite is one machine's: a file beside the database is locked, by whatever folder of data it was named."""
    with Path(f"{db.engine.url.database}.{what}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
