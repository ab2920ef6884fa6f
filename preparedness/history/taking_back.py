"""What it would take to take a change of a person or a cooperation group back: pure, from what the entry says."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from preparedness.history.facts import Change

Row = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """The rows of a part that the entry added, and those that it removed; each with its values."""

    added: list[Row] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)


def is_offered(changes: Iterable[Change], names: Collection[str], part: str) -> bool:
    """Does a change of these fields, or of the rows of this part, stand among them?"""
    return any(change.name in names if not change.part else change.part == part for change in changes)


def fields(changes: Iterable[Change], names: Collection[str]) -> dict[str, Any]:
    """The values before of the object's own fields of these names, where the entry still says them."""
    return {change.name: change.before or "" for change in changes if not change.part and change.name in names}


def rows(changes: Iterable[Change], part: str) -> Rows:
    """A row that was there before and after, with other values, is both removed and added."""
    mine: dict[str, list[Change]] = {}
    for change in changes:
        if change.part == part:
            mine.setdefault(change.row, []).append(change)
    return Rows(list(_values(mine.values(), "after")), list(_values(mine.values(), "before")))


def _values(found: Iterable[list[Change]], side: str) -> Iterator[Row]:
    for row in found:
        values = {change.name: getattr(change, side) for change in row}
        if any(value is not None for value in values.values()):
            yield values
