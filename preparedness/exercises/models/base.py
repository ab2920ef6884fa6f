"""What rows of this room share: they belong to an exercise, and tell its history."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Unicode
from sqlalchemy.orm import Mapped, MappedColumn, declared_attr, mapped_column, relationship

from preparedness.common.database import db
from preparedness.common.facts import Choice
from preparedness.common.many import Many
from preparedness.common.persons import AboutPerson
from preparedness.common.recorded import Recorded

if TYPE_CHECKING:
    from preparedness.exercises.models.exercise import Exercise

MANY = 400


def many(choices: type[Choice], label: str, column: str, **more: Any) -> MappedColumn[str]:
    """A column with any number of a closed list."""
    fact = Many(label, column, choices=choices, **more)
    return mapped_column(Unicode(MANY), default="", info={"fact": fact})


def written(label: str, column: str, *, length: int = 200, personal: bool = False, **more: Any) -> MappedColumn[str]:
    """A text in which people may be written about: identity numbers are refused. `personal`: it can be forgotten."""
    fact = AboutPerson(label, column, length=length, personal=personal, **more)
    return mapped_column(Unicode(length), default="", info={"fact": fact})


class OfExercise(Recorded):
    """A row of one exercise. Each kind of row is read for itself, in one query for the whole exercise."""

    recorded_kind = "exercise"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[int] = mapped_column(default=1)
    exercise_id: Mapped[int] = mapped_column(ForeignKey("exercises.id"), index=True)

    @declared_attr
    def exercise(self) -> Mapped["Exercise"]:
        return relationship()

    def recorded_key(self) -> str:
        return str(self.exercise_id)

    def recorded_municipality(self) -> str | None:
        return self._whole().municipality

    def recorded_name(self) -> str:
        return self._whole().title

    def _whole(self) -> "Exercise":
        """The exercise, also of a row that was just taken out of it."""
        whole = self.exercise or db.session.get(type(self).exercise.property.entity.class_, self.exercise_id)
        if whole is None:
            raise LookupError(self.exercise_id)
        return whole

    def recorded_row(self) -> str:
        return str(self.id)
