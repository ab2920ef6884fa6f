"""Opening and closing points: the running state ends, the next begins, nothing is overwritten."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.history import records as history
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.rules.steps import MAY_OPEN
from preparedness.safe_points.states import Level, OpeningState


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
    now = db.session.scalar(select(Opening).where(Opening.safe_point_id == point.id, Opening.ended_at.is_(None)))
    if stands(now, announcement):
        return
    moment = clock.now()
    since = now.state_since if now and now.state is announcement.state else moment
    if now:
        now.ended_at = moment
        db.session.flush()
    db.session.add(_opening(point, announcement, who, moment, since))
    history.raise_revision()
    db.session.flush()
    db.session.expire(point, ["opening"])


def stands(now: Opening | None, announcement: Announcement) -> bool:
    """Is this what holds of a point already?"""
    if now is None:
        return announcement.state is OpeningState.NOT_OPEN
    return all(getattr(now, name) == value for name, value in vars(announcement).items())


def _opening(
    point: SafePoint, announcement: Announcement, who: Account | None, moment: datetime, since: datetime
) -> Opening:
    return Opening(
        safe_point_id=point.id,
        state=announcement.state,
        level=announcement.level,
        services=announcement.services,
        message_sv=announcement.message_sv,
        message_en=announcement.message_en,
        decided_by=announcement.decided_by,
        started_at=moment,
        state_since=since,
        recorded_by_id=who.id if who else None,
    )


def opening_history(point: SafePoint) -> list[Opening]:
    """Opening states of a point, newest first."""
    query = select(Opening).where(Opening.safe_point_id == point.id).options(joinedload(Opening.recorded_by))
    return list(db.session.scalars(query.order_by(Opening.id.desc())))


def candidates(scope: frozenset[str] | None, lock: Collection[str] = ()) -> list[SafePoint]:
    """Points that can open, with their present state, by municipality and number.

    Those with the refs in `lock` nobody else changes until the transaction ends.
    """
    if lock:
        held = select(SafePoint.id).where(SafePoint.ref.in_(lock)).order_by(SafePoint.id)
        db.session.execute(held.with_for_update()).all()
    query = (
        select(SafePoint)
        .where(SafePoint.status.in_(MAY_OPEN))
        .options(joinedload(SafePoint.opening), joinedload(SafePoint.services))
    )
    query = query if scope is None else query.where(SafePoint.municipality.in_(scope))
    return list(db.session.scalars(query.order_by(SafePoint.municipality, SafePoint.running_number)))
