"""Events for which the point should not be used: "yes" means unsuitable."""

from sqlalchemy.orm import Mapped

from preparedness.common.columns import answer
from preparedness.common.database import Base
from preparedness.common.facts import Answer
from preparedness.safe_points.groups.base import FactGroup


class Hazards(FactGroup, Base):
    __tablename__ = "hazards"

    flooding: Mapped[Answer] = answer("Flooding", "olamplig_oversvamning")
    landslide: Mapped[Answer] = answer("Landslide", "olamplig_skred")
    forest_fire: Mapped[Answer] = answer("Forest fire", "olamplig_skogsbrand")
    storm: Mapped[Answer] = answer("Storm", "olamplig_storm")
    power_cut: Mapped[Answer] = answer("Power cut", "olamplig_elavbrott")
    heat_loss: Mapped[Answer] = answer("Heat loss", "olamplig_varmebortfall")
    water_outage: Mapped[Answer] = answer("Water outage", "olamplig_vattenavbrott")
    telecom_outage: Mapped[Answer] = answer("Telecom outage", "olamplig_teleavbrott")
    hazardous_substances: Mapped[Answer] = answer("Hazardous substances nearby", "olamplig_farliga_amnen")
