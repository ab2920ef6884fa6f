"""Which guidelines an exercise tries, which checklists were run in it, and actions for items that were not done."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.common.database import Base
from preparedness.common.facts import Fact
from preparedness.common.recorded import kept
from preparedness.exercises.models.actions import Action
from preparedness.exercises.models.base import OfExercise
from preparedness.guidelines.models import ChecklistItem, ChecklistRun, Version


class ExerciseGuideline(OfExercise, Base):
    """A version that the exercise tries."""

    __tablename__ = "exercise_guidelines"
    __table_args__ = (UniqueConstraint("exercise_id", "version_id"), {"sqlite_autoincrement": True})
    recorded_part = "guideline"

    version_id: Mapped[int] = mapped_column(
        ForeignKey("guideline_versions.id"), index=True, info=kept(Fact("Version number in the database", ""))
    )
    version: Mapped[Version] = relationship(lazy="raise_on_sql")


class ExerciseRun(OfExercise, Base):
    """A checklist that was run in the exercise."""

    __tablename__ = "exercise_runs"
    __table_args__ = (UniqueConstraint("run_id"), {"sqlite_autoincrement": True})
    recorded_part = "run"

    run_id: Mapped[int] = mapped_column(ForeignKey("checklist_runs.id"), info=kept(Fact("Run of a checklist", "")))
    run: Mapped[ChecklistRun] = relationship(lazy="raise_on_sql")


class ItemAction(Base):
    """An action that came from an item which was not done."""

    __tablename__ = "item_actions"
    __table_args__ = (UniqueConstraint("run_id", "item_id", "action_id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("actions.id"), unique=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("checklist_runs.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("checklist_items.id"), index=True)
    action: Mapped[Action] = relationship(lazy="raise_on_sql")
    run: Mapped[ChecklistRun] = relationship(lazy="raise_on_sql")
    item: Mapped[ChecklistItem] = relationship(lazy="raise_on_sql")
