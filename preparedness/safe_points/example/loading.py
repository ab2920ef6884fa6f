"""Fill an empty register with the example; flush, never commit."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from preparedness.accounts import groups
from preparedness.accounts.models import CooperationGroup
from preparedness.common.database import db
from preparedness.geography import records as geography
from preparedness.geography.models import MunicipalityProfile
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.example import facts
from preparedness.safe_points.kitchens import Kitchen
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import kitchens, points
from preparedness.safe_points.states import Status

FILLED = (SafePoint.id, MunicipalityProfile.code, Kitchen.id, CooperationGroup.id)


Part = Callable[[], None]
_more: dict[str, Part] = {}


def also(name: str, part: Part) -> None:
    """A room above this one adds what it shows of the example; `name` is the room's."""
    _more[name] = part


def is_empty() -> bool:
    """Is there nothing yet in what the example would fill?"""
    return all(db.session.scalar(select(column).limit(1)) is None for column in FILLED)


def load() -> list[SafePoint]:
    """The four points of Sävsjö, two kitchens of Vilhelmina, what the reports say of five municipalities, one group."""
    for code, profile in facts.PROFILES.items():
        geography.save_profile(code, {**profile, "is_example": True})
    for kitchen in facts.KITCHENS:
        kitchens.save(Kitchen(municipality=facts.VILHELMINA, is_example=True), kitchen)
    group = groups.save(CooperationGroup(is_example=True), facts.DOVIAS)
    for code in facts.DOVIAS_MEMBERS:
        groups.add_member(group, code)
    points_loaded = [_point(place) for place in facts.PLACES]
    for part in _more.values():
        part()
    return points_loaded


def _point(place: dict[str, Any]) -> SafePoint:
    point = points.create(facts.SAVSJO, {**place, **facts.DECISION, "is_example": True}, None, facts.DECIDED)
    figures = facts.FIGURES.get(point.name, {})
    for key in {*facts.PROMISED, *figures}:
        points.change(point, BY_KEY[key], facts.PROMISED.get(key, {}) | figures.get(key, {}), None)
    for after in (Status.DESIGNATED, Status.BEING_EQUIPPED):
        points.set_status(point, after, facts.REASON, None, valid_on=facts.DECIDED)
    return point
