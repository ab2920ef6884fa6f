"""Actions: what is to be mended, by whom and when, how it was shown to be done, and which exercise proved it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, Unicode
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.accounts.models import Account
from preparedness.common.columns import day, pick, stored, written
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Answer, Day, Fact, Pick, Text
from preparedness.common.persons import AboutPerson
from preparedness.common.recorded import Recorded, kept
from preparedness.exercises.models.exercise import Exercise
from preparedness.exercises.states import ActionElement, ActionState, Priority, Source
from preparedness.safe_points.models import SafePoint


class Action(Recorded, Base):
    """One thing to be done. From an exercise, a real event, an inspection or otherwise."""

    __tablename__ = "actions"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_kind = "action"

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(Unicode(4), index=True)
    edition: Mapped[int] = mapped_column(default=1)
    text: Mapped[str] = written(
        "What is to be done", "atgard", length=1000, lines=True, hint="So that anybody can see when it is done."
    )
    element: Mapped[ActionElement] = pick(ActionElement, "What it changes", "slag")
    priority: Mapped[Priority] = pick(Priority, "Priority", "prioritet", empty="normal")
    due_on: Mapped[date | None] = day("To be done by", "senast")
    owner: Mapped[str] = written(
        "Who answers for it", "ansvarig", length=120, personal=True, hint="A function if possible, else a name."
    )
    owner_account_id: Mapped[int | None] = mapped_column(
        ForeignKey("accounts.id"), index=True, default=None, info=kept(Fact("Account of who answers for it", ""))
    )
    """Who sees it among their own and is reminded."""
    safe_point_id: Mapped[int | None] = mapped_column(
        ForeignKey("safe_points.id"), index=True, default=None, info=kept(Fact("Safe point", ""))
    )
    source: Mapped[Source] = pick(Source, "Where it comes from", "kalla", empty="other")
    source_note: Mapped[str] = written(
        "Which inspection or what else",
        "kalla_vad",
        length=200,
        hint="For example: the fire inspection of 12 May 2026.",
    )
    exercise_id: Mapped[int | None] = mapped_column(ForeignKey("exercises.id"), index=True, default=None)
    observation_id: Mapped[int | None] = mapped_column(ForeignKey("observations.id"), index=True, default=None)
    state: Mapped[ActionState] = mapped_column(
        stored(ActionState), default=ActionState.OPEN, index=True,
        info=kept(Pick("State", "", choices=ActionState, empty="open")),
    )  # fmt: skip
    outcome: Mapped[str] = mapped_column(
        Unicode(1000), default="",
        info=kept(AboutPerson("How it was shown, or why it was dropped or reopened", "", length=1000, lines=True)),
    )  # fmt: skip
    closed_on: Mapped[date | None] = mapped_column(info=kept(Day("Closed on", "")))
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    verified_in_id: Mapped[int | None] = mapped_column(
        ForeignKey("exercises.id"), index=True, default=None, info=kept(Fact("Verified in exercise", ""))
    )
    works: Mapped[Answer] = mapped_column(
        stored(Answer),
        default=Answer.UNKNOWN,
        info=kept(Pick("Did it work in the later exercise?", "", choices=Answer)),
    )
    verified_note: Mapped[str] = mapped_column(
        Unicode(500),
        default="",
        info=kept(AboutPerson("What the later exercise showed", "", length=500, personal=False)),
    )
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    is_example: Mapped[bool] = mapped_column(default=False)

    point: Mapped[SafePoint | None] = relationship(lazy="raise_on_sql")
    exercise: Mapped[Exercise | None] = relationship(lazy="raise_on_sql", foreign_keys=[exercise_id])
    verified_in: Mapped[Exercise | None] = relationship(lazy="raise_on_sql", foreign_keys=[verified_in_id])
    owner_account: Mapped[Account | None] = relationship(lazy="raise_on_sql", foreign_keys=[owner_account_id])

    def recorded_key(self) -> str:
        return str(self.id)

    def recorded_municipality(self) -> str | None:
        return self.municipality

    @property
    def is_closed(self) -> bool:
        return self.state in (ActionState.DONE, ActionState.DROPPED)

    def is_overdue(self, today: date) -> bool:
        return not self.is_closed and self.due_on is not None and self.due_on < today


class ActionFile(Recorded, Base):
    """A file that shows that an action was done."""

    __tablename__ = "action_files"
    __table_args__ = ({"sqlite_autoincrement": True},)
    recorded_kind, recorded_part = "action", "file"

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("actions.id"), index=True)
    name: Mapped[str] = mapped_column(Unicode(120), default="", info=kept(Text("File", ""), personal=True))
    media_type: Mapped[str] = mapped_column(Unicode(40))
    size: Mapped[int] = mapped_column(info=kept(Fact("Bytes", "")))
    digest: Mapped[str] = mapped_column(Unicode(64), info=kept(Text("Digest", ""), hidden=True))
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    action: Mapped[Action] = relationship()

    def recorded_key(self) -> str:
        return str(self.action_id)

    def recorded_municipality(self) -> str | None:
        return self.action.municipality

    def recorded_row(self) -> str:
        return str(self.id)
