"""What every group of facts has: the point it belongs to, its edition, who changed it and who verified it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from preparedness.accounts.models import Account
from preparedness.common.database import Moment
from preparedness.common.facts import Fact, Text
from preparedness.common.recorded import Recorded, kept

if TYPE_CHECKING:
    from preparedness.safe_points.models import SafePoint


class Checked:
    """Who changed these facts last, and who said that they are right. `edition` rises with every change."""

    edition: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime | None] = mapped_column(Moment)
    verified_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Checked on", "")))
    verified_note: Mapped[str] = mapped_column(default="", info=kept(Text("Checked by", ""), personal=True))

    @property
    def changed_after_check(self) -> bool:
        """Were facts changed that somebody had checked? A first edition never was: imports bring older checks along."""
        if self.verified_at is None or self.updated_at is None:
            return False
        return self.edition > 1 and self.updated_at > self.verified_at

    @declared_attr
    def updated_by_id(cls) -> Mapped[int | None]:  # noqa: N805
        return mapped_column(ForeignKey("accounts.id"))

    @declared_attr
    def verified_by_id(cls) -> Mapped[int | None]:  # noqa: N805
        return mapped_column(ForeignKey("accounts.id"))

    @declared_attr
    def updated_by(cls) -> Mapped[Account | None]:  # noqa: N805
        return relationship(foreign_keys=[cls.updated_by_id], lazy="raise_on_sql", viewonly=True)  # type: ignore[list-item]

    @declared_attr
    def verified_by(cls) -> Mapped[Account | None]:  # noqa: N805
        return relationship(foreign_keys=[cls.verified_by_id], lazy="raise_on_sql", viewonly=True)  # type: ignore[list-item]


class FactGroup(Checked, Recorded):
    """A table with one row per safe point."""

    recorded_kind = "safe_point"

    @declared_attr
    def safe_point_id(cls) -> Mapped[int]:  # noqa: N805
        return mapped_column(ForeignKey("safe_points.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)

    @declared_attr
    def point(cls) -> Mapped["SafePoint"]:  # noqa: N805
        return relationship(viewonly=True)

    def __init_subclass__(cls, **more: Any) -> None:
        cls.recorded_part = str(getattr(cls, "__tablename__", ""))
        super().__init_subclass__(**more)

    def recorded_key(self) -> str:
        return self.point.ref

    def recorded_municipality(self) -> str | None:
        return self.point.municipality

    def recorded_name(self) -> str:
        return self.point.name
