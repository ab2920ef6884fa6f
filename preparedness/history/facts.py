"""What an entry says of its object: values before and after, as JSON that can be read back."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Date
from sqlalchemy import Enum as Enumeration
from sqlalchemy.orm import Mapper

from preparedness.common.database import Base, Moment
from preparedness.common.facts import Fact
from preparedness.common.recorded import Recorded

HIDDEN: Final = "·"
"""Stands for a value that is never written down, such as a password."""


@dataclass(frozen=True)
class Kept:
    """One column whose changes are kept: its name, how its values are read and shown, whether they are personal."""

    name: str
    fact: Fact
    type: Any
    personal: bool = False
    hidden: bool = False

    def plain(self, value: Any) -> Any:
        """The value as JSON knows it; unknown is None."""
        if value is None or not self.fact.is_known(value):
            return None
        if self.hidden:
            return HIDDEN
        return _plain(value)

    def rich(self, raw: Any) -> Any:
        """The value that `plain` made plain; None where it was unknown or is no longer among the choices."""
        if raw is None or self.hidden:
            return self.fact.unknown if raw is None else raw
        if isinstance(self.type, Enumeration) and self.type.enum_class:
            return next((member for member in self.type.enum_class if member.value == raw), self.fact.unknown)
        if isinstance(self.type, Moment):
            return datetime.fromisoformat(raw)
        return date.fromisoformat(raw) if isinstance(self.type, Date) else raw


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True, slots=True)
class Change:
    """One value before and after: of which part (and which of its rows), in plain form."""

    part: str
    name: str
    before: Any
    after: Any
    row: str = ""


@cache
def kept_columns(table: Mapper[Any]) -> dict[str, Kept]:
    """The columns of a recorded table whose changes are kept, by name."""
    return {column.key: made for column in table.columns if (made := _of_column(column))}


def _of_column(column: ColumnElement[Any]) -> Kept | None:
    key, info = str(column.key), column.info
    if "kept" in info:
        return Kept(key, info["kept"].named(key), column.type, info["personal"], info["hidden"])
    fact = info.get("fact")
    return Kept(key, fact.named(key), column.type, fact.personal) if fact else None


@cache
def tables() -> dict[tuple[str, str], Mapper[Any]]:
    """The recorded tables by kind and part."""
    found = (mapper for mapper in Base.registry.mappers if issubclass(mapper.class_, Recorded))
    return {(mapper.class_.recorded_kind, mapper.class_.recorded_part): mapper for mapper in found}


def columns_of(kind: str, part: str) -> dict[str, Kept]:
    """The columns kept of one part of a kind of object."""
    return kept_columns(tables()[kind, part])


def kept(kind: str, change: Change) -> Kept | None:
    """What is known of the column that changed; None for one that no longer exists."""
    table = tables().get((kind, change.part))
    return kept_columns(table).get(change.name) if table else None


def written(changes: list[Change]) -> str:
    """Changes as text, the same for the same changes; empty for none."""
    rows = [[c.part, c.name, c.before, c.after, c.row] for c in changes]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else ""


def written_before(name: str, value: str) -> str:
    """How text that `written` made begins to tell that a field of the object itself had this value before."""
    return json.dumps(["", name, value], ensure_ascii=False, separators=(",", ":"))[:-1] + ","


def read(text: str | None) -> list[Change]:
    return [Change(*row) for row in json.loads(text)] if text else []
