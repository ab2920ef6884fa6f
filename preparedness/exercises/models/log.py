"""What happened: times and figures as they were entered, injects, observations with photos."""

from datetime import datetime

from sqlalchemy import Float, ForeignKey, LargeBinary, Unicode, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.common.columns import pick, stored, whole, written
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Fact, Number, Pick, Text
from preparedness.common.recorded import kept
from preparedness.common.times import Instant
from preparedness.exercises.models.base import OfExercise
from preparedness.exercises.states import EnteredOn, Kind, Sort
from preparedness.safe_points.capabilities import Capability
from preparedness.safe_points.models import SafePoint


class LogEntry(OfExercise, Base):
    """One entry of the log: a time, a figure or a note. Nothing is ever removed, only corrected or struck out.

    Two people may enter the same thing: both entries stay, and `rules.times` says which counts.
    """

    __tablename__ = "log_entries"
    __table_args__ = (UniqueConstraint("exercise_id", "key"), {"sqlite_autoincrement": True})
    recorded_part = "entry"

    key: Mapped[str] = mapped_column(Unicode(40))
    """Made where it was entered, so that the same entry sent twice is one."""
    safe_point_id: Mapped[int | None] = mapped_column(
        ForeignKey("safe_points.id"), index=True, info=kept(Fact("Safe point", ""))
    )
    kind: Mapped[Kind] = mapped_column(stored(Kind), info=kept(Pick("What", "", choices=Kind, empty="note")))
    label: Mapped[str] = written("What is measured", "vad", length=80)
    """Only of the leader's own times and figures."""
    unit: Mapped[str] = mapped_column(Unicode(20), default="", info=kept(Text("Unit", "")))
    at: Mapped[datetime] = mapped_column(Moment, info=kept(Instant("When", "")))
    value: Mapped[float | None] = mapped_column(Float(53), info=kept(Number("Figure", "", low=-60)))
    text: Mapped[str] = written("Note", "anteckning", length=1000, lines=True)
    entered_on: Mapped[EnteredOn] = mapped_column(stored(EnteredOn), default=EnteredOn.PAGE)
    entered_at: Mapped[datetime] = mapped_column(Moment)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    first_at: Mapped[datetime | None] = mapped_column(Moment)
    """What stood there before it was corrected the first time; None as long as nothing was."""
    first_value: Mapped[float | None] = mapped_column(Float(53))
    corrected_at: Mapped[datetime | None] = mapped_column(Moment)
    struck_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Struck out", "")))
    why: Mapped[str] = written("Why it was corrected or struck out", "", length=300)
    point: Mapped[SafePoint | None] = relationship(lazy="raise_on_sql")


class Inject(OfExercise, Base):
    """What the exercise's leaders put in: when, to whom, what is expected of it and what happened."""

    __tablename__ = "injects"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_part = "inject"

    minutes: Mapped[int | None] = whole("Minutes after the start", "minuter", "minutes", high=100_000)
    to_whom: Mapped[str] = written("To whom", "till", length=120)
    what: Mapped[str] = written("What", "vad", length=1000, lines=True)
    expected: Mapped[str] = written("Expected of it", "forvantat", length=500, lines=True)
    given_at: Mapped[datetime | None] = mapped_column(
        Moment, default=None, info={"fact": Instant("Given at", "given", done=True)}
    )
    happened: Mapped[str] = written("What happened", "utfall", length=1000, lines=True)


class Observation(OfExercise, Base):
    """A strength, or an area for improvement with its cause."""

    __tablename__ = "observations"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_part = "observation"

    sort: Mapped[Sort] = pick(Sort, "Strength or area for improvement", "slag", empty="improvement")
    text: Mapped[str] = written("What was seen", "iakttagelse", length=2000, lines=True)
    capability: Mapped[Capability] = pick(Capability, "Capability", "formaga")
    root_cause: Mapped[str] = written(
        "Root cause", "orsak", length=1000, lines=True, hint="Why it was so. Ask why until the answer can be mended."
    )
    safe_point_id: Mapped[int | None] = mapped_column(
        ForeignKey("safe_points.id"), index=True, info=kept(Fact("Safe point", ""))
    )
    where: Mapped[str] = written("Where in the building or elsewhere", "var", length=200)
    seen_at: Mapped[datetime | None] = mapped_column(
        Moment, default=None, info={"fact": Instant("Seen at", "nar", done=True)}
    )
    no_action: Mapped[str] = written(
        "Why no action is needed", "ingen_atgard", length=500,
        hint="Only for an area for improvement that is left as it is.",
    )  # fmt: skip
    entered_at: Mapped[datetime] = mapped_column(Moment)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    point: Mapped[SafePoint | None] = relationship(lazy="raise_on_sql")


class Photo(OfExercise, Base):
    """A picture of what was seen, drawn anew without what cameras hide in it; kept in the database."""

    __tablename__ = "photos"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_part = "photo"

    observation_id: Mapped[int] = mapped_column(ForeignKey("observations.id"), index=True)
    name: Mapped[str] = mapped_column(Unicode(120), default="", info=kept(Text("File", ""), personal=True))
    media_type: Mapped[str] = mapped_column(Unicode(40))
    size: Mapped[int] = mapped_column(info=kept(Fact("Bytes", "")))
    digest: Mapped[str] = mapped_column(Unicode(64), info=kept(Text("Digest", ""), hidden=True))
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
