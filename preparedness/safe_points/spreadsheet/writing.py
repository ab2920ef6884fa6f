"""Writing the register as a spreadsheet: always the same bytes for the same register."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

from preparedness.common.spreadsheet.cells import WITHHELD
from preparedness.common.spreadsheet.columns import OWN, Column
from preparedness.common.spreadsheet.files import write_rows
from preparedness.safe_points.records import bulk
from preparedness.safe_points.records.bulk_entries import Entry
from preparedness.safe_points.spreadsheet.columns import CHECK
from preparedness.safe_points.spreadsheet.withholding import NOTHING_WITHHELD, Withheld


def entries(municipality: str | None, progress: Callable[[int, int], None] | None = None) -> Iterator[Entry]:
    done, total = 0, bulk.how_many(municipality) if progress else 0
    for batch in bulk.every(municipality):
        yield from batch
        done += len(batch)
        if progress:
            progress(done, total)


def write(stream: TextIO, found: Iterable[Entry], withheld: Withheld = NOTHING_WITHHELD) -> int:
    """The headings and a row for each point; how many points."""
    return write_rows(stream, _rows(found, withheld))


def _rows(found: Iterable[Entry], withheld: Withheld) -> Iterator[list[str]]:
    columns = withheld.columns
    yield [column.heading for column, _ in columns]
    for entry in found:
        known = withheld.knows(entry.municipality)
        yield [column.cell(_value(column, entry)) if known or shown else WITHHELD for column, shown in columns]


def _value(column: Column, entry: Entry) -> Any:
    if column.part == OWN:
        return getattr(entry, column.name)
    if column.part.startswith(CHECK):
        return getattr(entry.checks[column.part.removeprefix(CHECK)], column.name)
    return entry.facts[column.part][column.name]
