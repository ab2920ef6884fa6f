"""A call: the list that was called through on a day, and what each host answered."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.common.columns import stored, written
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Fact, Pick, Whole
from preparedness.common.recorded import Recorded, kept
from preparedness.hosts.models.base import InMunicipality
from preparedness.hosts.models.host import Host
from preparedness.hosts.states import Reply
from preparedness.safe_points.models import SafePoint


class Call(InMunicipality, Recorded, Base):
    """Calling the hosts of one point, or of the whole municipality."""

    __tablename__ = "calls"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_kind = "call"

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[int] = mapped_column(default=1)
    safe_point_id: Mapped[int | None] = mapped_column(
        ForeignKey("safe_points.id"), index=True, info=kept(Fact("Safe point", ""))
    )
    occasion: Mapped[str] = written("Why they are called", "anledning", length=200)
    begun_at: Mapped[datetime] = mapped_column(Moment, info=kept(Fact("Begun", "")))
    begun_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    point: Mapped[SafePoint | None] = relationship(lazy="raise_on_sql")
    answers: Mapped[list["CallAnswer"]] = relationship(
        lazy="raise_on_sql", order_by="CallAnswer.place", cascade="all, delete-orphan", back_populates="call"
    )

    def recorded_key(self) -> str:
        return str(self.id)


class CallAnswer(Recorded, Base):
    """What one host answered: ticked on the screen, or on paper and entered later with the time that stands there."""

    __tablename__ = "call_answers"
    __table_args__ = (UniqueConstraint("call_id", "host_id"), {"sqlite_autoincrement": True})
    recorded_kind, recorded_part = "call", "answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[int] = mapped_column(ForeignKey("calls.id"), index=True)
    host_id: Mapped[int] = mapped_column(ForeignKey("hosts.id"), index=True, info=kept(Fact("Host number", "")))
    place: Mapped[int]
    """Where in the call order, from 1."""
    reply: Mapped[Reply] = mapped_column(
        stored(Reply), default=Reply.NOT_CALLED, info=kept(Pick("Answer", "", choices=Reply, empty="not_called"))
    )
    minutes: Mapped[int | None] = mapped_column(info=kept(Whole("Is there within", "", unit="minutes")))
    answered_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Answered", "")))
    entered_at: Mapped[datetime | None] = mapped_column(Moment)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    call: Mapped[Call] = relationship(lazy="joined", back_populates="answers")
    host: Mapped[Host] = relationship(lazy="raise_on_sql")

    def recorded_key(self) -> str:
        return str(self.call_id)

    def recorded_municipality(self) -> str | None:
        return self.call.municipality

    def recorded_row(self) -> str:
        return str(self.id)
