"""Who may let people in: kept for those who open the doors, never public."""

from sqlalchemy.orm import Mapped

from preparedness.common.columns import answer, text
from preparedness.common.database import Base
from preparedness.common.facts import Answer
from preparedness.safe_points.groups.base import FactGroup


class Access(FactGroup, Base):
    __tablename__ = "access"

    authorises: Mapped[str] = text(
        "Who may authorise use",
        "far_besluta",
        hint="Function rather than person, for example the head of premises.",
        personal=True,
    )
    opens: Mapped[str] = text(
        "Who can open day and night", "kan_oppna", hint="Function and duty telephone.", personal=True
    )
    opens_deputy: Mapped[str] = text("Deputy who can open", "kan_oppna_ersattare", personal=True)
    keys: Mapped[str] = text("Where the keys are", "nycklar", hint="Never write alarm codes here.")
    owner: Mapped[str] = text("Property owner", "fastighetsagare")
    agreement: Mapped[Answer] = answer(
        "Agreement with owner and tenant", "nyttjandeavtal", hint="Needed where the municipality does not control it."
    )
