"""Municipal production kitchens: what they can cook matters to points that receive food from them."""

from sqlalchemy import Unicode
from sqlalchemy.orm import Mapped, mapped_column

from preparedness.common.columns import text, whole
from preparedness.common.database import Base
from preparedness.common.facts import Text
from preparedness.common.recorded import Recorded, kept


class Kitchen(Recorded, Base):
    """One kitchen and how many portions a day it cooks, with the basis of the figure."""

    __tablename__ = "kitchens"
    __table_args__ = ({"sqlite_autoincrement": True},)  # a number is never given twice
    recorded_kind = "kitchen"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[int] = mapped_column(default=1)
    municipality: Mapped[str] = mapped_column(Unicode(4), index=True, info=kept(Text("Municipality", "")))
    name: Mapped[str] = text("Name", "namn", length=120)
    locality: Mapped[str] = text("Locality", "ort", length=100)
    portions_per_day: Mapped[int | None] = whole("Portions per day", "portioner_per_dygn", "portions", high=100_000)
    basis: Mapped[str] = text(
        "Basis of the figure",
        "underlag",
        length=300,
        hint="Where the number comes from, for example a yearly mean and its year.",
    )
    is_example: Mapped[bool] = mapped_column(default=False)

    def recorded_key(self) -> str:
        return str(self.id)

    def recorded_municipality(self) -> str | None:
        return self.municipality

    def recorded_name(self) -> str:
        return self.name
