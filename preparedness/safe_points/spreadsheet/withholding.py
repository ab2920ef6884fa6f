"""What a file leaves out for somebody who may not know everything, so that an import of it wipes nothing.

An empty cell means unknown, and would clear what stands there. Therefore columns that would tell nothing are left out
of the file, and where it holds points of both kinds, a cell that is withheld says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from preparedness.common.spreadsheet.columns import OWN, Column
from preparedness.safe_points import redaction
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.spreadsheet.columns import CHECK, COLUMNS

Columns = list[tuple[Column, bool]]
"""Each column of the file, and whether it is shown to those who do not know the details."""


def shown(column: Column) -> bool:
    """May somebody read this column of a point whose details they may not know?"""
    if column.part == OWN:
        return column.name in redaction.STATUS
    if column.part.startswith(CHECK):
        group = BY_KEY[column.part.removeprefix(CHECK)]
        return group in redaction.shown_groups() and f"verified_{column.name}" in redaction.CHECK
    return column.name in redaction.FACTS[column.part]


@dataclass(frozen=True)
class Withheld:
    """`details` are the municipalities that the reader knows in detail (None is all), `held` those in the file."""

    details: frozenset[str] | None = None
    held: frozenset[str] = frozenset()

    def knows(self, municipality: str) -> bool:
        return self.details is None or municipality in self.details

    @cached_property
    def columns(self) -> Columns:
        every = [(column, shown(column)) for column in COLUMNS]
        return every if self.details is None or self.held & self.details else [each for each in every if each[1]]


NOTHING_WITHHELD = Withheld()


def withheld(details: frozenset[str] | None, held: Iterable[str]) -> Withheld:
    return Withheld(details, frozenset(held))
