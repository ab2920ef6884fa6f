"""Counting what is asked of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event


@dataclass
class Counter:
    """The statements sent while the block ran."""

    statements: list[str] = field(default_factory=list)

    @property
    def number(self) -> int:
        return len(self.statements)


@contextmanager
def counting() -> Iterator[Counter]:
    """Every statement of every engine of this process."""
    counter = Counter()

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        del connection, cursor, rest
        if not statement.startswith(("BEGIN", "PRAGMA")):
            counter.statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield counter
    finally:
        event.remove(Engine, "before_cursor_execute", note)
