"""Writing a spreadsheet: always the same bytes for the same rows, into a file, a stream or an answer."""

import csv
import io
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, TextIO

ENCODING = "utf-8-sig"
"""The mark at the beginning tells spreadsheet programs that å, ä and ö are UTF-8."""


def write_rows(stream: TextIO, rows: Iterable[Iterable[str]]) -> int:
    """The headings and the rows below them; how many rows those are."""
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    count = -1
    for row in rows:
        writer.writerow(row)
        count += 1
    return count


def pour(stream: BinaryIO, put: Callable[[TextIO], int]) -> int:
    """Write to an open stream and leave it open."""
    text = io.TextIOWrapper(stream, ENCODING, newline="")
    try:
        return put(text)
    finally:
        text.detach()


def content(put: Callable[[TextIO], int]) -> bytes:
    """The whole file."""
    stream = io.BytesIO()
    pour(stream, put)
    return stream.getvalue()


def save(path: Path, put: Callable[[TextIO], int]) -> int:
    """Write a file at one stroke, readable by its owner alone: it names people and holds internal notes."""
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
