"""Links that let somebody choose a password: shown once, used once, for a while. Only a digest of each is kept."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from flask import current_app
from sqlalchemy import select

from preparedness.accounts import records
from preparedness.accounts.models import Account, AccountLink
from preparedness.common import clock
from preparedness.common.database import db

INVITATION: Final = "invitation"
RESET: Final = "reset"
HOURS: Final = {INVITATION: 7 * 24, RESET: 24}
"""How long a link holds that somebody hands over; one that is sent by mail holds an hour."""
BY_MAIL: Final = 1
PATHS: Final = {INVITATION: "/valkommen/", RESET: "/nytt-losenord/"}
SLACK: Final = timedelta(minutes=5)
"""So much may the clocks of two machines differ. A link from further ahead comes from a clock that was turned back."""


def make(account: Account, purpose: str, by: Account | None = None, hours: int | None = None) -> str:
    """A new link's token, which is told this once.

    Older links for the same purpose end, except those that hold longer: what a stranger asks for by mail must not end
    the link that an administrator has just handed over.
    """
    moment = clock.now()
    ends = moment + timedelta(hours=hours or HOURS[purpose])
    for older in _open(account, moment):
        if older.purpose == purpose and older.expires_at <= ends:
            older.expires_at = moment
    token = secrets.token_urlsafe(32)
    made = AccountLink(account_id=account.id, purpose=purpose, digest=digest(token), created_at=moment, expires_at=ends)
    made.created_by_id = by.id if by else None
    db.session.add(made)
    db.session.flush()
    return token


def account_of(token: str, purpose: str) -> Account | None:
    """Whose link it is, while it holds."""
    link = _found(token, purpose)
    account = records.by_id(link.account_id) if link else None
    return account if link and _holds(link, account) else None


def use(token: str, purpose: str) -> Account | None:
    """Use the link up: its account, locked until the transaction ends; nobody when it does not hold any more.

    Of two who use it at once, the second waits for the first and then finds it used.
    """
    link = _found(token, purpose)
    if link is None:
        return None
    account = records.by_id(link.account_id, lock=True)
    db.session.refresh(link)
    if account is None or not _holds(link, account):
        return None
    link.used_at = clock.now()
    end_all(account)
    return account


def end_all(account: Account) -> None:
    """No link of this person holds any longer."""
    moment = clock.now()
    for link in _open(account, moment):
        link.expires_at = moment
    db.session.flush()


def made_lately(account: Account, purpose: str, pause: timedelta) -> bool:
    """Is there a link, still unused, that nobody in particular asked for and that is not yet as old as this?"""
    found = (link for link in _open(account, clock.now()) if link.purpose == purpose and link.created_by_id is None)
    return any(clock.now() - link.created_at < pause for link in found)


def path(purpose: str, token: str) -> str:
    """Where the link leads, on this site."""
    return f"{PATHS[purpose]}{token}"


def address(purpose: str, token: str) -> str:
    """The whole link as it stands in a mail, begun by the operator's setting: never by what a request says."""
    return f"{current_app.config['ADDRESS']}{path(purpose, token)}"


def digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _found(token: str, purpose: str) -> AccountLink | None:
    wanted = (AccountLink.digest == digest(token), AccountLink.purpose == purpose)
    return db.session.scalar(select(AccountLink).where(*wanted))


def _open(account: Account, moment: datetime) -> list[AccountLink]:
    unused = (AccountLink.used_at.is_(None), AccountLink.expires_at > moment)
    return list(db.session.scalars(select(AccountLink).where(AccountLink.account_id == account.id, *unused)))


def _holds(link: AccountLink, account: Account | None) -> bool:
    in_time = link.created_at - SLACK <= clock.now() < link.expires_at
    return in_time and link.used_at is None and account is not None and account.is_active
