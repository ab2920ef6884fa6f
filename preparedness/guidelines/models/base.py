"""What rows of this room share: they belong to a guideline, and tell its history."""

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from preparedness.common.recorded import OfWhole

if TYPE_CHECKING:
    from preparedness.guidelines.models.guideline import Guideline


class OfGuideline(OfWhole):
    """A row of one guideline."""

    recorded_kind = "guideline"

    guideline_id: Mapped[int] = mapped_column(ForeignKey("guidelines.id"), index=True)

    @declared_attr
    def guideline(self) -> Mapped["Guideline"]:
        return relationship()
