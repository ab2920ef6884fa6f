"""A guideline: what it is, whose, for whom and where it holds. What it says stands in its versions."""

from datetime import datetime

from sqlalchemy import ForeignKey, Unicode
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.accounts.models import CooperationGroup
from preparedness.common.columns import many, pick, whole, written
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Fact
from preparedness.common.recorded import Recorded, kept
from preparedness.guidelines.models.base import OfGuideline
from preparedness.guidelines.states import GuidelineKind, Openness, Reach, Reader
from preparedness.safe_points.models import SafePoint


class Guideline(Recorded, Base):
    """One guideline of a municipality. Its versions and readers stand beside it and are read for themselves."""

    __tablename__ = "guidelines"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_kind = "guideline"

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(Unicode(4), index=True)
    """Four-digit code of the municipality that keeps it."""
    edition: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = written(
        "Title in the register", "titel", length=150, hint="Each language has a title of its own besides."
    )
    kind: Mapped[GuidelineKind] = pick(GuidelineKind, "Kind", "slag", empty="routine")
    owner: Mapped[str] = written(
        "Owner", "agare", length=120, hint="The function that keeps it up to date, for example the security manager."
    )
    readers: Mapped[str] = many(Reader, "For whom", "for_vem", leave_out=frozenset({Reader.NOBODY}))
    reach: Mapped[Reach] = pick(Reach, "Where it holds", "galler", empty="municipality")
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("cooperation_groups.id"), index=True, default=None, info=kept(Fact("Cooperation group", ""))
    )
    openness: Mapped[Openness] = pick(
        Openness, "Who may read it", "offentlig", empty="internal",
        hint="A public one appears on residents' pages once a version is in force, with its text and pictures alone.",
    )  # fmt: skip
    review_months: Mapped[int | None] = whole(
        "Months between two reviews", "oversyn_manader", low=1, high=120,
        hint="Counted from the day a version is valid from, or was last reviewed.",
    )  # fmt: skip
    run_months: Mapped[int | None] = whole(
        "Months between two runs of its checklist at each point", "checklista_manader", low=1, high=120,
        hint="Leave empty for what is only run when something happens.",
    )  # fmt: skip
    starter: Mapped[str] = mapped_column(Unicode(40), default="")
    """From which starting point it was made; empty for the municipality's own."""
    replaced_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("guidelines.id"), index=True, default=None, info=kept(Fact("Replaced by guideline", ""))
    )
    """Another guideline that holds instead, where this one was withdrawn for it."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    is_example: Mapped[bool] = mapped_column(default=False)

    places: Mapped[list["GuidelinePoint"]] = relationship(
        lazy="raise_on_sql", order_by="GuidelinePoint.id", cascade="all, delete-orphan", back_populates="guideline"
    )
    group: Mapped[CooperationGroup | None] = relationship(lazy="raise_on_sql")
    replaced_by: Mapped["Guideline | None"] = relationship(lazy="raise_on_sql", remote_side="Guideline.id")

    def recorded_key(self) -> str:
        return str(self.id)

    def recorded_municipality(self) -> str | None:
        return self.municipality

    def recorded_name(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        return self.openness is Openness.PUBLIC


class GuidelinePoint(OfGuideline, Base):
    """A safe point at which it holds, where it holds at certain points."""

    __tablename__ = "guideline_points"
    recorded_part = "point"

    safe_point_id: Mapped[int] = mapped_column(
        ForeignKey("safe_points.id"), index=True, info=kept(Fact("Safe point", ""))
    )
    guideline: Mapped[Guideline] = relationship(back_populates="places")
    point: Mapped[SafePoint] = relationship(lazy="raise_on_sql")
