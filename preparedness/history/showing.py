"""An object as it was beside what it is now, in words: its own fields, and each row that belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from preparedness.history import facts, kinds, wording
from preparedness.history.facts import Kept
from preparedness.history.then import State, Then

Values = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One field, or one row of a part, on that day and now."""

    label: str
    then: str
    now: str
    erased: bool = False

    @property
    def same(self) -> bool:
        return self.then == self.now and not self.erased


def parts(kind: str, was: Then, now: State) -> Iterator[tuple[str, list[Row]]]:
    """Every part that the kind names a title for and that says what the object is, in their order."""
    known = kinds.named(kind)
    for part, title in known.stands().items() if known else []:
        rows = list(_fields(kind, part, was, now) if not part else _rows(kind, part, was, now))
        if rows:
            yield gettext(title), rows


def _fields(kind: str, part: str, was: Then, now: State) -> Iterator[Row]:
    place = part, ""
    for name, column in facts.columns_of(kind, part).items():
        if not column.hidden:
            before, after = (_value(column, state.get(place, {}).get(name)) for state in (was.state, now))
            yield Row(gettext(column.fact.label), before, after, (part, name) in was.erased)


def _value(column: Kept, raw: Any) -> str:
    """Where nobody fills the field in, an empty one is nothing that is unknown."""
    return wording.value(column, raw) if raw is not None or column.fact.column else gettext("nothing")


def _rows(kind: str, part: str, was: Then, now: State) -> Iterator[Row]:
    """By what they say and not by their numbers, which a database may give anew."""
    before, after = (_lines(kind, part, state) for state in (was.state, now))
    nothing = gettext("nothing")
    for line in sorted(before | after):
        yield Row("", line if line in before else nothing, line if line in after else nothing)


def _lines(kind: str, part: str, state: State) -> set[str]:
    columns = facts.columns_of(kind, part)
    lines = (_in_one_line(columns, values) for (of, _), values in state.items() if of == part)
    return {line for line in lines if line}


def _in_one_line(columns: dict[str, Kept], values: Values) -> str:
    return ", ".join(_value(column, values[name]) for name, column in columns.items() if values.get(name) is not None)
