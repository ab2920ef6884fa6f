"""One row of a file turned into values, with a remark for every cell that cannot be read."""

from dataclasses import dataclass, field
from typing import Any

from preparedness.common.facts import FactError
from preparedness.common.messages import Message, message
from preparedness.common.spreadsheet.cells import WITHHELD, bare
from preparedness.common.spreadsheet.columns import OWN, Column
from preparedness.common.spreadsheet.headings import Layout
from preparedness.common.spreadsheet.report import Remark

REMEMBERED = 20_000
"""So many different texts of a column are kept with what they mean: most columns hold the same few words."""
NOTHING = object()


@dataclass
class Row:
    """What a row says: part of the object → field → value; cells that say nothing are absent."""

    number: int
    parts: dict[str, dict[str, Any]]
    remarks: list[Remark] = field(default_factory=list)

    @property
    def own(self) -> dict[str, Any]:
        return self.parts[OWN]

    @property
    def refused(self) -> bool:
        return any(remark.refused for remark in self.remarks)


@dataclass(frozen=True)
class Refusal:
    message: Message


class Reader:
    """Reads rows of one layout, remembering what texts mean."""

    def __init__(self, layout: Layout, width: int) -> None:
        self.columns = [(place, column, {}) for place, column in layout.columns]  # type: ignore[var-annotated]
        self.parts = {OWN, *(column.part for _, column in layout.columns)}
        self.width = width

    def row(self, number: int, cells: list[str]) -> Row:
        row = Row(number, {part: {} for part in self.parts})
        missing = self.width - len(cells)
        padded = cells + [""] * missing if missing > 0 else cells
        for place, column, memory in self.columns:
            cell = padded[place]
            value = memory[cell] if cell in memory else _remembered(memory, column, cell)
            if value.__class__ is Refusal:
                row.remarks.append(Remark(value.message, number, column.heading, cell, told=column.told))
            elif value is not NOTHING:
                row.parts[column.part][column.name] = value
        if missing > 0:
            text = message("The row has fewer cells than there are headings. An empty cell needs its separator too.")
            row.remarks.append(Remark(text, number))
        if missing < 0 and any(cells[self.width :]):
            row.remarks.append(Remark(message("The row has more cells than there are headings."), number))
        return row


def _remembered(memory: dict[str, Any], column: Column, cell: str) -> Any:
    if len(memory) >= REMEMBERED:
        memory.clear()
    memory[cell] = value = _value(column, cell)
    return value


def _value(column: Column, cell: str) -> Any:
    text = bare(cell.strip())
    if cell.strip() == WITHHELD or (column.keeps and not text):
        return NOTHING
    try:
        return column.read(text)
    except FactError as error:
        return Refusal(error.message)
