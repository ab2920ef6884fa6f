"""Reading and writing accounts; flush, never commit."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from preparedness.accounts import passwords
from preparedness.accounts.models import Account, GroupMember, Membership
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.database import db


def by_email(email: str) -> Account | None:
    return _with_neighbours(_found(email))


def by_id(account_id: int, *, lock: bool = False) -> Account | None:
    """The account; with `lock` as it is now, whatever was read before, and nobody else changes it meanwhile."""
    how = {"key_share": True} if lock else None  # the history may still be written, which refers to accounts
    whole = () if lock else (joinedload(Account.memberships),)  # a lock cannot be taken on the outer side of a join
    found = db.session.get(Account, account_id, options=whole, with_for_update=how, populate_existing=lock)
    return _with_neighbours(found)


def _found(email: str) -> Account | None:
    return db.session.scalar(select(Account).where(Account.email == email.strip().lower()))


def _with_neighbours(account: Account | None) -> Account | None:
    """Fill in what a coordinator sees through cooperation groups: one query, and none for others."""
    keeps = {held.municipality for held in account.memberships if held.role is Role.COORDINATOR} if account else set()
    if account and keeps:
        groups = select(GroupMember.group_id).where(GroupMember.municipality.in_(keeps))
        found = db.session.scalars(select(GroupMember.municipality).where(GroupMember.group_id.in_(groups)))
        account.neighbours = frozenset(found) - keeps
    return account


def how_many() -> int:
    return db.session.scalar(select(func.count(Account.id))) or 0


def create(email: str, name: str, password: str = "") -> Account:
    """A new account; without a password, somebody has to be sent an invitation."""
    stored = passwords.hashed(password) if password else ""
    account = Account(email=email.strip().lower(), name=name, password_hash=stored, created_at=clock.now())
    db.session.add(account)
    db.session.flush()
    return account


def give_role(account: Account, role: Role, municipality: str | None) -> None:
    """Add a role; giving it twice changes nothing."""
    if any(held.role is role and held.municipality == municipality for held in account.memberships):
        return
    account.memberships.append(Membership(role=role, municipality=municipality))
    db.session.flush()


def who_signs_in(email: str, password: str) -> Account | None:
    """The account, if e-mail and password belong together and it has not been retired; always after the same work."""
    account = _found(email)
    usable = account if account and account.is_active and account.password_hash else None
    fits = passwords.fits(password, usable.password_hash if usable else None)
    return usable if fits else None
