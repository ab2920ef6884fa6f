"""What municipalities have decided about how often to exercise and how fast to open; flush, never commit."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.exercises.models import ExerciseGoal
from preparedness.exercises.rules.planning import START
from preparedness.safe_points.capabilities import CAPABILITIES, Capability


def of(code: str) -> ExerciseGoal | None:
    return db.session.scalar(select(ExerciseGoal).where(ExerciseGoal.municipality == code))


def months(goal: ExerciseGoal | None) -> dict[Capability, int | None]:
    """The decided months between two trials; None where nothing is decided."""
    return {each: getattr(goal, each.value) if goal else None for each in CAPABILITIES}


def new(code: str, *, offered: bool) -> ExerciseGoal:
    """A goal that is not kept yet; `offered`: begun with our values, which nobody has decided."""
    row = blank(ExerciseGoal, municipality=code, edition=0)
    for capability, number in START.items() if offered else ():
        setattr(row, capability.value, number)
    return row


def save(row: ExerciseGoal, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.edition = (row.edition or 0) + 1
    db.session.add(row)
    db.session.flush()
