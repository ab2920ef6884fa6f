"""Who is to be where: a host at a safe point, in a role, first or as deputy, from a day to a day."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.common.columns import day, pick
from preparedness.common.database import Base
from preparedness.common.facts import Fact
from preparedness.common.recorded import Recorded, kept
from preparedness.hosts.models.host import Host
from preparedness.hosts.states import HostRole, Rank
from preparedness.safe_points.models import SafePoint


class Assignment(Recorded, Base):
    """Told in the history of the host; the point's own page shows it too."""

    __tablename__ = "assignments"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_kind, recorded_part = "host", "assignment"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[int] = mapped_column(default=1)
    host_id: Mapped[int] = mapped_column(ForeignKey("hosts.id"), index=True)
    safe_point_id: Mapped[int] = mapped_column(
        ForeignKey("safe_points.id"), index=True, info=kept(Fact("Safe point", ""))
    )
    role: Mapped[HostRole] = pick(HostRole, "Role", "roll", empty="host")
    rank: Mapped[Rank] = pick(Rank, "First or deputy", "ordning", empty="primary")
    begins_on: Mapped[date | None] = day("From", "fran")
    ends_on: Mapped[date | None] = day("Until (the last day)", "till", hint="Leave empty if no end is decided.")
    host: Mapped[Host] = relationship(back_populates="assignments")
    point: Mapped[SafePoint] = relationship(lazy="raise_on_sql")

    def recorded_key(self) -> str:
        return str(self.host_id)

    def recorded_municipality(self) -> str | None:
        return self.host.municipality

    def recorded_row(self) -> str:
        return str(self.id)

    def holds_on(self, on: date) -> bool:
        return (self.begins_on is None or self.begins_on <= on) and (self.ends_on is None or on <= self.ends_on)
