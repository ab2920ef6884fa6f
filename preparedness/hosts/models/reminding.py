"""Reminders that have been sent, and links to calendars: small tables that are records or secrets themselves."""

from datetime import datetime

from sqlalchemy import ForeignKey, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from preparedness.common.database import Base, Moment
from preparedness.common.facts import Fact, Text
from preparedness.common.recorded import Recorded, kept


class Reminder(Base):
    """That somebody was reminded of something once: the same is never sent twice."""

    __tablename__ = "reminders"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    what: Mapped[str] = mapped_column(Unicode(120), unique=True)
    """Whom, what and until when, as a key without names, for example `12:training:7:2026-12-01`."""
    sent_at: Mapped[datetime] = mapped_column(Moment)


class CalendarLink(Recorded, Base):
    """A secret address under which a calendar program fetches somebody's feed. Only its digest is kept."""

    __tablename__ = "calendar_links"
    recorded_kind, recorded_part = "account", "calendar"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), unique=True)
    digest: Mapped[str] = mapped_column(
        Unicode(64), unique=True, info=kept(Text("Address of the calendar", ""), hidden=True)
    )
    made_at: Mapped[datetime] = mapped_column(Moment, info=kept(Fact("Address made", "")))

    def recorded_key(self) -> str:
        return str(self.account_id)

    def recorded_row(self) -> str:
        return str(self.id)
