"""Which column of a file is which: known, misspelt, or somebody else's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from preparedness.common.messages import Message, message
from preparedness.common.persons import holds_identity_number
from preparedness.common.spreadsheet.columns import Column, folded
from preparedness.common.spreadsheet.report import Remark

ALIKE = 0.8
"""From this likeness on an unknown heading is a misspelling, not a column of somebody else's."""


@dataclass(frozen=True)
class Layout:
    """The recognised columns by their place in the row, and what is to be said about the headings."""

    columns: tuple[tuple[int, Column], ...]
    remarks: tuple[Remark, ...]

    @property
    def headings(self) -> frozenset[str]:
        """The known headings that the file has, as we write them."""
        return frozenset(column.heading for _, column in self.columns)


@dataclass(frozen=True)
class Headings:
    """The headings of one kind of file."""

    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    """Names of the columns that say which object a row is about; a mark in the first one there makes a comment."""
    also: Mapping[str, Column] = field(default_factory=dict)
    """What else a column may be called."""
    not_read: Mapping[str, Message] = field(default_factory=dict)

    @cached_property
    def by_heading(self) -> dict[str, Column]:
        others = {folded(name): column for name, column in self.also.items()}
        return others | {folded(column.heading): column for column in self.columns}

    def recognised(self, heading: str) -> Column | None:
        return self.by_heading.get(folded(heading))

    def resembled(self, heading: str) -> str | None:
        """The known heading that an unknown one was probably meant to be."""
        found = get_close_matches(folded(heading), self.by_heading, n=1, cutoff=ALIKE)
        return self.by_heading[found[0]].heading if found else None

    def key_at(self, headings: Sequence[str]) -> int | None:
        """The place of the column that says which object a row is about."""
        names = [column.name if (column := self.recognised(heading)) else "" for heading in headings]
        return next((names.index(key) for key in self.keys if key in names), None)

    def understood(self, headings: Sequence[str]) -> Layout:
        columns: list[tuple[int, Column]] = []
        remarks: list[Remark] = []
        for place, heading in enumerate(headings):
            column = self.recognised(heading)
            if column is None:
                remarks.extend(self._stranger(heading, place))
            elif column in (known for _, known in columns):
                remarks.append(Remark(message("The heading stands twice. Keep one of the columns."), column=heading))
            else:
                columns.append((place, column))
        return Layout(tuple(columns), tuple(remarks))

    def _stranger(self, heading: str, place: int) -> Iterator[Remark]:
        if not heading.strip():
            return
        named = _named(heading, place)
        if folded(heading) in self.not_read:
            yield Remark(self.not_read[folded(heading)], column=named, refused=False)
        elif meant := self.resembled(heading):
            yield Remark(message("Unknown heading. Did you mean %(meant)s?", meant=meant), column=named)
        else:
            yield Remark(message("Unknown heading: the column is not imported."), column=named, refused=False)


def _named(heading: str, place: int) -> str:
    """The heading, or its place counted from 1 where somebody's identity number stands (a file without headings)."""
    return str(place + 1) if holds_identity_number(heading) else heading
