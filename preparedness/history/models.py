"""What has happened: the register's revision, every change as a link of a chain, and who has read personal data."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, Unicode
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.accounts.models import Account
from preparedness.common.columns import stored
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Choice
from preparedness.common.recorded import Origin


class Action(Choice):
    """What was done to an object."""

    CREATED = "created", "Registered", "registrerad"
    CHANGED = "changed", "Changed", "ändrad"
    CHECKED = "checked", "Checked without a change", "kontrollerad"
    REMOVED = "removed", "Removed", "borttagen"


class Revision(Base):
    """One row, one number: it rises with every change of the register."""

    __tablename__ = "revision"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime | None] = mapped_column(Moment)


class Entry(Base):
    """One object's change in one transaction. The database itself refuses to change or delete an entry.

    `hash` covers `facts` and `personal` by their digests, so that `personal` can be erased (set to NULL) when due and
    the chain still holds. Both are lists in JSON, see `preparedness.history.facts`.
    """

    __tablename__ = "history"
    __table_args__ = (
        Index("ix_history_object", "kind", "key", "number"),
        Index("ix_history_municipality", "municipality", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    origin: Mapped[Origin] = mapped_column(stored(Origin))
    source: Mapped[str] = mapped_column(Unicode(120), default="")
    """Which command or file; empty for pages."""
    action: Mapped[Action] = mapped_column(stored(Action))
    kind: Mapped[str] = mapped_column(Unicode(32))
    key: Mapped[str] = mapped_column(Unicode(32))
    municipality: Mapped[str | None] = mapped_column(Unicode(4))
    name: Mapped[str] = mapped_column(Unicode(120), default="")
    why: Mapped[str] = mapped_column(Unicode(500), default="")
    facts: Mapped[str] = mapped_column(Text)
    facts_digest: Mapped[str] = mapped_column(Unicode(64))
    personal: Mapped[str | None] = mapped_column(Text)
    personal_digest: Mapped[str] = mapped_column(Unicode(64), default="")
    hash: Mapped[str] = mapped_column(Unicode(64))
    by: Mapped[Account | None] = relationship(lazy="raise_on_sql", viewonly=True)


class Head(Base):
    """The end of the chain: one row, locked by whoever writes the next link."""

    __tablename__ = "history_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(default=0)
    hash: Mapped[str] = mapped_column(Unicode(64), default="")


class Reading(Base):
    """Somebody has looked at somebody's personal data."""

    __tablename__ = "readings"
    __table_args__ = (Index("ix_readings_object", "kind", "key", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    kind: Mapped[str] = mapped_column(Unicode(32))
    key: Mapped[str] = mapped_column(Unicode(32))
    what: Mapped[str] = mapped_column(Unicode(80))
    """Which page or file, as its endpoint."""
    by: Mapped[Account | None] = relationship(lazy="raise_on_sql", viewonly=True)
