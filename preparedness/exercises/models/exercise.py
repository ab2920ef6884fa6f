"""An exercise, or a real event that is logged in the same way: what, when, where, who leads it and what it tries."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Unicode
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column, relationship

from preparedness.common.columns import answer, many, number, pick, stored, written
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Answer, Fact, Pick
from preparedness.common.recorded import Recorded, kept
from preparedness.common.times import DayOrTime, day_of, moment_of
from preparedness.exercises.models.base import OfExercise
from preparedness.exercises.states import Element, ExerciseType, Status
from preparedness.safe_points.capabilities import Capability
from preparedness.safe_points.models import SafePoint

TIME_HINT = "Day and time such as 2026-05-12 14:05, or the day alone where the time is not known."
LINES_HINT = "One on each line: a function, or a name where it is needed."


def day_or_time(label: str, column: str, *, done: bool = False) -> MappedColumn[str]:
    fact = DayOrTime(label, column, done=done, hint=TIME_HINT)
    return mapped_column(Unicode(32), default="", info={"fact": fact})


class Exercise(Recorded, Base):
    """One exercise of a municipality. The tables of its parts stand beside this one and are read for themselves."""

    __tablename__ = "exercises"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_kind = "exercise"

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(Unicode(4), index=True)
    """Four-digit code of the municipality that keeps the log."""
    edition: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = written("Title", "titel", length=150)
    type: Mapped[ExerciseType] = pick(ExerciseType, "Type", "typ", empty="drill")
    elements: Mapped[str] = many(Element, "Elements of the scenario", "inslag")
    scenario: Mapped[str] = written("Scenario", "scenario", length=2000, lines=True)
    purpose: Mapped[str] = written("Purpose: what it is to try", "syfte", length=1000, lines=True)
    organiser: Mapped[str] = written(
        "Organiser", "arrangor", hint="The authority, municipality or unit that arranges it."
    )
    announced: Mapped[Answer] = answer(
        "Announced beforehand", "foranmald", hint="Did those who take part know when it would begin?"
    )
    capabilities: Mapped[str] = many(
        Capability, "Capabilities that it tries", "formagor", leave_out=frozenset({Capability.UNKNOWN}),
        hint="Objectives and measured times count by themselves; tick what they do not say.",
    )  # fmt: skip
    planned_begin: Mapped[str] = day_or_time("Planned begin", "planerad_start")
    planned_end: Mapped[str] = day_or_time("Planned end", "planerat_slut")
    began: Mapped[str] = day_or_time("Began", "start", done=True)
    ended: Mapped[str] = day_or_time("Ended", "slut", done=True)
    duration_hours: Mapped[float | None] = number(
        "Duration", "timmar", "hours", high=2000, decimals=1,
        hint="Only where the times of begin and end are not known; otherwise it follows from them.",
    )  # fmt: skip
    leader: Mapped[str] = written("Exercise leader", "ledare", length=120, personal=True)
    evaluators: Mapped[str] = written(
        "Evaluators", "utvarderare", length=500, personal=True, lines=True, hint=LINES_HINT
    )
    observers: Mapped[str] = written(
        "Observers", "observatorer", length=500, personal=True, lines=True, hint=LINES_HINT
    )
    guidelines: Mapped[str] = written(
        "Guidelines that it tries", "riktlinjer", length=500, lines=True,
        hint="Title and version or date of each, one on each line.",
    )  # fmt: skip
    deviations: Mapped[str] = written(
        "Deviations and safety events", "avvikelser", length=1000, lines=True,
        hint="What did not go as planned, and whether anybody was in danger. Nothing about anybody's health.",
    )  # fmt: skip
    status: Mapped[Status] = mapped_column(
        stored(Status), default=Status.PLANNED, info=kept(Pick("Status", "", choices=Status, empty="planned"))
    )
    status_why: Mapped[str] = mapped_column(Unicode(500), default="")
    """Why it was cancelled or reopened last; the history keeps every reason."""
    closed_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Closed", "")))
    created_at: Mapped[datetime] = mapped_column(Moment)
    is_example: Mapped[bool] = mapped_column(default=False)

    places: Mapped[list["ExercisePoint"]] = relationship(
        lazy="raise_on_sql", order_by="ExercisePoint.id", cascade="all, delete-orphan", back_populates="exercise"
    )
    others: Mapped[list["ExerciseMunicipality"]] = relationship(
        lazy="raise_on_sql", order_by="ExerciseMunicipality.code", cascade="all, delete-orphan",
        back_populates="exercise",
    )  # fmt: skip

    def recorded_key(self) -> str:
        return str(self.id)

    def recorded_municipality(self) -> str | None:
        return self.municipality

    def recorded_name(self) -> str:
        return self.title

    @property
    def is_real(self) -> bool:
        """An actual opening or another real event, logged in the same form."""
        return self.type is ExerciseType.REAL_EVENT

    @property
    def is_running(self) -> bool:
        """By the moment at which it began: what is entered afterwards by its day alone does not run."""
        return self.status is Status.PLANNED and moment_of(self.began) is not None and not self.ended

    @property
    def begins(self) -> str:
        """When it began, else when it is planned to."""
        return self.began or self.planned_begin

    @property
    def ends(self) -> str:
        return self.ended or self.planned_end if not self.began or self.ended else ""

    @property
    def day(self) -> date | None:
        return day_of(self.begins)

    @property
    def hours(self) -> float | None:
        """How long it took: from begin to end where both times are known, else what is written."""
        begin, end = moment_of(self.began), moment_of(self.ended)
        return (end - begin).total_seconds() / 3600 if begin and end else self.duration_hours


class ExercisePoint(OfExercise, Base):
    """A safe point at which it is held."""

    __tablename__ = "exercise_points"
    recorded_part = "point"

    safe_point_id: Mapped[int] = mapped_column(
        ForeignKey("safe_points.id"), index=True, info=kept(Fact("Safe point", ""))
    )
    exercise: Mapped[Exercise] = relationship(back_populates="places")
    point: Mapped[SafePoint] = relationship(lazy="raise_on_sql")


class ExerciseMunicipality(OfExercise, Base):
    """Another municipality that takes part: it reads the log and does not write in it."""

    __tablename__ = "exercise_municipalities"
    recorded_part = "municipality"

    code: Mapped[str] = mapped_column(Unicode(4), index=True, info=kept(Fact("Municipality", "")))
    exercise: Mapped[Exercise] = relationship(back_populates="others")
