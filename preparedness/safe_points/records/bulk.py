"""Many points at once, for spreadsheets: plain rows instead of objects, the same few statements for each batch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, func, insert, select, update

from preparedness.accounts.models import Account
from preparedness.common.database import db
from preparedness.safe_points.catalogue import GROUPS, TABLES, VERIFIABLE, Group
from preparedness.safe_points.models import SafePoint, StatusChange
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.records.points import missing_text
from preparedness.safe_points.states import OpeningState, Status

BATCH = 500
POINTS: Table = SafePoint.__table__  # type: ignore[assignment]
STEPS: Table = StatusChange.__table__  # type: ignore[assignment]


@dataclass
class Check:
    """When a group of facts was verified, and by whom: an account's name and a note, or a text that says both."""

    at: datetime | None = None
    by_id: int | None = None
    by_name: str = ""
    note: str = ""

    @property
    def by(self) -> str:
        return ": ".join(part for part in (self.by_name, self.note.strip()) if part)


@dataclass
class Entry:
    """One point, whole, as a spreadsheet knows it."""

    ref: str
    municipality: str
    facts: dict[str, dict[str, Any]]
    checks: dict[str, Check]
    status: Status = Status.PROPOSED
    status_on: date | None = None
    status_reason: str = ""
    is_example: bool = False
    id: int = 0

    @property
    def missing(self) -> str:
        return missing_text(self.facts)

    @property
    def oldest_check(self) -> datetime | None:
        moments = [check.at for check in self.checks.values()]
        return None if None in moments else min(moment for moment in moments if moment)


@dataclass
class Change:
    """What differs from the register: the entry as it becomes, and the parts of it to be written."""

    entry: Entry
    facts: set[str] = field(default_factory=set)
    checks: set[str] = field(default_factory=set)
    stepped_from: Status | None = None
    example: bool = False

    @property
    def any(self) -> bool:
        return bool(self.facts or self.checks or self.stepped_from or self.example)


@dataclass(frozen=True)
class Stamp:
    """When an import writes, and who imports."""

    at: datetime
    today: date
    by_id: int | None


def table_of(group: Group) -> Table:
    table: Table = group.table.__table__  # type: ignore[assignment]
    return table


def blank(ref: str, municipality: str) -> Entry:
    """A point of which nothing is known."""
    facts = {group.key: {fact.name: fact.unknown for fact in group.facts} for group in GROUPS}
    return Entry(ref, municipality, facts, {group.key: Check() for group in VERIFIABLE})


def load(refs: Sequence[str]) -> dict[str, Entry]:
    """The points with these references, locked against others' changes until the transaction ends."""
    found = _entries(select(POINTS).where(POINTS.c.ref.in_(refs)).with_for_update(), lock=True)
    return {entry.ref: entry for entry in found}


def every(municipality: str | None = None) -> Iterator[list[Entry]]:
    """Every point in the order of its reference, a batch at a time."""
    query = select(POINTS.c.id).order_by(POINTS.c.municipality, POINTS.c.running_number)
    query = query if municipality is None else query.where(POINTS.c.municipality == municipality)
    ids = list(_run().scalars(query))
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        found = {entry.id: entry for entry in _entries(select(POINTS).where(POINTS.c.id.in_(batch)))}
        yield [found[point_id] for point_id in batch]


def how_many(municipality: str | None = None) -> int:
    query = select(func.count()).select_from(POINTS)
    query = query if municipality is None else query.where(POINTS.c.municipality == municipality)
    return _run().scalar(query) or 0


def namesakes(municipalities: Iterable[str], names: Iterable[str]) -> list[Row[Any]]:
    """Points with one of these names: ref, municipality, name, locality."""
    columns = (POINTS.c.ref, POINTS.c.municipality, POINTS.c.name, POINTS.c.locality)
    query = select(*columns).where(POINTS.c.municipality.in_(list(municipalities)), POINTS.c.name.in_(list(names)))
    return list(_run().execute(query))


def open_ids(ids: Sequence[int]) -> set[int]:
    """Which of these points are not closed now."""
    query = select(Opening.safe_point_id).where(Opening.safe_point_id.in_(ids), Opening.ended_at.is_(None))
    return set(_run().scalars(query.where(Opening.state != OpeningState.NOT_OPEN)))


def add(entries: Sequence[Entry], stamp: Stamp) -> None:
    """Insert new points with all their groups and the first step of their status."""
    connection = _run()
    connection.execute(insert(POINTS), [_point_row(entry, stamp) for entry in entries])
    found = connection.execute(select(POINTS.c.ref, POINTS.c.id).where(POINTS.c.ref.in_([e.ref for e in entries])))
    ids = {ref: point_id for ref, point_id in found}
    for entry in entries:
        entry.id = ids[entry.ref]
    for group in TABLES:
        rows = [{"safe_point_id": entry.id, **_group_row(entry, group, stamp)} for entry in entries]
        connection.execute(insert(table_of(group)), rows)
    connection.execute(insert(STEPS), [_step_row(entry, None, stamp) for entry in entries])


def write(changes: Sequence[Change], stamp: Stamp) -> None:
    """Write what changed, part by part."""
    for group in GROUPS:
        table = table_of(group)
        edited = [change.entry for change in changes if group.key in change.facts]
        stamped = {"updated_at": stamp.at, "updated_by_id": stamp.by_id}
        _rewrite(table, [(e.id, _fact_values(e, group) | stamped) for e in edited], edition=table.c.edition + 1)
        checked = [change.entry for change in changes if group.key in change.checks]
        _rewrite(table, [(e.id, _check_values(e.checks[group.key])) for e in checked])
    _rewrite(POINTS, [(change.entry.id, _own_values(change.entry)) for change in changes])
    steps = [_step_row(change.entry, change.stepped_from, stamp) for change in changes if change.stepped_from]
    if steps:
        _run().execute(insert(STEPS), steps)


def refresh() -> int:
    """Recompute what lists filter on; how many points it had been wrong for."""
    mended = 0
    for batch in every():
        kept = {row.id: (row.missing, row.oldest_check) for row in _kept([entry.id for entry in batch])}
        wrong = [entry for entry in batch if kept[entry.id] != (entry.missing, entry.oldest_check)]
        _rewrite(POINTS, [(entry.id, _kept_values(entry)) for entry in wrong])
        mended += len(wrong)
    return mended
