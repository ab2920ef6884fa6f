"""Which checklists are to be run at which points, and when: in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from preparedness.accounts.models import CooperationGroup
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import guidelines, run_lists, runs, versions
from preparedness.guidelines.rules import standing
from preparedness.guidelines.rules.reviewing import run_due
from preparedness.hosts.records.knowing import IN_USE
from preparedness.safe_points.models import SafePoint

AHEAD: Final = timedelta(days=30)
"""What is due within that is told of."""


@dataclass(frozen=True, slots=True)
class Due:
    """A checklist at a point, and the day of its last run; None where it has never been run there."""

    guideline: Guideline
    point: SafePoint
    last: date | None
    due: date

    def is_overdue(self, today: date) -> bool:
        return self.due < today


def due(scope: frozenset[str] | None, only: Iterable[int] | None = None) -> list[Due]:
    """In these municipalities (None is all), at these points alone where they are named; the longest overdue first."""
    today, asked = clock.today(), _asked(scope)
    known = versions.of_many(each.id for each in asked)
    current = {each.id: standing.in_force(known[each.id], today) for each in asked if each.id in known}
    items = runs.with_items(each.id for each in current.values() if each)
    points = _points(scope, only)
    last = _last(points, [each.id for each in asked])
    found = []
    for guideline in asked:
        version = current.get(guideline.id)
        if version is None or version.id not in items:
            continue
        for point in guidelines.where(guideline, points):
            moment = last.get((guideline.id, point.id))
            day = clock.local(moment).date() if moment else None
            when = run_due(day, guideline.run_months, version.valid_from)
            if when and when <= today + AHEAD:
                found.append(Due(guideline, point, day, when))
    return sorted(found, key=lambda each: (each.due, each.point.sort_name, each.guideline.id))


def _asked(scope: frozenset[str] | None) -> list[Guideline]:
    """Guidelines whose checklist is to be run again and again."""
    group = joinedload(Guideline.group).selectinload(CooperationGroup.members)
    query = select(Guideline).where(Guideline.run_months.is_not(None), guidelines.visible(scope))
    return list(db.session.scalars(query.options(group, selectinload(Guideline.places))))


def _points(scope: frozenset[str] | None, only: Iterable[int] | None) -> list[SafePoint]:
    """Neither those that are proposed only nor those that were given up."""
    query = select(SafePoint).where(SafePoint.status.in_(IN_USE))
    if scope is not None:
        query = query.where(SafePoint.municipality.in_(scope))
    if only is not None:
        query = query.where(SafePoint.id.in_(list(only)))
    return list(db.session.scalars(query))


def _last(points: list[SafePoint], guideline_ids: list[int]) -> dict[tuple[int, int], datetime]:
    query = run_lists.last_ended([each.id for each in points], guideline_ids)
    return {(row.guideline_id, row.safe_point_id): row.ended_at for row in db.session.execute(query)}
