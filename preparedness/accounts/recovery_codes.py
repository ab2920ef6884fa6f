"""Recovery codes: each stands in for the second factor once. Only digests are kept; flush, never commit."""

from collections.abc import Iterable

from sqlalchemy import delete, func, select

from preparedness.accounts import codes, security_log
from preparedness.accounts.models import Account, RecoveryCode
from preparedness.common import clock
from preparedness.common.database import db


def renew(account: Account) -> list[str]:
    """New ones in place of all that there were: the only time that they can be shown."""
    drop(account)
    made = codes.new_recovery_codes()
    db.session.add_all(RecoveryCode(account_id=account.id, digest=codes.digest(code)) for code in made)
    db.session.flush()
    security_log.note("recovery codes made", account.id)
    return made


def drop(account: Account) -> None:
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))


def use(account: Account, text: str) -> bool:
    """Is it one that has not been used? Then it is used now. Whoever calls holds the lock on the account's row."""
    mine = RecoveryCode.account_id == account.id, RecoveryCode.used_at.is_(None)
    found = db.session.scalar(select(RecoveryCode).where(*mine, RecoveryCode.digest == codes.digest(text)))
    if found is None:
        return False
    found.used_at = clock.now()
    db.session.flush()
    security_log.note("recovery code used", account.id)
    return True


def left(account: Account) -> int:
    mine = RecoveryCode.account_id == account.id, RecoveryCode.used_at.is_(None)
    return db.session.scalar(select(func.count(RecoveryCode.id)).where(*mine)) or 0


def theirs(account: Account, typed: Iterable[str]) -> list[str]:
    """Those of the codes that are this person's: nothing else is ever written into a file for them."""
    kept = set(db.session.scalars(select(RecoveryCode.digest).where(RecoveryCode.account_id == account.id)))
    return [code for code in typed if codes.digest(code) in kept]
