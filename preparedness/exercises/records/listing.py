"""The list of exercises: searched, filtered, sorted, paged; always the same number of queries."""

from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Select, func, or_, select

from preparedness.common.database import db
from preparedness.exercises.models import Exercise, ExerciseMunicipality, ExercisePoint
from preparedness.exercises.records.exercises import Scope, visible, with_places
from preparedness.exercises.states import ExerciseType, Status
from preparedness.safe_points.models import SafePoint

PAGE: Final = 50


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to."""

    scope: Scope = None
    text: str = ""
    municipality: str = ""
    point: str = ""
    type: ExerciseType | None = None
    status: Status | None = None
    year: str = ""
    sort: str = "day"
    descending: bool = True
    page: int = 1


@dataclass(frozen=True)
class Listed:
    exercises: list[Exercise] = field(default_factory=list)
    total: int = 0
    page: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


DAY: Final = func.coalesce(func.nullif(Exercise.began, ""), func.nullif(Exercise.planned_begin, ""), "9999")
SORTS: Final[dict[str, Any]] = {
    "day": DAY,
    "title": func.lower(Exercise.title),
    "type": Exercise.type,
    "status": Exercise.status,
}


def listed(filters: Filters) -> Listed:
    """One page."""
    query = _narrowed(select(Exercise), filters)
    total = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    page = min(max(1, filters.page), max(1, -(-total // PAGE)))
    key = SORTS.get(filters.sort, DAY)
    order = (key.desc(), Exercise.id.desc()) if filters.descending else (key.asc(), Exercise.id.asc())
    rows = db.session.scalars(with_places(query).order_by(*order).limit(PAGE).offset((page - 1) * PAGE))
    return Listed(list(rows), total, page)


def _narrowed(query: Select[Exercise], filters: Filters) -> Select[Exercise]:
    query = query.where(visible(filters.scope))
    for word in filters.text.split()[:8]:
        query = query.where(or_(*(column.icontains(word, autoescape=True) for column in _SEARCHED)))
    if filters.municipality:
        query = query.where(visible(frozenset({filters.municipality})))
    if filters.point:
        at = select(ExercisePoint.exercise_id).join(SafePoint, SafePoint.id == ExercisePoint.safe_point_id)
        query = query.where(Exercise.id.in_(at.where(SafePoint.ref == filters.point)))
    if filters.type:
        query = query.where(Exercise.type == filters.type)
    if filters.status:
        query = query.where(Exercise.status == filters.status)
    return query.where(DAY.startswith(filters.year)) if filters.year else query


_SEARCHED: Final = (Exercise.title, Exercise.organiser, Exercise.scenario, Exercise.purpose)


def years(scope: Scope) -> list[str]:
    """The years in which there are exercises, the latest first."""
    year = func.substr(DAY, 1, 4)
    found = db.session.scalars(select(year).where(visible(scope)).distinct())
    return sorted((each for each in found if each != "9999"), reverse=True)


def points(scope: Scope) -> list[Any]:
    """Ref and name of the points at which an exercise is or was held."""
    held = select(ExercisePoint.safe_point_id).join(Exercise, Exercise.id == ExercisePoint.exercise_id)
    query = select(SafePoint.ref, SafePoint.name).where(SafePoint.id.in_(held.where(visible(scope))))
    return list(db.session.execute(query.order_by(SafePoint.sort_name)).all())


def any_where(code: str) -> bool:
    """Has the municipality any exercise?"""
    taking_part = select(ExerciseMunicipality.exercise_id).where(ExerciseMunicipality.code == code)
    mine = or_(Exercise.municipality == code, Exercise.id.in_(taking_part))
    return db.session.scalar(select(Exercise.id).where(mine).limit(1)) is not None
