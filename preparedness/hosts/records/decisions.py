"""What a municipality has decided about its hosts: the target, and how large crews are to be; flush, never commit."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from preparedness.common.database import db
from preparedness.hosts.models import CrewNeed, HostTarget
from preparedness.hosts.rules.facts import Need
from preparedness.hosts.states import HostRole
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.states import Level


def target(code: str) -> HostTarget | None:
    return db.session.scalar(select(HostTarget).where(HostTarget.municipality == code).order_by(HostTarget.id))


def crew_need(code: str, level: Level, point: SafePoint | None = None) -> CrewNeed | None:
    """The line of the point, or the municipality's for the level."""
    query = select(CrewNeed).where(CrewNeed.municipality == code)
    if point:
        return db.session.scalar(query.where(CrewNeed.safe_point_id == point.id))
    return db.session.scalar(query.where(CrewNeed.safe_point_id.is_(None), CrewNeed.level == level))


def begun_with(row: CrewNeed, need: Need | None) -> CrewNeed:
    """A new line, filled with what holds now."""
    if need:
        row.shifts, row.source = need.shifts, need.source
        for role in HostRole:
            setattr(row, role.value, need.per_shift.get(role, 0))
    return row


def save(row: HostTarget | CrewNeed, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.edition = (row.edition or 0) + 1
    db.session.add(row)
    db.session.flush()


def remove(row: HostTarget | CrewNeed) -> None:
    db.session.delete(row)
    db.session.flush()
