"""What a municipality has decided: how many hosts in all, and how large the crew of a point is to be."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.common.columns import day, pick, text, whole
from preparedness.common.database import Base
from preparedness.common.facts import Fact
from preparedness.common.recorded import Recorded, kept
from preparedness.hosts.models.base import InMunicipality
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.states import Level


class HostTarget(InMunicipality, Recorded, Base):
    """So many appointed and trained hosts, by decision of whom."""

    __tablename__ = "host_targets"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_kind = "host_target"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[int] = mapped_column(default=1)
    hosts: Mapped[int | None] = whole("Appointed and trained hosts", "mal", "hosts", low=1, high=100_000)
    decided_by: Mapped[str] = text("Decided by", "beslut_av", length=120)
    decided_on: Mapped[date | None] = day("Date of the decision", "beslut_datum", done=True)
    reference: Mapped[str] = text("Reference of the decision", "beslut_referens", length=80)
    due_on: Mapped[date | None] = day("To be reached by", "senast")
    is_example: Mapped[bool] = mapped_column(default=False)

    def recorded_key(self) -> str:
        return str(self.id)


class CrewNeed(InMunicipality, Recorded, Base):
    """How many of each role a shift takes: of a municipality's points of one level, or of one point alone."""

    __tablename__ = "crew_needs"
    __table_args__ = (
        Index("ix_crew_needs_of_a_level", "municipality", "level"),
        {"sqlite_autoincrement": True},
    )
    recorded_kind = "crew_need"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[int] = mapped_column(default=1)
    safe_point_id: Mapped[int | None] = mapped_column(
        ForeignKey("safe_points.id"), index=True, info=kept(Fact("Safe point", ""))
    )
    """None: holds for all points of the level that have no line of their own."""
    level: Mapped[Level] = pick(Level, "Level", "niva")
    shifts: Mapped[int | None] = whole("Shifts in a day", "pass", "shifts", low=1, high=3)
    site_lead: Mapped[int | None] = whole("Site leads in a shift", "platsansvariga", high=100)
    host: Mapped[int | None] = whole("Hosts in a shift", "vardar", high=100)
    reserve_power: Mapped[int | None] = whole("For reserve power in a shift", "reservkraft", high=100)
    kitchen: Mapped[int | None] = whole("In the kitchen in a shift", "kok", high=100)
    crisis_support: Mapped[int | None] = whole("For crisis support in a shift", "krisstod", high=100)
    source: Mapped[str] = text(
        "Who decided this", "beslut", length=300, hint="Shown beside the figures, wherever they are counted with."
    )
    point: Mapped[SafePoint | None] = relationship(lazy="raise_on_sql")

    def recorded_key(self) -> str:
        return str(self.id)
