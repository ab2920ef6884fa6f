"""Municipal kitchens; flush, never commit."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from preparedness.common.alphabet import folded
from preparedness.common.database import db
from preparedness.safe_points.kitchens import Kitchen


def all_in(scope: frozenset[str] | None) -> list[Kitchen]:
    query = select(Kitchen).order_by(Kitchen.municipality, Kitchen.name, Kitchen.id)
    return list(db.session.scalars(query if scope is None else query.where(Kitchen.municipality.in_(scope))))


def by_id(kitchen_id: int, *, lock: bool = False) -> Kitchen | None:
    return db.session.get(Kitchen, kitchen_id, with_for_update=lock)


def is_taken(municipality: str, name: str, but: int | None) -> bool:
    """Does another kitchen of the municipality than `but` have this name, whatever its case?"""
    query = select(Kitchen.name).where(Kitchen.municipality == municipality, Kitchen.id != (but or 0))
    return folded(name) in {folded(each) for each in db.session.scalars(query)}


def save(kitchen: Kitchen, values: Mapping[str, Any]) -> Kitchen:
    for name, value in values.items():
        setattr(kitchen, name, value)
    kitchen.edition = (kitchen.edition or 0) + 1
    db.session.add(kitchen)
    db.session.flush()
    return kitchen


def remove(kitchen: Kitchen) -> None:
    db.session.delete(kitchen)
    db.session.flush()
