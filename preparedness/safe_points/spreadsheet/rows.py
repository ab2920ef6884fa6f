"""One row of a file turned into values, with a remark for every cell that cannot be read."""

from dataclasses import dataclass, field
from typing import Any

from preparedness.common.facts import FactError
from preparedness.common.messages import Message, message
from preparedness.safe_points.position import POSITION
from preparedness.safe_points.spreadsheet.cells import WITHHELD, bare
from preparedness.safe_points.spreadsheet.columns import OWN, PAIR, Column
from preparedness.safe_points.spreadsheet.layout import HALVES, Layout
from preparedness.safe_points.spreadsheet.report import Remark

REMEMBERED = 20_000
"""So many different texts of a column are kept with what they mean: most columns hold the same few words."""
NOTHING = object()


@dataclass
class Row:
    """What a row says: part of the point → field → value; cells that say nothing are absent."""

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
                row.remarks.append(Remark(value.message, number, column.heading, cell))
            elif value is not NOTHING:
                row.parts[column.part][column.name] = value
        if PAIR in row.parts:
            _join(row)
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
        return column.fact.read(text)
    except FactError as error:
        return Refusal(error.message)


def _join(row: Row) -> None:
    """Make one position of two coordinates."""
    halves = row.parts.pop(PAIR)
    for first, second in HALVES:
        if first in halves and second in halves:
            written = f"{halves[first] or ''} {halves[second] or ''}".strip()
            _place(row, first, second, written)


def _place(row: Row, first: str, second: str, written: str) -> None:
    if written and " " not in written:
        sentence = message("Enter both coordinates, or neither.")
        row.remarks.append(Remark(sentence, row.number, f"{first}, {second}", written))
        return
    labelled = f"N {written.replace(' ', ' E ')}" if first == "n" and written else written
    try:
        row.parts.setdefault("place", {})["position"] = POSITION.read(labelled)
    except FactError as error:
        row.remarks.append(Remark(error.message, row.number, f"{first}, {second}", written))
