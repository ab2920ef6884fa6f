"""What rows of this room share: they belong to a guideline, and tell its history."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, Unicode
from sqlalchemy.orm import Mapped, MappedColumn, declared_attr, mapped_column, relationship

from preparedness.common.database import db
from preparedness.common.facts import Choice
from preparedness.common.many import Many
from preparedness.common.persons import AboutPerson
from preparedness.common.recorded import Recorded

if TYPE_CHECKING:
    from preparedness.guidelines.models.guideline import Guideline

MANY = 400


def many(choices: type[Choice], label: str, column: str, **more: Any) -> MappedColumn[str]:
    """A column with any number of a closed list."""
    fact = Many(label, column, choices=choices, **more)
    return mapped_column(Unicode(MANY), default="", info={"fact": fact})


def written(label: str, column: str, *, length: int = 200, personal: bool = False, **more: Any) -> MappedColumn[str]:
    """A text in which people may be written about: identity numbers are refused."""
    fact = AboutPerson(label, column, length=length, personal=personal, **more)
    return mapped_column(Unicode(length), default="", info={"fact": fact})


class OfGuideline(Recorded):
    """A row of one guideline."""

    recorded_kind = "guideline"

    id: Mapped[int] = mapped_column(primary_key=True)
    guideline_id: Mapped[int] = mapped_column(ForeignKey("guidelines.id"), index=True)

    @declared_attr
    def guideline(self) -> Mapped["Guideline"]:
        return relationship()

    def recorded_key(self) -> str:
        return str(self.guideline_id)

    def recorded_municipality(self) -> str | None:
        return self._whole().municipality

    def recorded_name(self) -> str:
        return self._whole().title

    def _whole(self) -> "Guideline":
        """The guideline, also of a row that was just taken out of it."""
        whole = self.guideline or db.session.get(type(self).guideline.property.entity.class_, self.guideline_id)
        if whole is None:
            raise LookupError(self.guideline_id)
        return whole

    def recorded_row(self) -> str:
        return str(self.id)
