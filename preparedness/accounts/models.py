"""People who sign in, and what they are in which municipality."""

from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import ForeignKey, Unicode, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.accounts.permissions import Permission, Role, permits
from preparedness.common.columns import stored
from preparedness.common.database import Base, Moment


class Account(UserMixin, Base):  # type: ignore[misc]
    """One person's sign-in. Never deleted: history points at it."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(Unicode(254), unique=True)
    name: Mapped[str] = mapped_column(Unicode(120), default="")
    password_hash: Mapped[str] = mapped_column(Unicode(200))
    language: Mapped[str] = mapped_column(Unicode(2), default="sv")
    created_at: Mapped[datetime] = mapped_column(Moment)
    memberships: Mapped[list["Membership"]] = relationship(lazy="selectin")

    @property
    def shown_name(self) -> str:
        return self.name or self.email

    def may(self, permission: Permission, municipality: str | None = None) -> bool:
        """Does any role give this permission, in this municipality where one is named?"""
        return any(
            permits(held.role, permission) and (municipality is None or held.municipality in (None, municipality))
            for held in self.memberships
        )

    def municipalities(self, permission: Permission) -> set[str] | None:
        """Codes of the municipalities where the permission holds; None means everywhere."""
        held = [m.municipality for m in self.memberships if permits(m.role, permission)]
        return None if None in held else {code for code in held if code}


class Membership(Base):
    """A role in a municipality (four-digit code), or everywhere where no municipality is named."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("account_id", "role", "municipality"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    role: Mapped[Role] = mapped_column(stored(Role))
    municipality: Mapped[str | None] = mapped_column(Unicode(4))
