"""What every import does: read the file's outline, then all of it or nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from sqlalchemy.exc import IntegrityError

from preparedness.common.database import db
from preparedness.common.messages import message
from preparedness.common.spreadsheet.dialect import Dialect, FileError, recognise
from preparedness.common.spreadsheet.headings import Headings, Layout
from preparedness.common.spreadsheet.reading import Outline, outline, rows
from preparedness.common.spreadsheet.report import Remark, Report
from preparedness.common.spreadsheet.rows import Reader, Row

Progress = Callable[[int, int], None]
"""Told how many rows are done, and of how many."""


def nobody_watches(done: int, total: int) -> None:
    del done, total


def tried(report: Report, work: Callable[[], None]) -> Report:
    """Do the work in one savepoint, which is taken back in a dry run and where the report has errors."""
    savepoint = db.session.begin_nested()
    try:
        work()
    except FileError as error:
        report.add(Remark(error.message, error.row))
    except IntegrityError:
        report.add(Remark(message("The register was changed by somebody else at the same time. Import again.")))
    except BaseException:
        savepoint.rollback()
        raise
    if report.dry_run or report.refused:
        savepoint.rollback()
    else:
        savepoint.commit()
    db.session.expire_all()
    return report


@dataclass(frozen=True)
class Sheet:
    """A file of which the headings are understood."""

    stream: BinaryIO
    dialect: Dialect
    outline: Outline
    layout: Layout

    def rows(self) -> Iterator[Row]:
        """Rows as they are read."""
        reader = Reader(self.layout, len(self.outline.headings))
        return (reader.row(number, cells) for number, cells in rows(self.stream, self.dialect, self.outline))


def opened(
    stream: BinaryIO, headings: Headings, understood: Callable[[Sequence[str]], Layout], report: Report
) -> Sheet:
    """The file and its headings; what is wrong with them goes into the report. Raises FileError."""
    dialect = recognise(stream, headings.recognised)
    found = outline(stream, dialect, headings.key_at)
    layout = understood(found.headings)
    for remark in layout.remarks:
        report.add(remark)
    if not found.rows:
        report.add(Remark(message("There are no rows below the headings.")))
    return Sheet(stream, dialect, found, layout)
