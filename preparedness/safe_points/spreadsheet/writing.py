"""Writing the register as a spreadsheet: always the same bytes for the same register."""

import csv
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from preparedness.safe_points.records import bulk
from preparedness.safe_points.records.bulk_entries import Entry
from preparedness.safe_points.spreadsheet.cells import WITHHELD, guarded
from preparedness.safe_points.spreadsheet.columns import CHECK, OWN, Column
from preparedness.safe_points.spreadsheet.withholding import NOTHING_WITHHELD, Withheld

ENCODING = "utf-8-sig"
"""The mark at the beginning tells spreadsheet programs that å, ä and ö are UTF-8."""


def entries(municipality: str | None, progress: Callable[[int, int], None] | None = None) -> Iterator[Entry]:
    done, total = 0, bulk.how_many(municipality) if progress else 0
    for batch in bulk.every(municipality):
        yield from batch
        done += len(batch)
        if progress:
            progress(done, total)


def write(stream: TextIO, found: Iterable[Entry], withheld: Withheld = NOTHING_WITHHELD) -> int:
    """The headings and a row for each point; how many points."""
    columns = withheld.columns
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.heading for column, _ in columns)
    count = 0
    for entry in found:
        known = withheld.knows(entry.municipality)
        writer.writerow([cell(column, entry) if known or shown else WITHHELD for column, shown in columns])
        count += 1
    return count


def cell(column: Column, entry: Entry) -> str:
    text = column.fact.write(_value(column, entry))
    return guarded(text) if column.is_text else text


def _value(column: Column, entry: Entry) -> Any:
    if column.part == OWN:
        return getattr(entry, column.name)
    if column.part.startswith(CHECK):
        return getattr(entry.checks[column.part.removeprefix(CHECK)], column.name)
    return entry.facts[column.part][column.name]


def pour(stream: BinaryIO, put: Callable[[TextIO], int]) -> int:
    """Write to an open stream and leave it open."""
    text = io.TextIOWrapper(stream, ENCODING, newline="")
    try:
        return put(text)
    finally:
        text.detach()


def save(path: Path, put: Callable[[TextIO], int]) -> int:
    """Write a file at one stroke, readable by its owner alone: it names key holders and holds internal notes."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            count = pour(stream, put)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return count
