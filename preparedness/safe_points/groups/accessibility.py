"""Who can come in and get about: single facts, never one box "accessible"."""

from sqlalchemy.orm import Mapped

from preparedness.common.columns import answer, text, whole
from preparedness.common.database import Base
from preparedness.common.facts import Answer
from preparedness.safe_points.groups.base import FactGroup


class Accessibility(FactGroup, Base):
    __tablename__ = "accessibility"

    step_free: Mapped[Answer] = answer("Step-free entrance", "stegfri_entre")
    ramp: Mapped[Answer] = answer("Ramp", "ramp")
    door_width_cm: Mapped[int | None] = whole("Narrowest door on the way in", "dorrbredd_cm", "cm", low=40, high=500)
    door_opener: Mapped[Answer] = answer("Automatic door opener", "dorroppnare")
    lift: Mapped[Answer] = answer("Lift, where there are several floors", "hiss")
    wheelchair: Mapped[Answer] = answer("Usable with a wheelchair", "rullstol")
    accessible_toilet: Mapped[Answer] = answer("Accessible toilet", "rwc")
    accessible_parking: Mapped[Answer] = answer("Parking for disabled people", "hkp_parkering")
    hearing_loop: Mapped[Answer] = answer("Hearing loop", "horslinga")
    tactile_guidance: Mapped[Answer] = answer("Tactile guidance and signs", "taktil_vagledning")
    quiet_room: Mapped[Answer] = answer("Quiet room", "lugnt_rum")
    remarks: Mapped[str] = text(
        "More about accessibility", "tillganglighet_mer", length=500, lines=True, hint="Residents can read this."
    )
