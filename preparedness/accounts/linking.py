"""Which account somebody has whom the identity service has sent: by its subject, and by e-mail the first time alone."""

from sqlalchemy import select

from preparedness.accounts import security_log, sign_ins
from preparedness.accounts.identity import Identity
from preparedness.accounts.models import Account
from preparedness.common.database import db, write_from_here
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note


def account_of(person: Identity) -> Account | None:
    """Whom to sign in; None where there is no account, it is retired, or it is another person's at the service."""
    known = db.session.scalar(select(Account).where(Account.subject == person.subject))
    account = known or _linked(person)
    if account and account.is_active:
        return account
    security_log.note("refused", account.id if account else None, kind="service")
    return None


def _linked(person: Identity) -> Account | None:
    """The account with the person's e-mail; from now on it is theirs at the service, whatever their address becomes."""
    free = select(Account).where(Account.email == person.email, Account.subject.is_(None), Account.retired_at.is_(None))
    if not person.email or db.session.scalar(free) is None:
        return None
    write_from_here()  # most sign-ins only read, and wait for nobody who writes
    account = db.session.scalar(free.with_for_update())
    if account:
        account.subject = person.subject
        note(db.session, by_id=account.id, why=say(message("First sign-in through the identity service.")))
        db.session.flush()
    return account


def disconnect(account: Account) -> None:
    """Who signed in through the service is signed out; the next with the account's address there takes the account."""
    account.subject = None
    sign_ins.end_all(account)
    db.session.flush()
