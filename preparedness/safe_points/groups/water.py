"""Water and hygiene, with and without the water network."""

from sqlalchemy.orm import Mapped

from preparedness.common.columns import answer, number, whole
from preparedness.common.database import Base
from preparedness.common.facts import Answer
from preparedness.safe_points.groups.base import FactGroup


class Water(FactGroup, Base):
    __tablename__ = "water"

    stored_litres: Mapped[float | None] = number("Stored drinking water", "vatten_liter", "litres", high=1_000_000)
    tank_place: Mapped[Answer] = answer("Place for an emergency water tank", "plats_for_nodvatten")
    toilets: Mapped[int | None] = whole("Toilets", "toaletter", "toilets", high=1000)
    accessible_toilets: Mapped[int | None] = whole("Accessible toilets", "rwc_antal", "toilets", high=1000)
    dry_toilets: Mapped[int | None] = whole(
        "Toilets that work without water supply", "toaletter_utan_vatten", "toilets", high=1000
    )
    showers: Mapped[int | None] = whole("Showers", "duschar", "showers", high=1000)
    laundry: Mapped[Answer] = answer("Laundry", "tvattmojlighet")
