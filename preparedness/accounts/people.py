"""What administrators change of people; flush, never commit."""

from sqlalchemy import func, select

from preparedness.accounts import identity, links, records, sign_ins
from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.database import db, one_at_a_time


def hold() -> None:
    """Let one administrator at a time decide about people: two who retire each other must not both succeed."""
    one_at_a_time("accounts")


def invite(email: str, name: str, role: Role, municipality: str | None) -> Account:
    """A new account without a password: a link lets the person choose one."""
    account = records.create(email, name)
    records.give_role(account, role, municipality)
    return account


def other_administrators(account: Account) -> int:
    """How many besides this person look after the installation and can sign in now, by a service if there is one."""
    holds = (Membership.role == Role.ADMINISTRATOR) & Membership.municipality.is_(None)
    can_sign_in = Account.password_hash != ""
    if identity.service():
        can_sign_in |= Account.subject.is_not(None)
    query = select(func.count(Account.id)).where(
        Account.id != account.id, Account.retired_at.is_(None), can_sign_in, Account.memberships.any(holds)
    )
    return db.session.scalar(query) or 0


def change(account: Account, email: str, name: str) -> bool:
    """Give the account another address or name; links sent to the old address end. Was anything changed?"""
    if (account.email, account.name) == (email, name):
        return False
    if account.email != email:
        links.end_all(account)
    account.email, account.name = email, name
    account.edition += 1
    db.session.flush()
    return True


def take_role(account: Account, membership: Membership) -> None:
    db.session.delete(membership)
    db.session.flush()
    db.session.expire(account, ["memberships"])


def retire(account: Account) -> None:
    """From now on the account gives nothing; what the person did and was stays in the record."""
    account.retired_at = clock.now()
    account.edition += 1
    links.end_all(account)
    sign_ins.end_all(account)
    db.session.flush()


def reinstate(account: Account) -> None:
    """The same account with the same roles again."""
    account.retired_at = None
    account.edition += 1
    db.session.flush()
