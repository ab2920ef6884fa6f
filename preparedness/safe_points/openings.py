"""The dated history of a point's opening state; the row without an end is what holds now."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, Unicode, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.accounts.models import Account
from preparedness.common.columns import stored
from preparedness.common.database import Base, Moment
from preparedness.safe_points.states import Level, OpeningState


class Opening(Base):
    """One opening state from when to when, at which level, with which services, and who decided."""

    __tablename__ = "openings"
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
    state: Mapped[OpeningState] = mapped_column(stored(OpeningState))
    level: Mapped[Level] = mapped_column(stored(Level), default=Level.UNKNOWN)
    services: Mapped[list[str]] = mapped_column(JSON, default=list)
    message_sv: Mapped[str] = mapped_column(Unicode(500), default="")
    message_en: Mapped[str] = mapped_column(Unicode(500), default="")
    decided_by: Mapped[str] = mapped_column(Unicode(120))
    started_at: Mapped[datetime] = mapped_column(Moment)
    state_since: Mapped[datetime] = mapped_column(Moment)
    """Since when the state has held: a corrected message begins a new row, but opens no door anew."""
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    recorded_by: Mapped[Account | None] = relationship(lazy="raise_on_sql", viewonly=True)
