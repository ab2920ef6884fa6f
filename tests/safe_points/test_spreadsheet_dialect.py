"""Files as spreadsheet programs save them are recognised; files that are none are refused with advice."""

import io

import pytest

from preparedness.common.spreadsheet.dialect import Dialect, FileError, recognise
from preparedness.common.spreadsheet.reading import outline, records
from preparedness.safe_points.spreadsheet.columns import HEADINGS

TEXT = "kommunkod;namn;ort\r\n0684;Hägneskolan;Sävsjö\r\n"


def read(raw: bytes) -> list[list[str]]:
    stream = io.BytesIO(raw)
    return [cells for _, cells in records(stream, recognise(stream, HEADINGS.recognised))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_encodings_separators_and_line_ends(encoding: str, separator: str, end: str) -> None:
    raw = TEXT.replace(";", separator).replace("\r\n", end).encode(encoding)
    assert read(raw)[1] == ["0684", "Hägneskolan", "Sävsjö"]


def test_a_separator_that_is_announced() -> None:
    stream = io.BytesIO(b"sep=,\r\n" + TEXT.replace(";", ",").encode())
    assert recognise(stream, HEADINGS.recognised) == Dialect("utf-8", ",", announced=True)
    assert next(records(stream, recognise(stream, HEADINGS.recognised)))[0] == 1


def test_swedish_letters_late_in_a_long_file() -> None:
    raw = b"kommunkod;namn\n" + b"0684;abc\n" * 400_000 + "0684;Sävsjö\n".encode("cp1252")
    assert recognise(io.BytesIO(raw), HEADINGS.recognised).encoding == "cp1252"


def test_rows_are_numbered_as_the_spreadsheet_shows_them() -> None:
    raw = b'kommunkod;namn\n\n0684;"two\nlines"\n;;;\n0684;last\n'
    stream = io.BytesIO(raw)
    assert [number for number, _ in records(stream, recognise(stream, HEADINGS.recognised))] == [1, 3, 5]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"  \r\n ",
        b"PK\x03\x04rest of a workbook",
        b"\xd0\xcf\x11\xe0an old workbook",
        b"%PDF-1.7",
        b'{"type": "FeatureCollection"}',
        b"<html>",
        b"kommunkod;namn\n0684;a\x00b\n",
        b"kommunkod;namn\n0684;\x81\x8d\n",
        b"\xef\xbb\xbfkommunkod;namn\n0684;\xff\n",
        b"\xff\xfek\x00o",
        b'kommunkod;namn\n0684;"never closed\n' + b"0684;x\n" * 10,
        b'kommunkod;namn\n0684;"closed" early\n',
        b"kommunkod;namn;ort\n0684;abc;S\xc3\xa4vsj\xc3\xb6\n0684;ab",
    ],
)
def test_what_is_no_table_is_refused(raw: bytes) -> None:
    stream = io.BytesIO(raw)
    with pytest.raises(FileError):
        outline(stream, recognise(stream, HEADINGS.recognised), HEADINGS.key_at)
