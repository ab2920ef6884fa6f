"""The list of actions: narrowed, searched, sorted, paged; always the same number of queries.

Texts are searched here and not in the database: databases disagree about the case of å, ä and ö.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Row, Select, and_, func, select

from preparedness.common import clock
from preparedness.common.alphabet import folded, sort_key
from preparedness.common.database import db
from preparedness.exercises.models import Action, Exercise
from preparedness.exercises.records.actions import with_names
from preparedness.exercises.records.exercises import visible
from preparedness.exercises.rules import actions as rules
from preparedness.exercises.states import ActionElement, ActionState, Priority, Source
from preparedness.safe_points.models import SafePoint

PAGE: Final = 50
Scope = frozenset[str] | None
Q = TypeVar("Q", bound=Select[*tuple[Any, ...]])
MINE, OVERDUE, CLOSED, ALL = "mine", "overdue", "closed", "all"
NOWHERE: Final = "-"
"""Stands for "no point" where points are chosen."""


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to. Without a state: what is under way."""

    scope: Scope = None
    account_id: int = 0
    """Whose own actions "mine" is about."""
    show: str = ""
    state: str = ""
    text: str = ""
    municipality: str = ""
    point: str = ""
    element: ActionElement | None = None
    priority: Priority | None = None
    source: Source | None = None
    sort: str = "due"
    descending: bool = False
    page: int = 1


@dataclass(frozen=True)
class Listed:
    """One page of the list, and how many there are in all."""

    actions: list[Action] = field(default_factory=list)
    total: int = 0
    page: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def _known(row: Row[Any]) -> rules.Known:
    return rules.Known(row.id, row.state, row.priority, row.due_on, row.closed_on)


SORTS: Final[Mapping[str, Callable[[Row[Any]], tuple[Any, ...]]]] = {
    "due": lambda row: rules.urgency(_known(row)),
    "point": lambda row: (row.sort_name is None, row.sort_name or "", row.ref or "", *rules.urgency(_known(row))),
    "priority": lambda row: (rules.PRIORITIES.index(row.priority), *rules.urgency(_known(row))),
    "state": lambda row: (rules.STATES.index(row.state), *rules.urgency(_known(row))),
    "owner": lambda row: (not row.owner, sort_key(row.owner), *rules.urgency(_known(row))),
}
"""Each ends in what no two actions share, so that nothing falls between two pages."""


def listed(filters: Filters) -> Listed:
    """One page, in two queries."""
    ids = _ids(filters)
    page = min(max(1, filters.page), max(1, -(-len(ids) // PAGE)))
    return Listed(_rows(ids[(page - 1) * PAGE : page * PAGE]), len(ids), page)


def everything(filters: Filters) -> list[Action]:
    """The whole list, for a file; in two queries."""
    wanted = _ids(filters)
    place = {number: at for at, number in enumerate(wanted)}
    found = db.session.scalars(with_names(_narrowed(select(Action).outerjoin(Action.point), filters)))
    return sorted((each for each in found if each.id in place), key=lambda each: place[each.id])


def _ids(filters: Filters) -> list[int]:
    columns = (
        Action.id, Action.text, Action.owner, Action.source_note, Action.state, Action.priority, Action.due_on,
        Action.closed_on, SafePoint.ref, SafePoint.name, SafePoint.sort_name, Exercise.title,
    )  # fmt: skip
    query: Select[*tuple[Any, ...]] = (
        select(*columns).select_from(Action).outerjoin(Action.point).outerjoin(Exercise, _named(filters.scope))
    )
    words = folded(filters.text).split()[:8]
    rows = [row for row in db.session.execute(_narrowed(query, filters)) if _fits(row, words)]
    rows.sort(key=SORTS.get(filters.sort, SORTS["due"]), reverse=filters.descending)
    return [row.id for row in rows]


def _named(scope: Scope) -> ColumnElement[bool]:
    """The exercise of an action, if it may be read: nobody finds actions by a title that is not shown."""
    return and_(Exercise.id == Action.exercise_id, visible(scope))


def _fits(row: Row[Any], words: list[str]) -> bool:
    if not words:
        return True
    text = folded(f"{row.id} {row.text} {row.owner} {row.source_note} {row.name or ''} {row.title or ''}")
    return all(word in text for word in words)


def _rows(ids: list[int]) -> list[Action]:
    found = {each.id: each for each in db.session.scalars(with_names(select(Action).where(Action.id.in_(ids))))}
    return [found[number] for number in ids if number in found]


def _narrowed(query: Q, filters: Filters) -> Q:
    conditions = [
        Action.municipality.in_(filters.scope) if filters.scope is not None else None,
        Action.municipality == filters.municipality if filters.municipality else None,
        Action.owner_account_id == filters.account_id if filters.show == MINE else None,
        Action.state.in_(_states(filters)),
        Action.due_on < clock.today() if filters.show == OVERDUE else None,
        Action.element == filters.element if filters.element else None,
        Action.priority == filters.priority if filters.priority else None,
        Action.source == filters.source if filters.source else None,
        _at(filters.point),
    ]
    return query.where(*(each for each in conditions if each is not None))


def _at(point: str) -> Any:
    if point == NOWHERE:
        return Action.safe_point_id.is_(None)
    return SafePoint.ref == point if point else None


def _states(filters: Filters) -> tuple[ActionState, ...]:
    if filters.show == OVERDUE or not filters.state:
        return rules.UNDER_WAY
    if filters.state in (ALL, CLOSED):
        return tuple(ActionState) if filters.state == ALL else rules.CLOSED
    return (ActionState(filters.state),)


def points_with_any(scope: Scope) -> list[SafePoint]:
    """Points that some action of these municipalities is about, in the order of the alphabet."""
    about = select(Action.safe_point_id).where(Action.safe_point_id.is_not(None))
    about = about if scope is None else about.where(Action.municipality.in_(scope))
    query = select(SafePoint).where(SafePoint.id.in_(about))
    return list(db.session.scalars(query.order_by(SafePoint.sort_name, SafePoint.id)))


def counts(scope: Scope) -> tuple[int, int]:
    """How many actions there are in all, and how many of them are overdue."""
    late = Action.state.in_(rules.UNDER_WAY) & (Action.due_on < clock.today())
    query = select(func.count(), func.count().filter(late)).select_from(Action)
    row = db.session.execute(query if scope is None else query.where(Action.municipality.in_(scope))).one()
    return row[0], row[1]


def overdue_of(account_id: int, scope: Scope, most: int) -> list[Action]:
    """What somebody answers for and should have done, what is latest first."""
    late = (Action.state.in_(rules.UNDER_WAY), Action.due_on < clock.today(), Action.owner_account_id == account_id)
    query = select(Action).where(*late).order_by(Action.due_on, Action.id).limit(most)
    return list(db.session.scalars(query if scope is None else query.where(Action.municipality.in_(scope))))
