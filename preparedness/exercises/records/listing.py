"""The list of exercises: searched, filtered, sorted, paged; always the same number of queries.

Texts are searched here and not in the database: databases disagree about the case of å, ä and ö.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Row, Select, func, or_, select, true

from preparedness.common.alphabet import folded, sort_key
from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.exercises.models import Exercise, ExerciseMunicipality, ExercisePoint
from preparedness.exercises.records.exercises import Scope, visible, with_places
from preparedness.exercises.rules.planning import in_time
from preparedness.exercises.states import HELD, ExerciseType, Status
from preparedness.safe_points.models import SafePoint

PAGE: Final = 50
Q = TypeVar("Q", bound=Select[*tuple[Any, ...]])


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to."""

    scope: Scope = None
    edits: Scope = None
    """Where the person may edit: see `told`."""
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
SORTS: Final[Mapping[str, Callable[[Row[Any]], tuple[Any, ...]]]] = {
    "day": lambda row: (in_time(row.began or row.planned_begin), row.id),
    "title": lambda row: (sort_key(row.title), row.id),
    "type": lambda row: (list(ExerciseType).index(row.type), row.id),
    "status": lambda row: (list(Status).index(row.status), row.id),
}
"""Each ends in what no two exercises share, so that nothing falls between two pages."""
COLUMNS: Final = (
    Exercise.id, Exercise.title, Exercise.type, Exercise.status, Exercise.began, Exercise.planned_begin,
)  # fmt: skip
SEARCHED: Final = (Exercise.organiser, Exercise.scenario, Exercise.purpose)
"""Besides the title; read only where somebody searches."""


def told(edits: Scope) -> ColumnElement[bool]:
    """What is not announced and has not begun only to those who edit in its municipality (`feeding.may_know`)."""
    if edits is None:
        return true()
    known = or_(Exercise.announced != Answer.NO, Exercise.type == ExerciseType.REAL_EVENT)
    return or_(known, Exercise.began != "", Exercise.status.in_(HELD), Exercise.municipality.in_(edits))


def listed(filters: Filters) -> Listed:
    """One page, in a constant number of queries."""
    ids = _ids(filters)
    page = min(max(1, filters.page), max(1, -(-len(ids) // PAGE)))
    here = ids[(page - 1) * PAGE : page * PAGE]
    found = {each.id: each for each in db.session.scalars(with_places(select(Exercise).where(Exercise.id.in_(here))))}
    return Listed([found[number] for number in here if number in found], len(ids), page)


def _ids(filters: Filters) -> list[int]:
    words = folded(filters.text).split()[:8]
    query: Select[*tuple[Any, ...]] = select(*COLUMNS, *(SEARCHED if words else ()))
    rows = [row for row in db.session.execute(_narrowed(query, filters)) if not words or _fits(row, words)]
    rows.sort(key=SORTS.get(filters.sort, SORTS["day"]), reverse=filters.descending)
    return [row.id for row in rows]


def _fits(row: Row[Any], words: list[str]) -> bool:
    text = folded(f"{row.title} {row.organiser} {row.scenario} {row.purpose}")
    return all(word in text for word in words)


def _narrowed(query: Q, filters: Filters) -> Q:
    query = query.where(visible(filters.scope), told(filters.edits))
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


def years(scope: Scope, edits: Scope) -> list[str]:
    """The years in which there are exercises, the latest first."""
    year = func.substr(DAY, 1, 4)
    found = db.session.scalars(select(year).where(visible(scope), told(edits)).distinct())
    return sorted((each for each in found if each != "9999"), reverse=True)


def points(scope: Scope, edits: Scope) -> list[Any]:
    """Ref and name of the points at which an exercise is or was held."""
    held = select(ExercisePoint.safe_point_id).join(Exercise, Exercise.id == ExercisePoint.exercise_id)
    query = select(SafePoint.ref, SafePoint.name).where(SafePoint.id.in_(held.where(visible(scope), told(edits))))
    return list(db.session.execute(query.order_by(SafePoint.sort_name)).all())


def any_where(code: str) -> bool:
    """Has the municipality any exercise?"""
    taking_part = select(ExerciseMunicipality.exercise_id).where(ExerciseMunicipality.code == code)
    mine = or_(Exercise.municipality == code, Exercise.id.in_(taking_part))
    return db.session.scalar(select(Exercise.id).where(mine).limit(1)) is not None
