"""People who sign in, what they are in which municipality, and which municipalities work together."""

from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import ForeignKey, Index, Unicode, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from preparedness.accounts import rules
from preparedness.accounts.permissions import NEIGHBOURS, OF_THE_INSTALLATION, Permission, Role, permits
from preparedness.common.columns import stored
from preparedness.common.database import Base, Moment
from preparedness.common.facts import Fact, Pick, Text
from preparedness.common.recorded import Recorded, kept


class Account(UserMixin, Recorded, Base):  # type: ignore[misc]
    """One person's sign-in. Never deleted: history points at it. Retired ones cannot sign in."""

    __tablename__ = "accounts"
    __table_args__ = (Index("ix_accounts_subject", "subject", unique=True),)
    recorded_kind = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(Unicode(254), unique=True, info=kept(Text("E-mail", ""), personal=True))
    name: Mapped[str] = mapped_column(Unicode(120), default="", info=kept(Text("Name", ""), personal=True))
    password_hash: Mapped[str] = mapped_column(Unicode(200), default="", info=kept(Text("Password", ""), hidden=True))
    """Empty until an invitation is accepted, and for those who only sign in through an identity service."""
    language: Mapped[str] = mapped_column(Unicode(2), default="sv", info=kept(Text("Language", "")))
    created_at: Mapped[datetime] = mapped_column(Moment)
    retired_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Retired", "")))
    erased_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Personal data erased", "")))
    edition: Mapped[int] = mapped_column(default=1)
    totp_secret: Mapped[str | None] = mapped_column(Unicode(200), info=kept(Text("Second factor", ""), hidden=True))
    """The shared secret of the second factor, encrypted with the installation's key."""
    totp_since: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Second factor since", "")))
    """Since when the second factor is asked for; None while it has not been proved once."""
    totp_step: Mapped[int | None]
    """The latest time step whose code was used: no code is taken twice."""
    subject: Mapped[str | None] = mapped_column(Unicode(400), info=kept(Text("Identity service", ""), personal=True))
    """Issuer and subject at the identity service, with a space between."""

    memberships: Mapped[list["Membership"]] = relationship(lazy="selectin", order_by="Membership.id")
    neighbours: frozenset[str] = frozenset()
    """Municipalities seen through cooperation groups; `records.by_id` fills it in."""

    def recorded_key(self) -> str:
        return str(self.id)

    @property
    def shown_name(self) -> str:
        return self.name or self.email

    @property
    def is_active(self) -> bool:
        return self.retired_at is None

    @property
    def is_host(self) -> bool:
        return any(held.role is Role.HOST for held in self.memberships)

    @property
    def has_way_in(self) -> bool:
        """Is there a password or an identity service by which to sign in?"""
        return bool(self.password_hash or self.subject)

    @property
    def state(self) -> rules.State:
        return rules.state(retired=not self.is_active, can_sign_in=self.has_way_in)

    def may(self, permission: Permission, municipality: str | None = None) -> bool:
        """Does any role give this permission, in this municipality where one is named? One's own account needs none."""
        if permission is Permission.OWN_ACCOUNT:
            return self.is_active
        held = self.municipalities(permission)
        return held is None or bool(held if municipality is None else municipality in held)

    def municipalities(self, permission: Permission) -> set[str] | None:
        """Codes of the municipalities where the permission holds, cooperation counted; None means everywhere."""
        own = self.own_municipalities(permission)
        return own if own is None or permission not in NEIGHBOURS or not self.is_active else own | self.neighbours

    def own_municipalities(self, permission: Permission) -> set[str] | None:
        """The same by the person's own roles alone. The roles of who has been retired give nothing."""
        held = [m.municipality for m in self.memberships if m.gives(permission)] if self.is_active else []
        return None if None in held else {code for code in held if code}


class Membership(Recorded, Base):
    """A role in a municipality (four-digit code), or everywhere where no municipality is named."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("account_id", "role", "municipality"),)
    recorded_kind, recorded_part = "account", "membership"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    role: Mapped[Role] = mapped_column(stored(Role), info=kept(Pick("Role", "", choices=Role, empty="reader")))
    municipality: Mapped[str | None] = mapped_column(Unicode(4), info=kept(Text("Municipality", "")))

    def gives(self, permission: Permission) -> bool:
        """Does the role give the permission where it is held? What is the whole installation's, only everywhere."""
        here = self.municipality is None or permission not in OF_THE_INSTALLATION
        return here and permits(self.role, permission)

    def recorded_key(self) -> str:
        return str(self.account_id)

    def recorded_municipality(self) -> str | None:
        return self.municipality

    def recorded_row(self) -> str:
        return str(self.id)


class RecoveryCode(Base):
    """A code that stands in for the second factor, once. Only its digest is kept."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    digest: Mapped[str] = mapped_column(Unicode(64))
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class AccountLink(Recorded, Base):
    """A link that lets somebody choose a password, once and for a while. Only its digest is kept."""

    __tablename__ = "account_links"
    recorded_kind, recorded_part = "account", "link"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    purpose: Mapped[str] = mapped_column(Unicode(20), info=kept(Text("Link for", "")))
    """`invitation` or `reset`."""
    digest: Mapped[str] = mapped_column(Unicode(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment, info=kept(Fact("Link ends", "")))
    used_at: Mapped[datetime | None] = mapped_column(Moment, info=kept(Fact("Link used", "")))
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))

    def recorded_key(self) -> str:
        return str(self.account_id)

    def recorded_row(self) -> str:
        return str(self.id)


class CooperationGroup(Recorded, Base):
    """Municipalities whose coordinators see each other's points. Seeing is not editing."""

    __tablename__ = "cooperation_groups"
    __table_args__ = ({"sqlite_autoincrement": True},)  # a number is never given twice
    recorded_kind = "cooperation_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Unicode(80), unique=True, info=kept(Text("Name", "")))
    note: Mapped[str] = mapped_column(Unicode(500), default="", info=kept(Text("What it is for", "")))
    edition: Mapped[int] = mapped_column(default=1)
    is_example: Mapped[bool] = mapped_column(default=False)
    members: Mapped[list["GroupMember"]] = relationship(
        lazy="selectin", order_by="GroupMember.municipality", cascade="all, delete-orphan"
    )

    def recorded_key(self) -> str:
        return str(self.id)

    def recorded_name(self) -> str:
        return self.name


class GroupMember(Recorded, Base):
    """A municipality (four-digit code) in a cooperation group."""

    __tablename__ = "group_members"
    recorded_kind, recorded_part = "cooperation_group", "member"

    group_id: Mapped[int] = mapped_column(
        ForeignKey("cooperation_groups.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    municipality: Mapped[str] = mapped_column(Unicode(4), primary_key=True, info=kept(Text("Municipality", "")))

    def recorded_key(self) -> str:
        return str(self.group_id)

    def recorded_municipality(self) -> str | None:
        return self.municipality

    def recorded_row(self) -> str:
        return self.municipality
