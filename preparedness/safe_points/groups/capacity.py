"""How many people a point takes."""

from sqlalchemy.orm import Mapped

from preparedness.common.columns import number, text, whole
from preparedness.common.database import Base
from preparedness.safe_points.groups.base import FactGroup


class Capacity(FactGroup, Base):
    __tablename__ = "capacity"

    people_day: Mapped[int | None] = whole(
        "People at once by day", "platser_dag", "people", high=50_000, hint="Seated or moving about, not sleeping."
    )
    sleeping_places: Mapped[int | None] = whole("Sleeping places", "sovplatser", "people", high=20_000)
    floor_area_m2: Mapped[float | None] = number("Floor area people may use", "golvyta_m2", "m²", high=200_000)
    fire_safety_max: Mapped[int | None] = whole(
        "Most people allowed by fire safety",
        "brandskydd_max",
        "people",
        high=50_000,
        hint="From the fire-safety documentation of the premises. It overrides every other figure.",
    )
    blocked_places: Mapped[int | None] = whole("Blocked places", "sparrade_platser", "people", high=50_000)
    blocked_reason: Mapped[str] = text("Why places are blocked", "sparrade_orsak")
