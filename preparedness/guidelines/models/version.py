"""Versions of a guideline, and what each says: in one text for each language. Only drafts change."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Unicode, UnicodeText, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.common.columns import answer, day, stored, written
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Answer, Day, Fact, Pick, Text
from preparedness.common.persons import AboutPerson
from preparedness.common.recorded import kept
from preparedness.guidelines.models.base import OfGuideline
from preparedness.guidelines.states import VersionState

BODY = 500_000
"""Letters that a text may have: about a hundred and fifty pages."""


class Version(OfGuideline, Base):
    """One version. `edition` rises with every change of the draft, its texts, items and files."""

    __tablename__ = "guideline_versions"
    __table_args__ = (UniqueConstraint("guideline_id", "number"), {"sqlite_autoincrement": True})
    recorded_part = "version"

    edition: Mapped[int] = mapped_column(default=1)
    number: Mapped[int] = mapped_column(info=kept(Fact("Version", "")))
    state: Mapped[VersionState] = mapped_column(
        stored(VersionState), default=VersionState.DRAFT,
        info=kept(Pick("State", "", choices=VersionState, empty="draft")),
    )  # fmt: skip
    changes: Mapped[str] = written(
        "What has changed since the previous version", "andringar", length=2000, lines=True,
        hint="So that whoever has read the previous one knows what is new.",
    )  # fmt: skip
    read_again: Mapped[Answer] = answer(
        "Is it to be read again?", "las_om",
        hint="With “No”, whoever confirmed the previous version need not read this one.",
    )  # fmt: skip
    is_starting_point: Mapped[bool] = mapped_column(default=False)
    """Our own words, which the municipality has not decided yet."""
    not_carried: Mapped[str] = mapped_column(UnicodeText, default="")
    """What could not be carried over from the file that it was made from: a line each, an English msgid or a text."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    submitted_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Sent to review", "")))
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    decided_by: Mapped[str] = written(
        "Decided by", "beslut_av", length=200, hint="The body or function, for example kommunstyrelsen."
    )
    decided_on: Mapped[date | None] = day("Date of the decision", "beslut_datum", done=True)
    reference: Mapped[str] = written("Reference of the decision", "beslut_referens", length=100)
    valid_from: Mapped[date | None] = day("Valid from", "galler_fran")
    approved_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Approval entered", "")))
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    """Who entered the decision."""
    reviewed_on: Mapped[date | None] = mapped_column(info=kept(Day("Reviewed, still right", "")))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Withdrawn", "")))
    withdrawn_why: Mapped[str] = mapped_column(
        Unicode(500), default="", info=kept(AboutPerson("Why it was withdrawn", "", length=500, lines=True))
    )

    @property
    def is_draft(self) -> bool:
        return self.state is VersionState.DRAFT


class OfVersion(OfGuideline):
    """A row of one version: it changes only while that is a draft."""

    version_id: Mapped[int] = mapped_column(ForeignKey("guideline_versions.id"), index=True)


class GuidelineText(OfVersion, Base):
    """What a version says in one language: a title and Markdown."""

    __tablename__ = "guideline_texts"
    __table_args__ = (UniqueConstraint("version_id", "language"), {"sqlite_autoincrement": True})
    recorded_part = "text"

    edition: Mapped[int] = mapped_column(default=1)
    language: Mapped[str] = mapped_column(Unicode(5), info=kept(Text("Language", "")))
    title: Mapped[str] = written("Title", "rubrik", length=150)
    body: Mapped[str] = mapped_column(
        UnicodeText, default="", deferred=True,
        info=kept(AboutPerson("Text", "", length=BODY, lines=True), hidden=True),
    )  # fmt: skip
    """Read only where it is shown. The history says that it changed; the versions say what."""
    version: Mapped[Version] = relationship(lazy="raise_on_sql")
