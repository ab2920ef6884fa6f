"""Choosing and changing one's own password; flush, never commit.

Argon2 does its work before the transaction that writes begins, so that no other writer waits for it.
"""

from typing import Final

from preparedness.accounts import links, passwords, records
from preparedness.accounts.models import Account
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note

WHY: Final = {
    links.INVITATION: message("Chose a password by the link of an invitation"),
    links.RESET: message("Chose a new password by a link"),
}


def known(account: Account) -> tuple[str, str]:
    """What a stranger would try first as this person's password."""
    return account.email, account.name


def choose_password(token: str, purpose: str, password: str) -> Account | None:
    """The password of whose link this is, which is used up; nobody when it no longer holds."""
    made = _hashed(password)
    account = links.use(token, purpose)
    if account:
        note(db.session, by_id=account.id, why=say(WHY[purpose]))
        _set(account, made)
    return account


def change_password(account: Account, password: str, proved: str) -> bool:
    """Give the account another password, unless it is no longer the one that was `proved` (its hash) a moment ago."""
    number, made = account.id, _hashed(password)
    row = records.by_id(number, lock=True)
    if row is None or not row.is_active or row.password_hash != proved:
        return False
    links.end_all(row)
    _set(row, made)
    return True


def _hashed(password: str) -> str:
    db.session.rollback()
    return passwords.hashed(password)


def _set(account: Account, made: str) -> None:
    account.password_hash = made
    db.session.flush()
