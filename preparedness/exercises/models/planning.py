"""What a municipality has decided about exercises, and what was written by hand in their reports."""

from datetime import date

from sqlalchemy import Unicode, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from preparedness.common.columns import day, stored, text, whole, written
from preparedness.common.database import Base
from preparedness.common.recorded import Recorded
from preparedness.exercises.models.base import OfExercise
from preparedness.exercises.states import Section, Version

MONTHS = "months"


class ExerciseGoal(Recorded, Base):
    """How often each capability is to be tried at each point, and how fast doors are to open, by decision of whom."""

    __tablename__ = "exercise_goals"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_kind = "exercise_goal"

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(Unicode(4), unique=True)
    edition: Mapped[int] = mapped_column(default=1)
    doors_minutes: Mapped[int | None] = whole(
        "From decision to open doors, at most", "dorrar_minuter", "minutes", low=1, high=20_160
    )
    power: Mapped[int | None] = whole("Power", "el_manader", MONTHS, low=1, high=120)
    heat: Mapped[int | None] = whole("Heat", "varme_manader", MONTHS, low=1, high=120)
    water: Mapped[int | None] = whole("Water", "vatten_manader", MONTHS, low=1, high=120)
    hygiene: Mapped[int | None] = whole("Toilets and hygiene", "hygien_manader", MONTHS, low=1, high=120)
    food: Mapped[int | None] = whole("Food", "mat_manader", MONTHS, low=1, high=120)
    information: Mapped[int | None] = whole("Information and communication", "info_manader", MONTHS, low=1, high=120)
    crew: Mapped[int | None] = whole("Crew", "bemanning_manader", MONTHS, low=1, high=120)
    accessibility: Mapped[int | None] = whole("Accessibility", "tillganglighet_manader", MONTHS, low=1, high=120)
    support: Mapped[int | None] = whole("First aid and crisis support", "krisstod_manader", MONTHS, low=1, high=120)
    access: Mapped[int | None] = whole("Access and opening", "oppning_manader", MONTHS, low=1, high=120)
    leadership: Mapped[int | None] = whole("Leadership and guidelines", "ledning_manader", MONTHS, low=1, high=120)
    decided_by: Mapped[str] = text("Decided by", "beslut_av", length=120)
    decided_on: Mapped[date | None] = day("Date of the decision", "beslut_datum", done=True)
    reference: Mapped[str] = text("Reference of the decision", "beslut_referens", length=80)

    def recorded_key(self) -> str:
        return str(self.id)

    def recorded_municipality(self) -> str | None:
        return self.municipality


class ReportText(OfExercise, Base):
    """One part of a report as somebody wrote it; parts that nobody wrote follow from the log."""

    __tablename__ = "report_texts"
    __table_args__ = (UniqueConstraint("exercise_id", "language", "version", "section"), {"sqlite_autoincrement": True})
    recorded_part = "report"

    language: Mapped[str] = mapped_column(Unicode(5))
    version: Mapped[Version] = mapped_column(stored(Version))
    section: Mapped[Section] = mapped_column(stored(Section))
    text: Mapped[str] = written("Text of the report", "rapport", length=10_000, lines=True)
