"""Who is where; flush, never commit."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from preparedness.common.alphabet import sort_key
from preparedness.common.database import db
from preparedness.hosts.models import Assignment, CrewNeed, Host, HostTarget
from preparedness.hosts.records.knowing import IN_USE
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.states import Level


def by_id(assignment_id: int, *, lock: bool = False) -> Assignment | None:
    query = select(Assignment).where(Assignment.id == assignment_id).options(joinedload(Assignment.point))
    query = query.execution_options(populate_existing=True)
    return db.session.scalar(query.with_for_update(of=Assignment) if lock else query)


def save(assignment: Assignment, values: Mapping[str, Any]) -> Assignment:
    for name, value in values.items():
        setattr(assignment, name, value)
    assignment.edition = (assignment.edition or 0) + 1
    db.session.add(assignment)
    db.session.flush()
    return assignment


def remove(assignment: Assignment) -> None:
    db.session.delete(assignment)
    db.session.flush()


def overlapping(assignment: Assignment, values: Mapping[str, Any]) -> Assignment | None:
    """Another assignment of the host to the same point in the same role, at the same time."""
    query = select(Assignment).where(
        Assignment.host_id == assignment.host_id,
        Assignment.safe_point_id == assignment.safe_point_id,
        Assignment.role == values["role"],
        Assignment.id != (assignment.id or 0),
    )
    begins, ends = values["begins_on"], values["ends_on"]
    for other in db.session.scalars(query):
        if (not ends or not other.begins_on or other.begins_on <= ends) and (
            not begins or not other.ends_on or begins <= other.ends_on
        ):
            return other
    return None


def points_in_use(municipalities: frozenset[str] | None) -> list[SafePoint]:
    """Points to which hosts can be assigned."""
    query = select(SafePoint).where(SafePoint.status.in_(IN_USE)).order_by(SafePoint.sort_name, SafePoint.id)
    return list(
        db.session.scalars(query if municipalities is None else query.where(SafePoint.municipality.in_(municipalities)))
    )


def at(point: SafePoint) -> list[Assignment]:
    """All assignments to a point, past ones too, by the host's name."""
    query = select(Assignment).where(Assignment.safe_point_id == point.id)
    found = [each for each in db.session.scalars(query) if each.host.erased_at is None]
    return sorted(found, key=lambda each: (sort_key(each.host.name), each.id))


def target(code: str, *, lock: bool = False) -> HostTarget | None:
    query = select(HostTarget).where(HostTarget.municipality == code).order_by(HostTarget.id)
    return db.session.scalar(query.with_for_update() if lock else query)


def crew_need(code: str, level: Level, point: SafePoint | None = None) -> CrewNeed | None:
    """The line for a point, or the municipality's for a level."""
    query = select(CrewNeed).where(CrewNeed.municipality == code)
    if point:
        return db.session.scalar(query.where(CrewNeed.safe_point_id == point.id))
    return db.session.scalar(query.where(CrewNeed.safe_point_id.is_(None), CrewNeed.level == level))


def borrowers(host: Host) -> list[Assignment]:
    """The host's assignments at points of other municipalities."""
    return [each for each in host.assignments if each.point.municipality != host.municipality]
