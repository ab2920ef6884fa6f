"""What residents may see of a point, and notes that they may not."""

from sqlalchemy.orm import Mapped

from preparedness.common.columns import pick, text
from preparedness.common.database import Base
from preparedness.common.facts import Choice
from preparedness.safe_points.groups.base import FactGroup


class Listing(Choice):
    LISTED = "listed", "Listed for residents", "ja"
    WHEN_OPEN = "when_open", "Listed only while it is open", "vid öppning"
    HIDDEN = "hidden", "Not listed", "nej"


class ShowCapacity(Choice):
    SHOWN = "shown", "Shown", "ja"
    HIDDEN = "hidden", "Not shown", "nej"


class Publishing(FactGroup, Base):
    __tablename__ = "publishing"

    listing: Mapped[Listing] = pick(Listing, "For residents", "publicerad", empty="hidden")
    show_capacity: Mapped[ShowCapacity] = pick(
        ShowCapacity, "Number of places for residents", "visa_kapacitet", empty="hidden"
    )
    text_sv: Mapped[str] = text("Text for residents in Swedish", "text_sv", length=1000, lines=True)
    text_en: Mapped[str] = text("Text for residents in English", "text_en", length=1000, lines=True)
    notes: Mapped[str] = text(
        "Internal notes",
        "interna_anteckningar",
        length=4000,
        lines=True,
        hint="What you write can be requested as a public record. Write no secrets and nothing about anyone's health.",
    )
