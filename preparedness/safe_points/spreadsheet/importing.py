"""Bringing a file in: all of it or nothing, checked row by row, a fixed number of queries for each batch."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, TypeVar

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.messages import message
from preparedness.common.spreadsheet.importing import Progress, nobody_watches, opened, tried
from preparedness.common.spreadsheet.report import Remark, Report
from preparedness.common.spreadsheet.rows import Row
from preparedness.history import records as history
from preparedness.safe_points.records import bulk
from preparedness.safe_points.records.bulk_entries import Change, Entry, Stamp, blank
from preparedness.safe_points.spreadsheet import deciding, statuses
from preparedness.safe_points.spreadsheet.columns import HEADINGS
from preparedness.safe_points.spreadsheet.identity import Identities
from preparedness.safe_points.spreadsheet.layout import understood
from preparedness.safe_points.spreadsheet.pairs import joined

T = TypeVar("T")


def plan(
    stream: BinaryIO,
    *,
    municipality: str | None = None,
    who: Account | None = None,
    progress: Progress = nobody_watches,
) -> Report:
    """What an import would come to; the register stays as it is."""
    report = Report(dry_run=True)
    return tried(report, lambda: _import(stream, municipality, who, progress, report))


def carry_out(
    stream: BinaryIO,
    *,
    municipality: str | None = None,
    who: Account | None = None,
    progress: Progress = nobody_watches,
) -> Report:
    """Import a seekable file: written but not committed, and nothing written at all where the report has errors."""
    report = Report()
    return tried(report, lambda: _import(stream, municipality, who, progress, report))


def _import(
    stream: BinaryIO, municipality: str | None, who: Account | None, progress: Progress, report: Report
) -> None:
    sheet = opened(stream, HEADINGS, understood, report)
    if report.refused:
        return
    stamp = Stamp(clock.now(), clock.today(), who.id if who else None)
    work, done = _Import(Identities(sheet.outline.keys, municipality), stamp, report), 0
    for batch in _so_many(map(joined, sheet.rows()), bulk.BATCH):
        work.take(batch)
        done += len(batch)
        progress(done, sheet.outline.rows)
    if (report.created or report.changed) and not report.dry_run:
        history.raise_revision()


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
