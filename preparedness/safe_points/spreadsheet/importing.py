"""Bringing a file in: all of it or nothing, checked row by row, a fixed number of queries for each batch."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, TypeVar

from sqlalchemy.exc import IntegrityError

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.messages import message
from preparedness.history import records as history
from preparedness.safe_points.records import bulk
from preparedness.safe_points.records.bulk_entries import Change, Entry, Stamp, blank
from preparedness.safe_points.spreadsheet import deciding, statuses
from preparedness.safe_points.spreadsheet.dialect import Dialect, FileError, recognise
from preparedness.safe_points.spreadsheet.identity import Identities
from preparedness.safe_points.spreadsheet.layout import Layout, understood
from preparedness.safe_points.spreadsheet.reading import Outline, outline, rows
from preparedness.safe_points.spreadsheet.report import Remark, Report
from preparedness.safe_points.spreadsheet.rows import Reader, Row

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told how many rows are done, and of how many."""


def _nobody_watches(done: int, total: int) -> None:
    del done, total


def plan(
    stream: BinaryIO,
    *,
    municipality: str | None = None,
    who: Account | None = None,
    progress: Progress = _nobody_watches,
) -> Report:
    """What an import would come to; the register stays as it is."""
    return _tried(stream, municipality, who, progress, dry_run=True)


def carry_out(
    stream: BinaryIO,
    *,
    municipality: str | None = None,
    who: Account | None = None,
    progress: Progress = _nobody_watches,
) -> Report:
    """Import a seekable file: written but not committed, and nothing written at all where the report has errors."""
    return _tried(stream, municipality, who, progress, dry_run=False)


def _tried(
    stream: BinaryIO, municipality: str | None, who: Account | None, progress: Progress, *, dry_run: bool
) -> Report:
    report = Report(dry_run)
    savepoint = db.session.begin_nested()
    try:
        _import(stream, municipality, who, progress, report)
    except FileError as error:
        report.add(Remark(error.message, error.row))
    except IntegrityError:
        report.add(Remark(message("The register was changed by somebody else at the same time. Import again.")))
    except BaseException:
        savepoint.rollback()
        raise
    if dry_run or report.refused:
        savepoint.rollback()
    else:
        savepoint.commit()
    db.session.expire_all()
    return report


def _import(
    stream: BinaryIO, municipality: str | None, who: Account | None, progress: Progress, report: Report
) -> None:
    dialect = recognise(stream)
    found = outline(stream, dialect)
    layout = understood(found.headings)
    for remark in layout.remarks:
        report.add(remark)
    if not found.rows:
        report.add(Remark(message("There are no rows below the headings.")))
    if report.refused:
        return
    stamp = Stamp(clock.now(), clock.today(), who.id if who else None)
    work = _Import(Identities(found.refs, municipality), stamp, report)
    for done, batch in _batches(stream, dialect, found, layout):
        work.take(batch)
        progress(done, found.rows)
    if (report.created or report.changed) and not report.dry_run:
        history.raise_revision()


def _batches(stream: BinaryIO, dialect: Dialect, found: Outline, layout: Layout) -> Iterator[tuple[int, list[Row]]]:
    """Rows as they are read, so many at a time, and how many that makes."""
    reader, done = Reader(layout, len(found.headings)), 0
    read = (reader.row(number, cells) for number, cells in rows(stream, dialect, found))
    for batch in _so_many(read, bulk.BATCH):
        done += len(batch)
        yield done, batch


def _so_many(things: Iterable[T], size: int) -> Iterator[list[T]]:
    left = iter(things)
    while batch := list(islice(left, size)):
        yield batch


@dataclass
class _Import:
    """The state of one import: who is who, and what it has come to."""

    identities: Identities
    stamp: Stamp
    report: Report

    def take(self, batch: list[Row]) -> None:
        """Read, decide and write one batch; in a dry run and after the first error it is only checked."""
        self.identities.settle(batch)
        entries = bulk.load([_ref(row) for row in batch if _ref(row)], lock=not self.report.dry_run)
        changes = [(row, self._change(row, entries)) for row in batch if not row.refused]
        self._judge(changes)
        for row in batch:
            for remark in row.remarks:
                self.report.add(remark)
        self._count(batch, [change for _, change in changes])

    def _change(self, row: Row, entries: dict[str, Entry]) -> Change:
        ref = _ref(row)
        entry = entries.get(ref) or blank(ref, row.own["municipality"])
        change = deciding.change_to(entry, row)
        if not entry.facts["place"]["name"]:
            row.remarks.append(Remark(message("Enter the name of the point."), row.number, "namn"))
        return change

    def _judge(self, changes: list[tuple[Row, Change]]) -> None:
        """What the rules say of every change."""
        stepping = [change.entry.id for _, change in changes if change.stepped_from]
        open_now = bulk.open_ids(stepping) if stepping else set()
        for row, change in changes:
            found = deciding.findings(change, self.stamp.today)
            row.remarks.extend(deciding.remark_on(finding, change.entry, row) for finding in found)
            row.remarks.extend(statuses.remarks(change, row, is_open=change.entry.id in open_now))
            row.remarks.extend(self._identity_remarks(row, change))

    def _identity_remarks(self, row: Row, change: Change) -> Iterator[Remark]:
        """A row without a ref that changes a point, and a ref nobody knew where the municipality has others."""
        if "ref" not in row.own and change.entry.id and change.any:
            sentence = message("The row has no ref. It changes %(ref)s, which has this name.", ref=change.entry.ref)
            yield Remark(sentence, row.number, "namn", change.entry.facts["place"]["name"], refused=False)
        elif "ref" in row.own and not change.entry.id and self.identities.had_points(change.entry.municipality):
            sentence = message("The reference is not in the register. It becomes a new point.")
            yield Remark(sentence, row.number, "ref", change.entry.ref, refused=False)

    def _count(self, batch: list[Row], changes: list[Change]) -> None:
        created = [change.entry for change in changes if not change.entry.id]
        changed = [change for change in changes if change.entry.id and change.any]
        self.report.created += len(created)
        self.report.changed += len(changed)
        self.report.unchanged += len(batch) - len(created) - len(changed)
        if self.report.refused or self.report.dry_run:
            return
        if created:
            bulk.add(created, self.stamp)
        bulk.write(changed, self.stamp)


def _ref(row: Row) -> str:
    ref: str = row.own.get("ref") or row.own.get("found", "")
    return ref
