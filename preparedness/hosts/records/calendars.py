"""Secret addresses of calendars: made, renewed, ended, found. Only a digest of each is kept; flushes, never commits."""

import secrets

from sqlalchemy import select

from preparedness.accounts import links
from preparedness.accounts import records as accounts
from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.hosts.models import CalendarLink


def of_account(account: Account) -> CalendarLink | None:
    return db.session.scalar(select(CalendarLink).where(CalendarLink.account_id == account.id))


def renew(account: Account) -> str:
    """A new secret, which is told this once; the one before it ends. Of two at once, the later one holds."""
    accounts.by_id(account.id, lock=True)
    link = of_account(account) or CalendarLink(account_id=account.id)
    token = secrets.token_urlsafe(32)
    link.digest, link.made_at = links.digest(token), clock.now()
    db.session.add(link)
    db.session.flush()
    return token


def end(account: Account) -> None:
    accounts.by_id(account.id, lock=True)
    if link := of_account(account):
        db.session.delete(link)
        db.session.flush()


def account_of(token: str) -> Account | None:
    """Whose calendar it is; nobody's when it has ended or the account has been retired."""
    found = db.session.scalar(select(CalendarLink.account_id).where(CalendarLink.digest == links.digest(token)))
    account = accounts.by_id(found) if found else None
    return account if account and account.is_active else None
