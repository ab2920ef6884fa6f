"""Reading and writing guidelines; flush, never commit."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import aliased, joinedload, selectinload

from preparedness.accounts.models import CooperationGroup, GroupMember
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import Guideline, GuidelinePoint, Version
from preparedness.guidelines.rules.standing import DECIDED
from preparedness.guidelines.states import Reach
from preparedness.safe_points.models import SafePoint

Scope = frozenset[str] | None
"""Codes of municipalities; None is all."""


def visible(scope: Scope) -> ColumnElement[bool]:
    """Guidelines that these municipalities keep, or that a cooperation group of theirs shares."""
    if scope is None:
        return true()
    groups = select(GroupMember.group_id).where(GroupMember.municipality.in_(scope))
    return or_(Guideline.municipality.in_(scope), and_(_shared(), Guideline.group_id.in_(groups)))


def _shared() -> ColumnElement[bool]:
    """Those of a group that the municipality that keeps them is a member of: one that has left it shares no more."""
    keeper = aliased(GroupMember)
    belongs = select(keeper.group_id).where(
        keeper.group_id == Guideline.group_id, keeper.municipality == Guideline.municipality
    )
    return and_(Guideline.reach == Reach.GROUP, belongs.correlate(Guideline).exists())


def by_id(guideline_id: int, *, lock: bool = False) -> Guideline | None:
    """With its points and its cooperation group."""
    places = selectinload(Guideline.places).selectinload(GuidelinePoint.point)
    group = joinedload(Guideline.group).selectinload(CooperationGroup.members)
    query = select(Guideline).where(Guideline.id == guideline_id).options(places, group)
    query = query.execution_options(populate_existing=True)
    return db.session.scalar(query.with_for_update(of=Guideline) if lock else query)


def read_by(guideline: Guideline) -> frozenset[str]:
    """Codes of the municipalities that may read what is in force of it."""
    members = guideline.group.members if guideline.reach is Reach.GROUP and guideline.group else []
    codes = frozenset(each.municipality for each in members)
    return codes if guideline.municipality in codes else frozenset({guideline.municipality})


def where(guideline: Guideline, points: Iterable[SafePoint]) -> list[SafePoint]:
    """Those of the points at which the guideline holds."""
    named = {each.safe_point_id for each in guideline.places} if guideline.reach is Reach.CHOSEN_POINTS else None
    codes = read_by(guideline)
    return [each for each in points if each.municipality in codes and (named is None or each.id in named)]


def instead_of(guideline: Guideline, scope: Scope) -> Guideline | None:
    """What replaced it, where these municipalities may read that."""
    decided = select(Version.guideline_id).where(Version.state.in_(DECIDED))
    query = select(Guideline).where(Guideline.id == guideline.replaced_by_id, Guideline.id.in_(decided), visible(scope))
    return db.session.scalar(query) if guideline.replaced_by_id else None


def holds_at(point: SafePoint) -> ColumnElement[bool]:
    """Guidelines that hold at a point: its own, those of its whole municipality, and those shared with that."""
    groups = select(GroupMember.group_id).where(GroupMember.municipality == point.municipality)
    named = select(GuidelinePoint.guideline_id).where(GuidelinePoint.safe_point_id == point.id)
    own = and_(
        Guideline.municipality == point.municipality,
        or_(Guideline.reach != Reach.CHOSEN_POINTS, Guideline.id.in_(named)),
    )
    return or_(own, and_(_shared(), Guideline.group_id.in_(groups)))


def save(guideline: Guideline, values: Mapping[str, Any]) -> Guideline:
    for name, value in values.items():
        setattr(guideline, name, value)
    guideline.created_at = guideline.created_at or clock.now()
    guideline.edition = (guideline.edition or 0) + 1
    db.session.add(guideline)
    db.session.flush()
    return guideline


def place(guideline: Guideline, points: Iterable[int]) -> None:
    """At these points and no others; what stays is left as it is."""
    here = {each.safe_point_id: each for each in guideline.places}
    wanted = dict.fromkeys(points)
    guideline.places = [here.get(number) or GuidelinePoint(safe_point_id=number) for number in wanted]
    db.session.flush()


def points_of(codes: Iterable[str]) -> list[SafePoint]:
    """The safe points of municipalities, in the order of the alphabet."""
    query = select(SafePoint).where(SafePoint.municipality.in_(list(codes)))
    return list(db.session.scalars(query.order_by(SafePoint.sort_name, SafePoint.id)))


def groups_of(municipality: str) -> list[CooperationGroup]:
    """The cooperation groups that a municipality belongs to."""
    mine = select(GroupMember.group_id).where(GroupMember.municipality == municipality)
    query = select(CooperationGroup).where(CooperationGroup.id.in_(mine))
    return list(db.session.scalars(query.order_by(CooperationGroup.name)))
