"""Checklists as they were run: each run belongs for ever to the version that it was made with."""

from datetime import datetime

from sqlalchemy import ForeignKey, Unicode, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.accounts.models import Account
from preparedness.common.columns import stored, written
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Fact, Pick
from preparedness.common.persons import AboutPerson
from preparedness.common.recorded import Recorded, kept
from preparedness.guidelines.models.guideline import Guideline
from preparedness.guidelines.models.items import ChecklistItem
from preparedness.guidelines.models.version import Version
from preparedness.guidelines.states import Mark, Occasion
from preparedness.safe_points.models import SafePoint


class ChecklistRun(Recorded, Base):
    """One run: for a point or none, as inspection, in an exercise or in a real event. Open until it is ended."""

    __tablename__ = "checklist_runs"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_kind = "checklist_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(Unicode(4), index=True)
    """The municipality that runs it: of the point, else of whoever began it."""
    edition: Mapped[int] = mapped_column(default=1)
    guideline_id: Mapped[int] = mapped_column(ForeignKey("guidelines.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("guideline_versions.id"), index=True)
    safe_point_id: Mapped[int | None] = mapped_column(
        ForeignKey("safe_points.id"), index=True, info=kept(Fact("Safe point", ""))
    )
    occasion: Mapped[Occasion] = mapped_column(
        stored(Occasion), info=kept(Pick("Occasion", "", choices=Occasion, empty="inspection"))
    )
    begun_at: Mapped[datetime] = mapped_column(Moment, index=True, info=kept(Fact("Begun", "")))
    begun_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    ended_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Ended", "")))
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    note: Mapped[str] = written("Note about the whole", "anteckning", length=2000, lines=True)
    is_example: Mapped[bool] = mapped_column(default=False)

    guideline: Mapped[Guideline] = relationship(lazy="raise_on_sql")
    version: Mapped[Version] = relationship(lazy="raise_on_sql")
    point: Mapped[SafePoint | None] = relationship(lazy="raise_on_sql")
    begun_by: Mapped[Account | None] = relationship(lazy="raise_on_sql", foreign_keys=[begun_by_id])
    ended_by: Mapped[Account | None] = relationship(lazy="raise_on_sql", foreign_keys=[ended_by_id])

    def recorded_key(self) -> str:
        return str(self.id)

    def recorded_municipality(self) -> str | None:
        return self.municipality

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


class RunMark(Base):
    """One tick of one item. None is ever changed or removed: of an item's ticks the latest counts.

    `key` is made on the telephone, so that the same tick sent twice is one.
    """

    __tablename__ = "checklist_marks"
    __table_args__ = (UniqueConstraint("run_id", "key"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("checklist_runs.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("checklist_items.id"), index=True)
    key: Mapped[str] = mapped_column(Unicode(40))
    mark: Mapped[Mark] = mapped_column(stored(Mark))
    remark: Mapped[str] = mapped_column(
        Unicode(1000), default="", info={"about": AboutPerson("Remark", "", length=1000, lines=True)}
    )
    at: Mapped[datetime] = mapped_column(Moment)
    """When it was ticked, on a clock put right."""
    entered_at: Mapped[datetime] = mapped_column(Moment)
    """When it came to the register."""
    by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    run: Mapped[ChecklistRun] = relationship(lazy="raise_on_sql")
    item: Mapped[ChecklistItem] = relationship(lazy="raise_on_sql")
    by: Mapped[Account | None] = relationship(lazy="raise_on_sql")
