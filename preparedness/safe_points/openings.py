"""The dated history of a point's opening state; the row without an end is what holds now."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import JSON, ForeignKey, Index, Unicode, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.accounts.models import Account
from preparedness.common.columns import facts_of, stored
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Pick, Several, Text
from preparedness.common.recorded import Recorded, kept
from preparedness.safe_points.groups import Services
from preparedness.safe_points.states import Level, OpeningState

if TYPE_CHECKING:
    from preparedness.safe_points.models import SafePoint

SERVICES = {fact.name: fact.label for fact in facts_of(Services)}


class Opening(Recorded, Base):
    """One opening state from when to when, at which level, with which services, and who decided."""

    __tablename__ = "openings"
    recorded_kind, recorded_part = "safe_point", "opening"
    __table_args__ = (
        Index(
            "uq_openings_current",
            "safe_point_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    safe_point_id: Mapped[int] = mapped_column(ForeignKey("safe_points.id", ondelete="CASCADE"), index=True)
    state: Mapped[OpeningState] = mapped_column(
        stored(OpeningState), info=kept(Pick("Doors", "", choices=OpeningState, empty="not_open"))
    )
    level: Mapped[Level] = mapped_column(
        stored(Level), default=Level.UNKNOWN, info=kept(Pick("Level while open", "", choices=Level))
    )
    services: Mapped[list[str]] = mapped_column(
        JSON, default=list, info=kept(Several("Services while open", "", labels=SERVICES))
    )
    message_sv: Mapped[str] = mapped_column(Unicode(500), default="", info=kept(Text("Message in Swedish", "")))
    message_en: Mapped[str] = mapped_column(Unicode(500), default="", info=kept(Text("Message in English", "")))
    decided_by: Mapped[str] = mapped_column(Unicode(120), info=kept(Text("Opening decided by", ""), personal=True))
    started_at: Mapped[datetime] = mapped_column(Moment)
    state_since: Mapped[datetime] = mapped_column(Moment)
    """Since when the state has held: a corrected message begins a new row, but opens no door anew."""
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    recorded_by: Mapped[Account | None] = relationship(lazy="raise_on_sql", viewonly=True)
    point: Mapped["SafePoint"] = relationship(viewonly=True)

    def recorded_key(self) -> str:
        return self.point.ref

    def recorded_municipality(self) -> str | None:
        return self.point.municipality

    def recorded_name(self) -> str:
        return self.point.name
