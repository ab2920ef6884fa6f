"""The checklist of a version: items as data, told in each language of the version."""

from sqlalchemy import ForeignKey, Unicode, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.common.columns import pick, whole, written
from preparedness.common.database import Base
from preparedness.common.facts import Fact, Text
from preparedness.common.recorded import kept
from preparedness.guidelines.models.version import OfVersion
from preparedness.guidelines.states import Reader
from preparedness.safe_points.capabilities import Capability


class ChecklistItem(OfVersion, Base):
    """One thing to be done. `key` is the same in every version of the guideline, so that it can be followed."""

    __tablename__ = "checklist_items"
    __table_args__ = (UniqueConstraint("version_id", "key"), {"sqlite_autoincrement": True})
    recorded_part = "item"

    edition: Mapped[int] = mapped_column(default=1)
    key: Mapped[str] = mapped_column(Unicode(40), info=kept(Text("Item", "")))
    place: Mapped[int] = mapped_column(default=1, info=kept(Fact("Place", "")))
    """In which order, from 1."""
    role: Mapped[Reader] = pick(Reader, "Who does it", "roll", empty="nobody")
    within_minutes: Mapped[int | None] = whole(
        "To be done within", "inom_minuter", "minutes", low=1, high=100_000,
        hint="Counted from when the checklist is begun. Leave empty if there is no time target.",
    )  # fmt: skip
    capability: Mapped[Capability] = pick(Capability, "Capability", "formaga")
    reference: Mapped[str] = written(
        "Source", "kalla", length=300, hint="Where it comes from: a norm, a law, a decision or experience."
    )
    texts: Mapped[list["ItemText"]] = relationship(
        lazy="raise_on_sql", order_by="ItemText.id", cascade="all, delete-orphan", back_populates="item"
    )


class ItemText(OfVersion, Base):
    """An item in one language."""

    __tablename__ = "checklist_item_texts"
    __table_args__ = (UniqueConstraint("item_id", "language"), {"sqlite_autoincrement": True})
    recorded_part = "item_text"

    item_id: Mapped[int] = mapped_column(ForeignKey("checklist_items.id"), index=True)
    language: Mapped[str] = mapped_column(Unicode(5), info=kept(Text("Language", "")))
    text: Mapped[str] = written("What is to be done", "gor", length=500, lines=True)
    done_when: Mapped[str] = written(
        "It is done when", "klart_nar", length=500, lines=True, hint="What can be seen or measured when it is done."
    )
    item: Mapped[ChecklistItem] = relationship(back_populates="texts", lazy="raise_on_sql")
