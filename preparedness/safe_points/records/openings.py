"""Opening and closing points: the running state ends, the next begins, nothing is overwritten."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select, insert, select, update
from sqlalchemy.orm import joinedload

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.history import records as history
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.records import recording
from preparedness.safe_points.rules.steps import MAY_OPEN
from preparedness.safe_points.states import Level, OpeningState

T = TypeVar("T")


@dataclass(frozen=True)
class Announcement:
    """What is decided about a point's doors, and what residents are told."""

    state: OpeningState
    decided_by: str
    level: Level = Level.UNKNOWN
    services: list[str] = field(default_factory=list)
    message_sv: str = ""
    message_en: str = ""


def announce(point: SafePoint, announcement: Announcement, who: Account | None) -> None:
    """Give a point a new opening state: the running one ends at the same moment. What stands already is left alone."""
    announce_all([(point, announcement)], who)


def announce_all(announced: Sequence[tuple[SafePoint, Announcement]], who: Account | None) -> None:
    """Give each point its new opening state, at the same moment and with as few statements as for one."""
    now = _current([point.id for point, _ in announced])
    changes = [(point, said) for point, said in announced if not stands(now.get(point.id), said)]
    if not changes:
        return
    moment = clock.now()
    ending = [now[point.id].id for point, _ in changes if point.id in now]
    if ending:
        db.session.execute(update(Opening).where(Opening.id.in_(ending)).values(ended_at=moment))
    begun = [_row(point, said, who, moment, _since(now.get(point.id), said) or moment) for point, said in changes]
    db.session.execute(insert(Opening), begun)
    history.record(recording.opened(point, now.get(point.id), vars(said)) for point, said in changes)
    history.raise_revision()
    for point, _ in changes:
        db.session.expire(point, ["opening"])


def _current(point_ids: Sequence[int]) -> dict[int, Opening]:
    """What holds of these points now."""
    query = select(Opening).where(Opening.safe_point_id.in_(point_ids), Opening.ended_at.is_(None))
    return {opening.safe_point_id: opening for opening in db.session.scalars(query)}


def _since(now: Opening | None, announcement: Announcement) -> datetime | None:
    """Since when the announced state has held already, if it has."""
    return now.state_since if now and now.state is announcement.state else None


def stands(now: Opening | None, announcement: Announcement) -> bool:
    """Is this what holds of a point already?"""
    if now is None:
        return announcement.state is OpeningState.NOT_OPEN
    return all(getattr(now, name) == value for name, value in vars(announcement).items())


def _row(
    point: SafePoint, announcement: Announcement, who: Account | None, moment: datetime, since: datetime
) -> dict[str, Any]:
    stamped = {"started_at": moment, "state_since": since, "recorded_by_id": who.id if who else None}
    return {"safe_point_id": point.id, **vars(announcement), **stamped}


def opening_history(point: SafePoint) -> list[Opening]:
    """Opening states of a point, newest first."""
    query = select(Opening).where(Opening.safe_point_id == point.id).options(joinedload(Opening.recorded_by))
    return list(db.session.scalars(query.order_by(Opening.id.desc())))


def candidates(scope: frozenset[str] | None) -> list[SafePoint]:
    """Points that can open, with their present state, by municipality and number."""
    return list(db.session.scalars(_that_can_open(scope)))


def chosen(scope: frozenset[str] | None, refs: Collection[str]) -> list[SafePoint]:
    """Those of the candidates with these refs; nobody else changes them until the transaction ends."""
    held = select(SafePoint.id).where(SafePoint.ref.in_(refs)).order_by(SafePoint.id)
    ids = list(db.session.scalars(_within(held, scope).with_for_update()))
    return list(db.session.scalars(_that_can_open(scope).where(SafePoint.id.in_(ids))))


def _that_can_open(scope: frozenset[str] | None) -> Select[SafePoint]:
    query = select(SafePoint).where(SafePoint.status.in_(MAY_OPEN))
    loads = (joinedload(SafePoint.opening), joinedload(SafePoint.services), joinedload(SafePoint.publishing))
    return _within(query.options(*loads).order_by(SafePoint.municipality, SafePoint.running_number), scope)


def _within(query: Select[T], scope: frozenset[str] | None) -> Select[T]:
    return query if scope is None else query.where(SafePoint.municipality.in_(scope))
