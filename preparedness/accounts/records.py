"""Reading and writing accounts; flush, never commit."""

from sqlalchemy import func, select

from preparedness.accounts import passwords
from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.database import db


def by_email(email: str) -> Account | None:
    return db.session.scalar(select(Account).where(Account.email == email.strip().lower()))


def by_id(account_id: int) -> Account | None:
    return db.session.get(Account, account_id)


def how_many() -> int:
    return db.session.scalar(select(func.count(Account.id))) or 0


def create(email: str, name: str, password: str) -> Account:
    account = Account(
        email=email.strip().lower(), name=name, password_hash=passwords.hashed(password), created_at=clock.now()
    )
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
    """The account, if e-mail and password belong together."""
    account = by_email(email)
    fits = passwords.fits(password, account.password_hash if account else None)
    return account if fits else None
