"""Who is where; flush, never commit."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from preparedness.common.alphabet import sort_key
from preparedness.common.database import db
from preparedness.hosts.models import Assignment
from preparedness.hosts.records.knowing import IN_USE
from preparedness.safe_points.models import SafePoint


def by_id(assignment_id: int, *, lock: bool = False) -> Assignment | None:
    both = (joinedload(Assignment.point), joinedload(Assignment.host))
    query = select(Assignment).where(Assignment.id == assignment_id).options(*both)
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


def overlapping(host_id: int, point_id: int, values: Mapping[str, Any], but: int = 0) -> Assignment | None:
    """Another assignment of the host to the point in the same role, at the same time."""
    query = select(Assignment).where(
        Assignment.host_id == host_id,
        Assignment.safe_point_id == point_id,
        Assignment.role == values["role"],
        Assignment.id != but,
    )
    begins, ends = values["begins_on"] or date.min, values["ends_on"] or date.max
    for other in db.session.scalars(query):
        if (other.begins_on or date.min) <= ends and begins <= (other.ends_on or date.max):
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
    query = select(Assignment).where(Assignment.safe_point_id == point.id).options(joinedload(Assignment.host))
    found = [each for each in db.session.scalars(query) if each.host.erased_at is None]
    return sorted(found, key=lambda each: (sort_key(each.host.name), each.id))
