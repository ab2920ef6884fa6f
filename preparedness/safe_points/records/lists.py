"""The register's list: searched, filtered, sorted, paged; always the same number of queries."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Select, Unicode, and_, case, cast, exists, func, or_, select, true
from sqlalchemy.orm import joinedload

from preparedness.common import clock
from preparedness.common.alphabet import folded
from preparedness.common.database import db
from preparedness.geography.models import MunicipalityProfile
from preparedness.safe_points.kitchens import Kitchen
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.rules.steps import CHECK_INTERVAL
from preparedness.safe_points.states import Level, OpeningState, Status

PAGE = 50
Q = TypeVar("Q", bound=Select[*tuple[Any, ...]])
BY_NAME = (SafePoint.sort_name, SafePoint.municipality, SafePoint.running_number)
LIFE = {status.value: place for place, status in enumerate(Status)}
SORTS: dict[str, Any] = {
    "name": BY_NAME,
    "ref": (SafePoint.municipality, SafePoint.running_number),
    "status": (case(LIFE, value=cast(SafePoint.status, Unicode)), *BY_NAME),
    "level": (SafePoint.planned_level, *BY_NAME),
    "check": (SafePoint.oldest_check.is_not(None), SafePoint.oldest_check, *BY_NAME),
}
"""Each ends in what no two points share, so that no point falls between two pages."""


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to. `scope` are the municipality codes the reader may see; None is all.

    `details` are those whose details the reader may know: what is missing, and what has not been checked, is asked
    of them alone.
    """

    scope: frozenset[str] | None = None
    details: frozenset[str] | None = None
    text: str = ""
    municipality: str = ""
    status: Status | None = None
    level: Level | None = None
    missing: str = ""
    stale: bool = False
    open_now: bool = False
    sort: str = "name"
    descending: bool = False
    page: int = 1

    @property
    def some_details(self) -> bool:
        return self.details is None or bool(self.details)

    @property
    def all_details(self) -> bool:
        return self.details is None or (self.scope is not None and self.scope <= self.details)


@dataclass(frozen=True)
class Listed:
    """One page of the list and how many there are in all."""

    points: list[SafePoint] = field(default_factory=list)
    total: int = 0
    page: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def listed(filters: Filters) -> Listed:
    """One page: one query that counts, one that reads."""
    query = narrowed(select(SafePoint), filters)
    total = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    page = min(max(1, filters.page), max(1, -(-total // PAGE)))
    query = query.options(joinedload(SafePoint.opening)).order_by(*_order(filters))
    points = list(db.session.scalars(query.offset((page - 1) * PAGE).limit(PAGE)))
    return Listed(points, total, page)


def every_id(filters: Filters) -> dict[int, str]:
    """Ids of all the points of the list, by municipality and number, and the municipality of each."""
    query = narrowed(select(SafePoint.id, SafePoint.municipality), filters).order_by(*SORTS["ref"])
    return {row.id: row.municipality for row in db.session.execute(query)}


def on_map(filters: Filters) -> list[Any]:
    """What the map needs of every point with a position: one query, no objects."""
    state = Opening.state.label("opening_state")
    columns = (
        SafePoint.ref, SafePoint.name, SafePoint.locality, SafePoint.lat, SafePoint.lon,
        SafePoint.status, SafePoint.planned_level, state,
    )  # fmt: skip
    current = (Opening.safe_point_id == SafePoint.id) & Opening.ended_at.is_(None)
    query = select(*columns).outerjoin(Opening, current).where(SafePoint.lat.is_not(None))
    return list(db.session.execute(narrowed(query, filters).order_by(SafePoint.id)))


def narrowed(query: Q, filters: Filters) -> Q:
    """The query with every filter applied."""
    if filters.scope is not None:
        query = query.where(SafePoint.municipality.in_(filters.scope))
    if filters.details is not None and (filters.missing or filters.stale):
        query = query.where(SafePoint.municipality.in_(filters.details))
    for wanted, column in (
        (filters.municipality, SafePoint.municipality),
        (filters.status, SafePoint.status),
        (filters.level, SafePoint.planned_level),
    ):
        query = query.where(column == wanted) if wanted else query
    if filters.text:
        query = query.where(_has(filters.text))
    if filters.missing:
        query = query.where(SafePoint.missing.contains(f"|{filters.missing}|", autoescape=True))
    return _by_state(query, filters)


def _by_state(query: Q, filters: Filters) -> Q:
    if filters.stale:
        limit = clock.start_of(clock.today() - CHECK_INTERVAL)
        query = query.where(or_(SafePoint.oldest_check.is_(None), SafePoint.oldest_check < limit))
    if filters.open_now:
        query = query.where(SafePoint.opening.has(Opening.state != OpeningState.NOT_OPEN))
    return query


def _has(text: str) -> Any:
    """Every word stands in name, premises, locality, address or ref."""
    return and_(true(), *(SafePoint.search.contains(word, autoescape=True) for word in folded(text).split()[:8]))


def _order(filters: Filters) -> list[Any]:
    columns = SORTS.get(filters.sort, SORTS["name"])
    return [column.desc() for column in columns] if filters.descending else list(columns)


def counts(scope: frozenset[str] | None) -> dict[Status, int]:
    """How many points have which status."""
    query = select(SafePoint.status, func.count()).group_by(SafePoint.status)
    query = query if scope is None else query.where(SafePoint.municipality.in_(scope))
    return dict(db.session.execute(query).all())


def municipalities(scope: frozenset[str] | None) -> list[str]:
    """Codes of the municipalities that have points."""
    query = select(SafePoint.municipality).distinct()
    query = query if scope is None else query.where(SafePoint.municipality.in_(scope))
    return list(db.session.scalars(query))


def most_stale(scope: frozenset[str] | None, most: int) -> list[SafePoint]:
    """The points that have waited longest for somebody to check them; withdrawn ones are left in peace."""
    query = narrowed(select(SafePoint), Filters(scope=scope, stale=True)).where(SafePoint.status != Status.WITHDRAWN)
    return list(db.session.scalars(query.order_by(*SORTS["check"]).limit(most)))


def no_longer_operational(scope: frozenset[str] | None, most: int) -> list[SafePoint]:
    """Points called operational that lack something, those with the most missing first."""
    query = narrowed(select(SafePoint), Filters(scope=scope, status=Status.OPERATIONAL)).where(SafePoint.missing != "")
    return list(db.session.scalars(query.order_by(func.length(SafePoint.missing).desc(), SafePoint.ref).limit(most)))


def nearly_operational(scope: frozenset[str] | None, most: int) -> list[SafePoint]:
    """Points on their way, those with the least missing first."""
    query = narrowed(select(SafePoint), Filters(scope=scope))
    query = query.where(SafePoint.status.in_((Status.DESIGNATED, Status.BEING_EQUIPPED)))
    return list(db.session.scalars(query.order_by(func.length(SafePoint.missing), SafePoint.ref).limit(most)))


def any_example(scope: frozenset[str] | None) -> bool:
    """Is there example data among the points, kitchens and municipalities that the reader sees?"""
    kept = (
        (SafePoint.is_example, SafePoint.municipality),
        (Kitchen.is_example, Kitchen.municipality),
        (MunicipalityProfile.is_example, MunicipalityProfile.code),
    )
    found = [exists().where(flag, code.in_(scope) if scope is not None else true()) for flag, code in kept]
    return bool(db.session.scalar(select(or_(*found))))
