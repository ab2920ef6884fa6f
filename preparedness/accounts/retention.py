"""What is kept of people only for a while: who the retired were, and links that no longer open anything."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, or_, select

from preparedness.accounts.models import Account, AccountLink, RecoveryCode
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.common.retention import Rule


def _retired(moment: datetime) -> Sequence[Account]:
    query = select(Account).where(Account.retired_at < moment, Account.erased_at.is_(None))
    return db.session.scalars(query).all()


def erase(account: Account) -> None:
    """Leave nothing of who it was; what the person did stays, by the account's number."""
    account.email, account.name, account.subject = f"erased-{account.id}@account.invalid", "", None
    account.password_hash, account.totp_secret, account.totp_since = "", None, None
    account.erased_at = clock.now()
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))


def _erase_retired(moment: datetime) -> None:
    note(db.session, forget=True)
    for account in _retired(moment):
        erase(account)
    db.session.flush()


def _ended(moment: datetime) -> Sequence[AccountLink]:
    query = select(AccountLink).where(or_(AccountLink.used_at < moment, AccountLink.expires_at < moment))
    return db.session.scalars(query).all()


def _erase_ended(moment: datetime) -> None:
    for link in _ended(moment):
        db.session.delete(link)
    db.session.flush()


RULES = (
    Rule("retired-accounts", message("Names and addresses of retired accounts"), 12,
         lambda moment: len(_retired(moment)), _erase_retired),
    Rule("links", message("Links for passwords that have ended"), 1, lambda moment: len(_ended(moment)), _erase_ended),
)  # fmt: skip
