"""Many points at once, for spreadsheets: plain rows instead of objects, the same few statements for each batch."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, bindparam, func, insert, select, update

from preparedness.common.alphabet import sort_key
from preparedness.common.database import db
from preparedness.history import records as history
from preparedness.safe_points.catalogue import GROUPS, TABLES
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.records import bulk_rows as rows
from preparedness.safe_points.records import recording
from preparedness.safe_points.records.bulk_entries import Change, Entry, Stamp
from preparedness.safe_points.records.bulk_rows import POINTS, STEPS, table_of
from preparedness.safe_points.states import OpeningState

BATCH = 500


def _run() -> Connection:
    return db.session.connection()


def load(refs: Sequence[str], *, lock: bool) -> dict[str, Entry]:
    """The points with these references; with `lock` nobody else changes them until the transaction ends."""
    return {entry.ref: entry for entry in _entries(select(POINTS).where(POINTS.c.ref.in_(refs)), lock=lock)}


def every(municipality: str | None = None) -> Iterator[list[Entry]]:
    """Every point in the order of its reference, a batch at a time."""
    query = select(POINTS.c.id).order_by(POINTS.c.municipality, POINTS.c.running_number)
    query = query if municipality is None else query.where(POINTS.c.municipality == municipality)
    yield from these(list(_run().execute(query).scalars()))


def these(ids: Sequence[int]) -> Iterator[list[Entry]]:
    """The points with these ids, in this order, a batch at a time."""
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        found = {entry.id: entry for entry in _entries(select(POINTS).where(POINTS.c.id.in_(batch)))}
        yield [found[point_id] for point_id in batch]


def how_many(municipality: str | None = None) -> int:
    query = select(func.count()).select_from(POINTS)
    query = query if municipality is None else query.where(POINTS.c.municipality == municipality)
    return _run().scalar(query) or 0


def municipalities() -> set[str]:
    """Codes of the municipalities that have points."""
    return set(_run().scalars(select(POINTS.c.municipality).distinct()))


def newest_id() -> int:
    return _run().scalar(select(func.max(POINTS.c.id))) or 0


def namesakes(municipalities: Iterable[str], names: Iterable[str], newest: int) -> list[Row[Any]]:
    """Points up to the id `newest` whose names sort with one of these: ref, municipality, name, locality."""
    columns = (POINTS.c.ref, POINTS.c.municipality, POINTS.c.name, POINTS.c.locality)
    keys = {sort_key(name) for name in names}
    query = select(*columns).where(POINTS.c.municipality.in_(list(municipalities)), POINTS.c.sort_name.in_(keys))
    return list(_run().execute(query.where(POINTS.c.id <= newest).order_by(POINTS.c.id)))


def open_ids(ids: Sequence[int]) -> set[int]:
    """Which of these points are not closed now."""
    query = select(Opening.safe_point_id).where(Opening.safe_point_id.in_(ids), Opening.ended_at.is_(None))
    return set(_run().scalars(query.where(Opening.state != OpeningState.NOT_OPEN)))


def add(entries: Sequence[Entry], stamp: Stamp) -> None:
    """Insert new points with all their groups and the first step of their status."""
    connection = _run()
    connection.execute(insert(POINTS), [rows.of_point(entry, stamp) for entry in entries])
    found = connection.execute(select(POINTS.c.ref, POINTS.c.id).where(POINTS.c.ref.in_([e.ref for e in entries])))
    ids = {row.ref: row.id for row in found}
    for entry in entries:
        entry.id = ids[entry.ref]
    for group in TABLES:
        connection.execute(insert(table_of(group)), [rows.of_group(entry, group, stamp) for entry in entries])
    connection.execute(insert(STEPS), [rows.of_step(entry, None, stamp) for entry in entries])
    history.record(recording.created(entry) for entry in entries)


def write(changes: Sequence[Change], stamp: Stamp) -> None:
    """Write what changed, part by part."""
    for group in GROUPS:
        table = table_of(group)
        edited = [change.entry for change in changes if group.key in change.facts]
        stamped = {"updated_at": stamp.at, "updated_by_id": stamp.by_id}
        _rewrite(table, [(e.id, rows.facts(e, group) | stamped) for e in edited], edition=table.c.edition + 1)
        checked = [change.entry for change in changes if group.key in change.checks]
        _rewrite(table, [(e.id, rows.check(e.checks[group.key])) for e in checked])
    _rewrite(POINTS, [(change.entry.id, rows.own(change.entry)) for change in changes])
    steps = [rows.of_step(change.entry, change.stepped_from, stamp) for change in changes if change.stepped_from]
    if steps:
        _run().execute(insert(STEPS), steps)
    history.record(recording.changed(change) for change in changes)


def refresh() -> int:
    """Recompute what lists filter on; how many points it had been wrong for."""
    mended = 0
    for batch in every():
        kept = {row.id: row for row in _kept([entry.id for entry in batch])}
        wrong = [e for e in batch if any(getattr(kept[e.id], name) != value for name, value in rows.kept(e).items())]
        _rewrite(POINTS, [(entry.id, rows.kept(entry)) for entry in wrong])
        mended += len(wrong)
    return mended


def _kept(ids: Sequence[int]) -> list[Row[Any]]:
    columns = (POINTS.c.id, POINTS.c.missing, POINTS.c.oldest_check, POINTS.c.search, POINTS.c.sort_name)
    query = select(*columns).where(POINTS.c.id.in_(ids))
    return list(_run().execute(query.order_by(POINTS.c.id).with_for_update()))


def _entries(query: Select[Any], *, lock: bool = False) -> list[Entry]:
    """Points with all their groups: one statement for each table, however many they are.

    Whoever locks several points does so in the order of their ids: nobody then waits for somebody who waits for him.
    """
    points = list(_run().execute(rows.with_verifier(query.order_by(POINTS.c.id), POINTS, lock=lock)))
    found = {point.id: rows.entry(point) for point in points}
    for group in TABLES:
        table = table_of(group)
        groups = select(table).where(table.c.safe_point_id.in_(list(found))).order_by(table.c.safe_point_id)
        for row in _run().execute(rows.with_verifier(groups, table, lock=lock)):
            rows.take(found[row.safe_point_id], group, row)
    last = select(func.max(STEPS.c.id)).where(STEPS.c.safe_point_id.in_(list(found))).group_by(STEPS.c.safe_point_id)
    steps: Select[Any] = select(STEPS.c.safe_point_id, STEPS.c.valid_on, STEPS.c.reason).where(STEPS.c.id.in_(last))
    for step in _run().execute(steps):
        rows.take_step(found[step.safe_point_id], step)
    return list(found.values())


def _rewrite(table: Table, written: list[tuple[int, dict[str, Any]]], **always: Any) -> None:
    """Update rows by their point, each with its own values for the same columns."""
    if not written:
        return
    key = table.c.id if table is POINTS else table.c.safe_point_id
    names: dict[str, Any] = {name: bindparam(f"new_{name}") for name in written[0][1]}
    statement = update(table).where(key == bindparam("point")).values(names | always)
    parameters = [
        {"point": point} | {f"new_{name}": value for name, value in values.items()} for point, values in written
    ]
    _run().execute(statement, parameters)
