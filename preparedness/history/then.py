"""An object as it was: from what holds now, every later change undone, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import inspect

from preparedness.common.recorded import Recorded
from preparedness.history import chain
from preparedness.history.facts import columns_of, kept, kept_columns, tables
from preparedness.history.models import Action, Entry

State = dict[tuple[str, str], dict[str, Any]]
"""Plain values by column, of each part and row of an object."""


@dataclass
class Then:
    """The state at a moment, what of it can no longer be known since it has been erased, and whether it was there."""

    state: State
    there: bool
    erased: set[tuple[str, str]] = field(default_factory=set)
    """Part and column."""


def state_of(rows: Iterable[Recorded]) -> State:
    """What the history would say of these rows as they stand."""
    return {(row.recorded_part, row.recorded_row()): _plain(row) for row in rows}


def _plain(row: Recorded) -> dict[str, Any]:
    columns = kept_columns(inspect(type(row)))
    return {name: column.plain(getattr(row, name)) for name, column in columns.items()}


def undone(kind: str, now: State, later: Iterable[Entry], *, by_row: bool = True) -> Then:
    """`later`: the entries after the moment in question, newest first. Not `by_row`: of each part, one row stands."""
    was = Then({place: dict(values) for place, values in now.items()}, there=bool(now))
    for entry in later:
        was.there = entry.action is not Action.CREATED and (was.there or entry.action is Action.REMOVED)
        for change in chain.changes(entry):
            if kept(kind, change):
                row = was.state.setdefault((change.part, change.row if by_row else ""), {})
                row[change.name] = change.before
                was.erased.discard((change.part, change.name))
        if entry.personal is None and entry.personal_digest:
            was.erased |= _personal(kind)
    return was


def _personal(kind: str) -> set[tuple[str, str]]:
    """Every column that can be erased: which of them an erased entry had changed cannot be seen any more."""
    parts = [part for of_kind, part in tables() if of_kind == kind]
    return {(part, name) for part in parts for name, column in columns_of(kind, part).items() if column.personal}


def reaches(first: Entry | None, moment: Any) -> bool:
    """Does the history reach back so far? It begins with the object, or with its first change after an upgrade."""
    return first is not None and (first.action is Action.CREATED or first.at <= moment)
