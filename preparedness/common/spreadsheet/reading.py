"""Reading a file row by row, numbered as the spreadsheet shows them."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from preparedness.common.messages import message
from preparedness.common.spreadsheet.cells import bare
from preparedness.common.spreadsheet.dialect import Dialect, FileError, opened

COMMENT = "#"
Record = tuple[int, list[str]]


@dataclass
class Outline:
    """What is known of the whole file before its rows are read: headings, number of rows, which key stands where."""

    headings: list[str]
    key_at: int | None = None
    rows: int = 0
    keys: dict[str, int] = field(default_factory=dict)

    def key(self, cells: list[str]) -> str:
        """What names the row's object; an empty text where nothing does."""
        at = self.key_at
        return bare(cells[at].strip()).strip() if at is not None and at < len(cells) else ""

    def is_comment(self, cells: list[str]) -> bool:
        return self.key(cells).startswith(COMMENT)


def records(stream: BinaryIO, dialect: Dialect) -> Iterator[Record]:
    """Every record with something in it; the headings come first."""
    number = 0
    with opened(stream, dialect.encoding) as text:
        if dialect.announced:
            text.readline()
        try:
            for number, cells in enumerate(csv.reader(text, delimiter=dialect.separator, strict=True), 1):
                if any(map(str.strip, cells)):
                    yield number, cells
        except csv.Error as error:
            sentence = message(
                "The row cannot be read: a quotation mark is missing or superfluous, or the file is cut off."
            )
            raise FileError(sentence, number + 1) from error


def outline(stream: BinaryIO, dialect: Dialect, key_at: Callable[[Sequence[str]], int | None]) -> Outline:
    """One quick pass over the file. FileError where it is cut off in the middle of a row.

    `key_at` finds among the headings the column that says which object a row is about.
    """
    every = records(stream, dialect)
    number, headings = next(every, (1, []))
    cells = headings
    found = Outline(headings, key_at(headings))
    for number, cells in every:
        if not found.is_comment(cells):
            found.rows += 1
            found.keys.setdefault(found.key(cells), number)
    if len(cells) < len(headings) and not _ends_with_line(stream):
        raise FileError(message("The file is cut off: its last row is not complete. Save or send it again."), number)
    return found


def rows(stream: BinaryIO, dialect: Dialect, found: Outline) -> Iterator[Record]:
    """The rows below the headings, comments left out."""
    every = records(stream, dialect)
    next(every, None)
    return (record for record in every if not found.is_comment(record[1]))


def _ends_with_line(stream: BinaryIO) -> bool:
    stream.seek(-2, 2)
    return any(end in stream.read(2) for end in (b"\n", b"\r"))
