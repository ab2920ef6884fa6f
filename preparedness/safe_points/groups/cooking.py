"""Food: what the kitchen can do, on which energy, and what is stored."""

from sqlalchemy.orm import Mapped

from preparedness.common.columns import answer, number, pick, text, whole
from preparedness.common.database import Base
from preparedness.common.facts import Answer, Choice
from preparedness.safe_points.groups.base import FactGroup


class KitchenKind(Choice):
    NONE = "none", "None", "inget"
    REHEATING = "reheating", "Reheating", "uppvärmning"
    RECEIVING = "receiving", "Receiving kitchen", "mottagning"
    PRODUCTION = "production", "Production kitchen", "tillagning"
    UNKNOWN = "unknown", "Unknown", "okänt"


class CookingEnergy(Choice):
    ELECTRIC = "electric", "Electricity", "el"
    GAS = "gas", "Gas", "gas"
    WOOD = "wood", "Wood", "ved"
    MIXED = "mixed", "Several", "flera"
    UNKNOWN = "unknown", "Unknown", "okänt"


class Cooking(FactGroup, Base):
    __tablename__ = "cooking"

    kitchen: Mapped[KitchenKind] = pick(KitchenKind, "Kitchen", "kok")
    energy: Mapped[CookingEnergy] = pick(CookingEnergy, "The kitchen runs on", "kok_energi")
    portions_per_hour: Mapped[int | None] = whole("Portions per hour", "portioner_per_timme", "portions", high=20_000)
    portions_per_day: Mapped[int | None] = whole("Portions per day", "portioner_per_dygn", "portions", high=100_000)
    on_reserve_power: Mapped[Answer] = answer("Kitchen runs on reserve power", "kok_pa_reservkraft")
    supplied_by: Mapped[str] = text(
        "Receives food from", "mat_fran", hint="The kitchen that sends food here, if it is not cooked on the spot."
    )
    stored_portions: Mapped[int | None] = whole("Stored food", "matlager_portioner", "portions", high=500_000)
    stored_days: Mapped[float | None] = number(
        "Stored food is meant to last", "matlager_dagar", "days", high=365, decimals=1
    )
    infant_food: Mapped[Answer] = answer("Food for infants", "mat_spadbarn")
    special_diets: Mapped[Answer] = answer("Special diets", "specialkost")
