"""What every group of facts has: the point it belongs to, its edition, who changed it and who verified it."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from preparedness.accounts.models import Account
from preparedness.common.database import Moment


class Checked:
    """Who changed these facts last, and who said that they are right. `edition` rises with every change."""

    edition: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime | None] = mapped_column(Moment)
    verified_at: Mapped[datetime | None] = mapped_column(Moment)
    verified_note: Mapped[str] = mapped_column(default="")

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


class FactGroup(Checked):
    """A table with one row per safe point."""

    @declared_attr
    def safe_point_id(cls) -> Mapped[int]:  # noqa: N805
        return mapped_column(ForeignKey("safe_points.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
