"""A safe point: where it is, what was decided, how far it has come. Its capability stands in `groups`."""

from datetime import date, datetime

from sqlalchemy import Float, ForeignKey, Index, Unicode, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.common import clock
from preparedness.common.alphabet import LONGEST
from preparedness.common.columns import day, number, pick, stored, text
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Day, Fact, Number, Pick, Text
from preparedness.common.recorded import Recorded, kept
from preparedness.safe_points import groups
from preparedness.safe_points.groups.base import Checked
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.postal import PostalCode
from preparedness.safe_points.states import Kind, Level, OpeningState, PositionQuality, Status

BY_CODE = Unicode(LONGEST).with_variant(Unicode(LONGEST, collation="C"), "postgresql")
"""Compared by character code whatever the language of the database; SQLite does so by itself."""


class SafePoint(Checked, Recorded, Base):
    """One safe point. Never deleted; `ref` (municipality code, dash, running number) never changes."""

    __tablename__ = "safe_points"
    __table_args__ = (UniqueConstraint("municipality", "running_number"), Index("ix_safe_points_status", "status"))
    recorded_kind = "safe_point"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(Unicode(12), unique=True)
    municipality: Mapped[str] = mapped_column(Unicode(4), index=True)
    running_number: Mapped[int]

    name: Mapped[str] = text("Name", "namn", length=120)
    premises: Mapped[str] = text(
        "Premises", "lokaler", hint="One or more, with a slash between: the school/the preschool.", length=300
    )
    locality: Mapped[str] = text("Locality", "ort", length=100)
    address: Mapped[str] = text("Street address", "adress")
    postal_code: Mapped[str] = mapped_column(
        Unicode(10), default="", info={"fact": PostalCode("Postal code", "postnummer", length=10)}
    )
    postal_town: Mapped[str] = text("Postal town", "postort", length=60)
    lat: Mapped[float | None] = mapped_column(Float(53), info=kept(Number("Latitude", "", decimals=6)))
    lon: Mapped[float | None] = mapped_column(Float(53), info=kept(Number("Longitude", "", decimals=6)))
    position_quality: Mapped[PositionQuality] = pick(PositionQuality, "The position shows", "position_visar")
    kind: Mapped[Kind] = pick(Kind, "Kind", "typ", empty="stationary")
    planned_level: Mapped[Level] = pick(Level, "Planned level", "niva")
    hours_to_open: Mapped[float | None] = number(
        "Hours from decision to open doors", "timmar_till_oppning", "hours", high=336, decimals=1
    )
    decision_body: Mapped[str] = text("Decided by", "beslut_av", hint="The board or function that decided.")
    decision_on: Mapped[date | None] = day("Date of the decision", "beslut_datum", done=True)
    decision_reference: Mapped[str] = text("Reference of the decision", "beslut_referens", length=80)
    decision_link: Mapped[str] = text("Link to the decision", "beslut_lank", length=500, link=True)

    status: Mapped[Status] = mapped_column(
        stored(Status), default=Status.PROPOSED, info=kept(Pick("Status", "", choices=Status, empty="proposed"))
    )
    is_example: Mapped[bool] = mapped_column(default=False, info=kept(Fact("Example", "")))
    created_at: Mapped[datetime] = mapped_column(Moment)
    missing: Mapped[str] = mapped_column(default="")
    """What is missing before the point may become operational, as |code|code|: kept so that lists can filter on it."""
    search: Mapped[str] = mapped_column(default="")
    """Name, premises, locality, address and ref, folded: databases disagree about the case of å, ä and ö."""
    sort_name: Mapped[str] = mapped_column(BY_CODE, default="")
    """The name as a key in Swedish alphabetical order."""
    oldest_check: Mapped[datetime | None] = mapped_column(Moment)
    """When the least recently verified group of facts was verified; None while one never was."""

    capacity: Mapped[groups.Capacity] = relationship(cascade="all, delete-orphan", lazy="raise_on_sql")
    power: Mapped[groups.Power] = relationship(cascade="all, delete-orphan", lazy="raise_on_sql")
    heating: Mapped[groups.Heating] = relationship(cascade="all, delete-orphan", lazy="raise_on_sql")
    cooking: Mapped[groups.Cooking] = relationship(cascade="all, delete-orphan", lazy="raise_on_sql")
    water: Mapped[groups.Water] = relationship(cascade="all, delete-orphan", lazy="raise_on_sql")
    communication: Mapped[groups.Communication] = relationship(cascade="all, delete-orphan", lazy="raise_on_sql")
    services: Mapped[groups.Services] = relationship(cascade="all, delete-orphan", lazy="raise_on_sql")
    accessibility: Mapped[groups.Accessibility] = relationship(cascade="all, delete-orphan", lazy="raise_on_sql")
    hazards: Mapped[groups.Hazards] = relationship(cascade="all, delete-orphan", lazy="raise_on_sql")
    access: Mapped[groups.Access] = relationship(cascade="all, delete-orphan", lazy="raise_on_sql")
    publishing: Mapped[groups.Publishing] = relationship(cascade="all, delete-orphan", lazy="raise_on_sql")
    opening: Mapped[Opening | None] = relationship(
        primaryjoin=lambda: (SafePoint.id == Opening.safe_point_id) & Opening.ended_at.is_(None),
        viewonly=True,
        uselist=False,
        lazy="raise_on_sql",
    )

    def recorded_key(self) -> str:
        return self.ref

    def recorded_municipality(self) -> str | None:
        return self.municipality

    def recorded_name(self) -> str:
        return self.name

    @property
    def position(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, WGS 84."""
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None

    @position.setter
    def position(self, value: tuple[float, float] | None) -> None:
        self.lat, self.lon = value or (None, None)

    @property
    def opening_state(self) -> OpeningState:
        return self.opening.state if self.opening else OpeningState.NOT_OPEN

    @property
    def missing_codes(self) -> list[str]:
        return [code for code in self.missing.split("|") if code]


class StatusChange(Recorded, Base):
    """One step of a point's life: from what to what, from which day, who entered it and why."""

    __tablename__ = "status_changes"
    recorded_kind, recorded_part = "safe_point", "step"

    id: Mapped[int] = mapped_column(primary_key=True)
    safe_point_id: Mapped[int] = mapped_column(ForeignKey("safe_points.id", ondelete="CASCADE"), index=True)
    before: Mapped[Status | None] = mapped_column(stored(Status))
    after: Mapped[Status] = mapped_column(stored(Status))
    valid_on: Mapped[date] = mapped_column(info=kept(Day("Status valid from", "")))
    reason: Mapped[str] = mapped_column(Unicode(500), default="", info=kept(Text("Reason for the status", "")))
    changed_at: Mapped[datetime] = mapped_column(Moment)
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    point: Mapped[SafePoint] = relationship(viewonly=True)

    def recorded_key(self) -> str:
        return self.point.ref

    def recorded_municipality(self) -> str | None:
        return self.point.municipality

    def recorded_name(self) -> str:
        return self.point.name

    def recorded_row(self) -> str:
        return str(self.id)

    @property
    def is_registration(self) -> bool:
        """Does it bear the day of registration only because nobody said when the point was proposed?"""
        return self.before is None and self.valid_on == clock.local(self.changed_at).date()
