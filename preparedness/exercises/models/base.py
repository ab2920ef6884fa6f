"""What rows of this room share: they belong to an exercise, and tell its history."""

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from preparedness.common.recorded import OfWhole

if TYPE_CHECKING:
    from preparedness.exercises.models.exercise import Exercise


class OfExercise(OfWhole):
    """A row of one exercise. Each kind of row is read for itself, in one query for the whole exercise."""

    recorded_kind = "exercise"

    edition: Mapped[int] = mapped_column(default=1)
    exercise_id: Mapped[int] = mapped_column(ForeignKey("exercises.id"), index=True)

    @declared_attr
    def exercise(self) -> Mapped["Exercise"]:
        return relationship()
