"""Bringing files in: all of it or nothing, the same few queries however long they are."""

from collections.abc import Callable, Iterable
from typing import BinaryIO

from preparedness.common.spreadsheet.importing import opened, tried
from preparedness.common.spreadsheet.report import Report
from preparedness.common.spreadsheet.rows import Row
from preparedness.hosts.records import bulk, training
from preparedness.hosts.records.bulk import Change
from preparedness.hosts.spreadsheet import columns, hosts, layout
from preparedness.hosts.spreadsheet.roster import Roster
from preparedness.hosts.spreadsheet.training import Deciding


def bring_in_hosts(stream: BinaryIO, municipality: str, *, dry_run: bool = False) -> Report:
    """Import a seekable file of hosts of a municipality: written but not committed; nothing where there are errors."""
    report = Report(dry_run)

    def work() -> None:
        sheet = opened(stream, columns.HOSTS, layout.of_hosts, report)
        if not report.refused:
            roster = _roster(municipality, dry_run=dry_run)
            _carry_out(list(sheet.rows()), lambda rows: hosts.decide(roster, rows), report)

    return tried(report, work)


def bring_in_training(stream: BinaryIO, municipality: str, *, dry_run: bool = False) -> Report:
    """The same for training that hosts of a municipality have completed."""
    report = Report(dry_run)

    def work() -> None:
        sheet = opened(stream, columns.TRAINING, layout.of_training, report)
        if not report.refused:
            roster = _roster(municipality, dry_run=dry_run)
            known = {(each.host_id, each.course_id, each.done_on): each for each in bulk.trainings({municipality})}
            deciding = Deciding(roster, training.courses(frozenset({municipality})), known)
            _carry_out(list(sheet.rows()), deciding.decide, report)

    return tried(report, work)


def _roster(municipality: str, *, dry_run: bool) -> Roster:
    return Roster(municipality, {host.id: host for host in bulk.people({municipality}, lock=not dry_run)})


def _carry_out(rows: list[Row], decide: Callable[[list[Row]], Iterable[Change]], report: Report) -> None:
    changes = list(decide(rows))
    for row in rows:
        for remark in row.remarks:
            report.add(remark)
    report.created = sum(change.is_new for change in changes)
    report.changed = sum(bool(change.values) and not change.is_new for change in changes)
    report.unchanged = len(changes) - report.created - report.changed
    if not report.refused and not report.dry_run:
        bulk.write(changes)
