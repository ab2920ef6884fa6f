"""Recognising a file: its encoding, its separator, and files that are no text at all."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from preparedness.common.messages import Message, message

SEPARATORS = ";,\t"
BLOCK = 1 << 20
Known = Callable[[str], object]
"""Gives something for a heading that is known, else None."""
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
FOREIGN = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"{", b"<")


class FileError(ValueError):
    """The file cannot be read; `message` says what to do, `row` where it stopped."""

    def __init__(self, sentence: Message, row: int | None = None) -> None:
        super().__init__(sentence.text)
        self.message = sentence
        self.row = row


@dataclass(frozen=True)
class Dialect:
    encoding: str
    separator: str
    announced: bool = False
    """The first line is `sep=;`, which spreadsheet programs swallow and do not count."""


def recognise(stream: BinaryIO, known: Known) -> Dialect:
    """The dialect of a seekable file; FileError where it is no table of ours."""
    encoding = _encoding(stream)
    with opened(stream, encoding) as text:
        first = text.readline(BLOCK)
    if first.casefold().startswith("sep=") and len(first.strip("\r\n")) == len("sep=;"):
        return Dialect(encoding, first[4], announced=True)
    return Dialect(encoding, _separator(stream, encoding, known))


@contextmanager
def opened(stream: BinaryIO, encoding: str) -> Iterator[TextIO]:
    """The file as text from its beginning, line ends untouched; the stream stays open afterwards."""
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding, newline="")
    try:
        yield text
    finally:
        text.detach()


def _encoding(stream: BinaryIO) -> str:
    stream.seek(0)
    head = stream.read(4096)
    if not head.strip():
        raise FileError(message("The file is empty. Get the headings with the command template."))
    if head.startswith(WORKBOOKS):
        raise FileError(
            message("This is a workbook, not a CSV file. Save the sheet as CSV UTF-8 and import that file.")
        )
    if head.startswith(FOREIGN):
        raise FileError(message("This is not a CSV file. Save the table as CSV UTF-8 and import that file."))
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return _proven(stream, encoding)
    if head[1::2].count(0) > len(head) // 4 or head[::2].count(0) > len(head) // 4:
        return _proven(stream, "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be")
    return "utf-8" if _decodes(stream, "utf-8") else _proven(stream, "cp1252")


def _proven(stream: BinaryIO, encoding: str) -> str:
    if not _decodes(stream, encoding):
        raise FileError(message("The characters of the file cannot be read. Save the table as CSV UTF-8."))
    return encoding


def _decodes(stream: BinaryIO, encoding: str) -> bool:
    """Can the whole file be read so? A zero character anywhere means that the file is damaged."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while block := stream.read(BLOCK):
            _refuse_zero(decoder.decode(block))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_zero(text: str) -> None:
    if "\x00" in text:
        raise FileError(message("The file is damaged: it holds zero characters. Save the table again as CSV UTF-8."))


def _separator(stream: BinaryIO, encoding: str, known: Known) -> str:
    """The separator under which most headings are known."""
    return max(SEPARATORS, key=lambda separator: _known_headings(stream, encoding, separator, known))


def _known_headings(stream: BinaryIO, encoding: str, separator: str, known: Known) -> int:
    with opened(stream, encoding) as text:
        try:
            first = next(csv.reader(text, delimiter=separator), [])
        except csv.Error:
            return 0
    return sum(known(heading) is not None for heading in first)
