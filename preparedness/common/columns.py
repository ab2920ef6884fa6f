"""Table columns that carry their fact: declared once, typed, and read by forms, pages and spreadsheets."""

from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import Date, Float, Integer, Unicode
from sqlalchemy import Enum as Enumeration
from sqlalchemy.orm import MappedColumn, mapped_column

from preparedness.common.database import Base
from preparedness.common.facts import Answer, Choice, Day, Fact, Number, Pick, Text, Whole
from preparedness.common.many import Many
from preparedness.common.persons import AboutPerson

C = TypeVar("C", bound=Choice)
T = TypeVar("T", bound=Base)

LONGEST_LIST: Final = 400
"""Letters that the chosen ones of a list can take."""


def text(label: str, column: str, **more: Any) -> MappedColumn[str]:
    fact = Text(label, column, **more)
    return mapped_column(Unicode(fact.length), default="", info={"fact": fact})


def written(label: str, column: str, *, length: int = 200, personal: bool = False, **more: Any) -> MappedColumn[str]:
    """A text in which people may be written about: identity numbers are refused. `personal`: it can be forgotten."""
    fact = AboutPerson(label, column, length=length, personal=personal, **more)
    return mapped_column(Unicode(length), default="", info={"fact": fact})


def number(label: str, column: str, unit: str = "", **more: Any) -> MappedColumn[float | None]:
    return mapped_column(Float(53), default=None, info={"fact": Number(label, column, unit=unit, **more)})


def whole(label: str, column: str, unit: str = "", **more: Any) -> MappedColumn[int | None]:
    return mapped_column(Integer, default=None, info={"fact": Whole(label, column, unit=unit, **more)})


def day(label: str, column: str, **more: Any) -> MappedColumn[date | None]:
    return mapped_column(Date, default=None, info={"fact": Day(label, column, **more)})


def pick(choices: type[C], label: str, column: str, **more: Any) -> MappedColumn[C]:
    fact = Pick(label, column, choices=choices, **more)
    return mapped_column(stored(choices), default=fact.unknown, info={"fact": fact})


def many(choices: type[Choice], label: str, column: str, **more: Any) -> MappedColumn[str]:
    """Any number of a closed list."""
    fact = Many(label, column, choices=choices, **more)
    return mapped_column(Unicode(LONGEST_LIST), default="", info={"fact": fact})


def answer(label: str, column: str, **more: Any) -> MappedColumn[Answer]:
    return pick(Answer, label, column, **more)


def stored(choices: type[Choice]) -> Enumeration:
    """A choice kept as its code in a short text column."""
    return Enumeration(choices, native_enum=False, length=32, values_callable=lambda kind: kind.values())


def facts_of(table: type[Base]) -> tuple[Fact, ...]:
    """The facts of a table in the order of its columns."""
    columns = table.__mapper__.columns
    return tuple(column.info["fact"].named(column.key) for column in columns if "fact" in column.info)


def blank(table: type[T], **more: Any) -> T:
    """A new row of which no fact is known."""
    return table(**{fact.name: fact.unknown for fact in facts_of(table)}, **more)
