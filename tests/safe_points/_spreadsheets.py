"""Small files for the tests of spreadsheets, and what importing them says."""

import csv
import io
from collections.abc import Iterable

from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.spreadsheet.files import content
from preparedness.common.spreadsheet.report import Report, where
from preparedness.safe_points.spreadsheet import importing, writing

HEADINGS = "kommunkod;namn;ort;platser_dag"
ROWS = ("0684;Hägneskolan;Sävsjö;120", "0684;Vrigstads skola;Vrigstad;90")


def table(headings: str = HEADINGS, *rows: str) -> str:
    return "\n".join((headings, *(rows or ROWS))) + "\n"


def bring_in(content: str | bytes, *, municipality: str | None = None) -> Report:
    """Import and commit, as the command does."""
    raw = content.encode() if isinstance(content, str) else content
    report = importing.carry_out(io.BytesIO(raw), municipality=municipality)
    db.session.commit()
    return report


def good(content: str | bytes, *, municipality: str | None = None) -> Report:
    report = bring_in(content, municipality=municipality)
    assert not report.refused, sentences(report)
    return report


def exported(municipality: str | None = None) -> bytes:
    return content(lambda text: writing.write(text, writing.entries(municipality)))


def counts(report: Report) -> tuple[int, int, int]:
    return report.created, report.changed, report.unchanged


def places(report: Report) -> list[tuple[int | None, str]]:
    """Row and column of each error."""
    return [(remark.row, remark.column) for remark in report.sorted() if remark.refused]


def sentences(report: Report) -> list[str]:
    return [say(where(remark)) for remark in report.sorted()]


def column(content: bytes, heading: str) -> list[str]:
    """The texts of one column of an export."""
    rows: Iterable[dict[str, str]] = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    return [row[heading] for row in rows]
