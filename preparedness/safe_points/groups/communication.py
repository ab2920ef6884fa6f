"""Ways to reach and be reached when the usual networks are gone."""

from sqlalchemy.orm import Mapped

from preparedness.common.columns import answer, text
from preparedness.common.database import Base
from preparedness.common.facts import Answer
from preparedness.safe_points.groups.base import FactGroup


class Communication(FactGroup, Base):
    __tablename__ = "communication"

    telephone: Mapped[Answer] = answer("Fixed telephone", "fast_telefon")
    mobile_reception: Mapped[Answer] = answer("Mobile reception", "mobiltackning")
    rakel: Mapped[Answer] = answer("Rakel radio", "rakel")
    satellite: Mapped[Answer] = answer("Satellite telephone or link", "satellit")
    internet: Mapped[Answer] = answer("Internet on the spot", "internet_anslutning")
    fm_radio: Mapped[Answer] = answer("FM radio on batteries", "fm_radio")
    notice_board: Mapped[Answer] = answer("Notice board", "anslagstavla")
    remarks: Mapped[str] = text("Remarks on communication", "kommunikation_anmarkning", length=500, lines=True)
