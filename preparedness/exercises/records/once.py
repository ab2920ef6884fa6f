"""What one form has made already."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from preparedness.common.database import db, one_at_a_time
from preparedness.exercises.models import Exercise
from preparedness.exercises.records.exercises import with_places


def alike(
    municipality: str, values: Mapping[str, Any], points: Iterable[int], others: Iterable[str], since: datetime
) -> list[Exercise]:
    """Exercises made since then that say the same of the same points. Whoever is about to make one waits here."""
    one_at_a_time(f"planning in {municipality}")
    same = [getattr(Exercise, name) == value for name, value in values.items()]
    query = select(Exercise).where(Exercise.municipality == municipality, Exercise.created_at >= since, *same)
    found = db.session.scalars(with_places(query).order_by(Exercise.id))
    wanted = set(points), set(others) - {municipality}
    return [
        row
        for row in found
        if ({each.safe_point_id for each in row.places}, {each.code for each in row.others}) == wanted
    ]
