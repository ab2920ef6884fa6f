"""Fill an empty register with the example; flush, never commit."""

from typing import Any

from sqlalchemy import func, select

from preparedness.common.database import db
from preparedness.geography import records as geography
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.example import facts
from preparedness.safe_points.kitchens import Kitchen
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import kitchens, points
from preparedness.safe_points.states import Status


def is_empty() -> bool:
    return not db.session.scalar(select(func.count(SafePoint.id)))


def load() -> list[SafePoint]:
    """The four points of Sävsjö, two kitchens of Vilhelmina, and what the reports say of five municipalities."""
    for code, profile in facts.PROFILES.items():
        geography.save_profile(code, {**profile, "is_example": True})
    for kitchen in facts.KITCHENS:
        kitchens.save(Kitchen(municipality=facts.VILHELMINA, is_example=True), kitchen)
    return [_point(place) for place in facts.PLACES]


def _point(place: dict[str, Any]) -> SafePoint:
    point = points.create(facts.SAVSJO, {**place, **facts.DECISION, "is_example": True}, None)
    figures = facts.FIGURES.get(point.name, {})
    for key in {*facts.PROMISED, *figures}:
        points.change(point, BY_KEY[key], facts.PROMISED.get(key, {}) | figures.get(key, {}), None)
    for after in (Status.DESIGNATED, Status.BEING_EQUIPPED):
        points.set_status(point, after, facts.REASON, None, valid_on=facts.DECIDED)
    return point
