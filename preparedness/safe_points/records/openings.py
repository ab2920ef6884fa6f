"""Opening and closing points: the running state ends, the next begins, nothing is overwritten."""

from dataclasses import dataclass, field

from sqlalchemy import select, update
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


def announce(points: list[SafePoint], announcement: Announcement, who: Account | None) -> None:
    """Give points a new opening state, in one transaction."""
    moment = clock.now()
    running = update(Opening).where(Opening.safe_point_id.in_([p.id for p in points]), Opening.ended_at.is_(None))
    db.session.execute(running.values(ended_at=moment))
    for point in points:
        db.session.add(_opening(point, announcement, who))
    history.raise_revision()
    db.session.flush()
    for point in points:
        db.session.expire(point, ["opening"])


def _opening(point: SafePoint, announcement: Announcement, who: Account | None) -> Opening:
    return Opening(
        safe_point_id=point.id,
        state=announcement.state,
        level=announcement.level,
        services=announcement.services,
        message_sv=announcement.message_sv,
        message_en=announcement.message_en,
        decided_by=announcement.decided_by,
        started_at=clock.now(),
        recorded_by_id=who.id if who else None,
    )


def opening_history(point: SafePoint) -> list[Opening]:
    """Opening states of a point, newest first."""
    query = select(Opening).where(Opening.safe_point_id == point.id).options(joinedload(Opening.recorded_by))
    return list(db.session.scalars(query.order_by(Opening.id.desc())))


def candidates(scope: frozenset[str] | None) -> list[SafePoint]:
    """Points that can open, with their present state, by municipality and number."""
    query = select(SafePoint).where(SafePoint.status.in_(MAY_OPEN)).options(joinedload(SafePoint.opening))
    query = query if scope is None else query.where(SafePoint.municipality.in_(scope))
    return list(db.session.scalars(query.order_by(SafePoint.municipality, SafePoint.running_number)))
