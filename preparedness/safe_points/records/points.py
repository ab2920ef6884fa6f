"""One safe point: found, created, changed, verified. Every write flushes and none commits."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.alphabet import folded, sort_key
from preparedness.common.database import db, one_at_a_time
from preparedness.history import records as history
from preparedness.safe_points.catalogue import GROUPS, TABLES, VERIFIABLE, Group, row_of
from preparedness.safe_points.models import SafePoint, StatusChange
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.rules import operational
from preparedness.safe_points.rules.findings import Facts
from preparedness.safe_points.states import Status

ATTEMPTS = 20
"""So often is a running number tried for that others take at the same moment."""


def by_ref(ref: str, *, lock: bool = False) -> SafePoint | None:
    """A point with all its groups, who verified them and its present opening: one query.

    With `lock` nobody else changes it until the transaction ends, and what is read is what holds now.
    """
    if lock:
        db.session.execute(select(SafePoint.id).where(SafePoint.ref == ref).with_for_update()).all()
    return db.session.scalar(_whole(), {"ref": ref})


@cache
def _whole() -> Select[SafePoint]:
    """Put together once: to do so takes longer than to ask. There is one row of each group, so they are all joined."""
    tables: list[tuple[str, Any]] = [(group.key, group.table) for group in TABLES]
    loads = [
        joinedload(getattr(SafePoint, key)).options(joinedload(table.verified_by), joinedload(table.updated_by))
        for key, table in tables
    ]
    own = (joinedload(SafePoint.verified_by), joinedload(SafePoint.updated_by))
    opening = joinedload(SafePoint.opening).joinedload(Opening.recorded_by)
    return select(SafePoint).where(SafePoint.ref == bindparam("ref")).options(*loads, *own, opening)


def facts_of_point(point: SafePoint) -> dict[str, dict[str, Any]]:
    """The point's facts as the rules want them: group → field → value."""
    return {
        group.key: {fact.name: getattr(row_of(point, group), fact.name) for fact in group.facts} for group in GROUPS
    }


def named(municipality: str, name: str, *, lock: bool = False) -> SafePoint | None:
    """A point of this municipality that already bears the name; with `lock` nobody else registers one meanwhile."""
    if lock:
        one_at_a_time(f"a new point of {municipality}")
    query = select(SafePoint).where(SafePoint.municipality == municipality, SafePoint.sort_name == sort_key(name))
    same = (point for point in db.session.scalars(query.order_by(SafePoint.id)) if folded(point.name) == folded(name))
    return next(same, None)


def next_number(municipality: str) -> int:
    """The next running number of a municipality; numbers are never used again since points are never deleted."""
    highest = select(func.max(SafePoint.running_number)).where(SafePoint.municipality == municipality)
    return (db.session.scalar(highest) or 0) + 1


def create(
    municipality: str, values: Mapping[str, Any], who: Account | None, valid_on: date | None = None
) -> SafePoint:
    """A new, proposed point with nothing known but what `values` says of its place."""
    point = _numbered(municipality, values, who)
    add_status_change(point, None, Status.PROPOSED, reason="", who=who, valid_on=valid_on)
    touch(point)
    return point


def _numbered(municipality: str, values: Mapping[str, Any], who: Account | None) -> SafePoint:
    """The point with the next number; where somebody else has just taken that number, the one after it."""
    for attempt in range(ATTEMPTS):
        point = _blank(municipality, next_number(municipality), values, who)
        try:
            with db.session.begin_nested():
                db.session.add(point)
        except IntegrityError:
            if attempt == ATTEMPTS - 1:
                raise
        else:
            break
    return point


def _blank(municipality: str, number: int, values: Mapping[str, Any], who: Account | None) -> SafePoint:
    moment = clock.now()
    point = SafePoint(
        ref=f"{municipality}-{number}",
        municipality=municipality,
        running_number=number,
        status=Status.PROPOSED,
        created_at=moment,
        updated_at=moment,
        updated_by_id=who.id if who else None,
        **values,
    )
    for group in TABLES:
        setattr(point, group.key, group.table())
    return point


def add_status_change(
    point: SafePoint,
    before: Status | None,
    after: Status,
    *,
    reason: str,
    who: Account | None,
    valid_on: date | None = None,
) -> StatusChange:
    change = StatusChange(
        safe_point_id=point.id,
        before=before,
        after=after,
        valid_on=valid_on or clock.today(),
        reason=reason,
        changed_at=clock.now(),
        changed_by_id=who.id if who else None,
    )
    db.session.add(change)
    db.session.flush()
    return change


def change(point: SafePoint, group: Group, values: Mapping[str, Any], who: Account | None) -> bool:
    """Write a group's facts; False (and nothing written) when all of them stood there already."""
    row = row_of(point, group)
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return False
    for name, value in changed.items():
        setattr(row, name, value)
    row.edition += 1
    row.updated_at, row.updated_by_id = clock.now(), who.id if who else None
    touch(point)
    return True


def verify(point: SafePoint, chosen: list[Group], who: Account | None, note: str = "") -> None:
    """Somebody says: checked, still right."""
    for group in chosen:
        row = row_of(point, group)
        row.verified_at, row.verified_by_id, row.verified_note = clock.now(), who.id if who else None, note
    touch(point)


def touch(point: SafePoint) -> None:
    """Keep what lists filter on in step with the facts, and let the publication know."""
    refresh(point)
    history.raise_revision()
    db.session.flush()


def refresh(point: SafePoint) -> None:
    facts = facts_of_point(point)
    point.missing = missing_text(facts)
    point.search, point.sort_name = search_text(point.ref, facts["place"]), sort_key(point.name)
    checks = [row_of(point, group).verified_at for group in VERIFIABLE]
    point.oldest_check = None if None in checks else min(check for check in checks if check)


def search_text(ref: str, place: Mapping[str, Any]) -> str:
    """What a search looks through."""
    return folded("\n".join((place["name"], place["premises"], place["locality"], place["address"], ref)))


def missing_text(facts: Facts) -> str:
    """The codes of unmet requirements as |code|code|."""
    codes = [requirement.code for requirement in operational.missing(facts)]
    return f"|{'|'.join(codes)}|" if codes else ""


def status_history(point: SafePoint) -> list[tuple[StatusChange, str | None]]:
    """Steps of the point, newest first, each with the name of who entered it."""
    query = (
        select(StatusChange, Account)
        .outerjoin(Account, Account.id == StatusChange.changed_by_id)
        .where(StatusChange.safe_point_id == point.id)
        .order_by(StatusChange.id.desc())
    )
    return [(step, account.shown_name if account else None) for step, account in db.session.execute(query)]


def latest_step(point: SafePoint) -> StatusChange:
    query = select(StatusChange).where(StatusChange.safe_point_id == point.id).order_by(StatusChange.id.desc()).limit(1)
    return db.session.scalars(query).one()


def set_status(point: SafePoint, after: Status, reason: str, who: Account | None, valid_on: date | None = None) -> None:
    """The next step. What was decided before the point was registered was proposed by then, not at registration."""
    last = latest_step(point)
    if valid_on and valid_on < last.valid_on and last.is_registration:
        last.valid_on = valid_on
    before, point.status = point.status, after
    add_status_change(point, before, after, reason=reason, who=who, valid_on=valid_on)
    touch(point)
