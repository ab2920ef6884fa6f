"""What an exercise is to show: objectives with critical tasks, and how evaluators rated them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Unicode
from sqlalchemy.orm import Mapped, mapped_column

from preparedness.common.columns import pick, stored, whole, written
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Fact, Pick, Text
from preparedness.common.persons import AboutPerson
from preparedness.common.recorded import kept
from preparedness.exercises.models.base import OfExercise
from preparedness.exercises.states import Rating
from preparedness.safe_points.capabilities import Capability


class Objective(OfExercise, Base):
    """One objective and the capability that it tries."""

    __tablename__ = "objectives"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_part = "objective"

    place: Mapped[int] = mapped_column(default=1)
    """In which order, from 1."""
    text: Mapped[str] = written("Objective", "mal", length=500, lines=True)
    capability: Mapped[Capability] = pick(Capability, "Capability", "formaga")
    target: Mapped[str] = written(
        "Target",
        "mattal",
        length=300,
        hint="What is to be reached, for example: doors open to everybody, rooms at 18 °C.",
    )
    target_minutes: Mapped[int | None] = whole("To be reached within", "inom_minuter", "minutes", low=1, high=100_000)
    source: Mapped[str] = written("Where the target comes from", "kalla", length=300)
    explanation: Mapped[str] = written(
        "Explanation where the rating is in doubt", "forklaring", length=1000, lines=True,
        hint="Why evaluators see it differently, or what the rating rests on.",
    )  # fmt: skip


class CriticalTask(OfExercise, Base):
    """What has to be done for the objective to be reached."""

    __tablename__ = "critical_tasks"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_part = "task"

    objective_id: Mapped[int] = mapped_column(ForeignKey("objectives.id"), index=True)
    place: Mapped[int] = mapped_column(default=1)
    text: Mapped[str] = mapped_column(Unicode(300), info=kept(Text("Critical task", "")))


class TaskRating(OfExercise, Base):
    """How one evaluator rated one task, or the objective where it has no tasks."""

    __tablename__ = "task_ratings"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_part = "rating"

    objective_id: Mapped[int] = mapped_column(ForeignKey("objectives.id"), index=True)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("critical_tasks.id"), index=True)
    evaluator: Mapped[str] = mapped_column(
        Unicode(120), info=kept(AboutPerson("Evaluator", "", length=120), personal=True)
    )
    """Initials, a function, or a name: never an account, since evaluators often come from elsewhere."""
    rating: Mapped[Rating] = mapped_column(stored(Rating), info=kept(Pick("Rating", "", choices=Rating, empty="U")))
    note: Mapped[str] = mapped_column(Unicode(1000), default="", info=kept(Text("What was seen", "")))
    rated_at: Mapped[datetime] = mapped_column(Moment, info=kept(Fact("Rated", "")))
    rated_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
