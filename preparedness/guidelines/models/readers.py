"""Who was asked to read a guideline, and which versions they confirmed."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.accounts.models import Account
from preparedness.common.columns import day, stored
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Day, Fact, Pick
from preparedness.common.recorded import kept
from preparedness.guidelines.models.base import OfGuideline
from preparedness.guidelines.models.version import Version
from preparedness.guidelines.states import Confirmed
from preparedness.hosts.models import Host


class Asked(OfGuideline, Base):
    """Somebody who was asked to read the guideline, in whichever version needs reading: a host, or an account."""

    __tablename__ = "guideline_readers"
    __table_args__ = (
        UniqueConstraint("guideline_id", "host_id", name="uq_guideline_readers_host"),
        UniqueConstraint("guideline_id", "account_id", name="uq_guideline_readers_account"),
        CheckConstraint("(host_id IS NULL) <> (account_id IS NULL)", name="one_reader"),
        {"sqlite_autoincrement": True},
    )
    recorded_part = "reader"

    host_id: Mapped[int | None] = mapped_column(
        ForeignKey("hosts.id"), index=True, info=kept(Fact("Host number", ""), personal=True)
    )
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id"), index=True, info=kept(Fact("Account number", ""), personal=True)
    )
    asked_at: Mapped[datetime] = mapped_column(Moment)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    due_on: Mapped[date | None] = day("To be read by", "las_senast")
    host: Mapped[Host | None] = relationship(lazy="raise_on_sql")
    account: Mapped[Account | None] = relationship(lazy="raise_on_sql", foreign_keys=[account_id])
    confirmations: Mapped[list["Confirmation"]] = relationship(
        lazy="raise_on_sql", order_by="Confirmation.id", cascade="all, delete-orphan", back_populates="reader"
    )


class Confirmation(OfGuideline, Base):
    """That somebody has read a version."""

    __tablename__ = "guideline_confirmations"
    __table_args__ = (UniqueConstraint("reader_id", "version_id"), {"sqlite_autoincrement": True})
    recorded_part = "confirmation"

    reader_id: Mapped[int] = mapped_column(ForeignKey("guideline_readers.id"), index=True)
    version_id: Mapped[int] = mapped_column(
        ForeignKey("guideline_versions.id"), index=True, info=kept(Fact("Version number in the database", ""))
    )
    read_on: Mapped[date] = mapped_column(info=kept(Day("Read", "")))
    way: Mapped[Confirmed] = mapped_column(
        stored(Confirmed), info=kept(Pick("How it was confirmed", "", choices=Confirmed, empty="own"))
    )
    confirmed_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    reader: Mapped[Asked] = relationship(back_populates="confirmations", lazy="raise_on_sql")
    version: Mapped[Version] = relationship(lazy="raise_on_sql")
