"""Who signs in as which host; flush, never commit."""

from sqlalchemy import select

from preparedness.accounts import records as accounts
from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.common.messages import Message, message
from preparedness.hosts.models import Host


def account_of(host: Host) -> Account | None:
    return db.session.get(Account, host.account_id) if host.account_id else None


def link(host: Host, email: str) -> Message | None:
    """Connect the host with the account of this address, or with none; a sentence where that cannot be."""
    account = accounts.by_email(email) if email else None
    if account:  # held: two people must not connect it with two hosts at once
        account = accounts.by_id(account.id, lock=True)
    if email and not _is_host_here(account, host.municipality):
        return message(
            "No account with this address has the role of host in the municipality. An administrator makes one."
        )
    if account and (
        taken := db.session.scalar(select(Host.id).where(Host.account_id == account.id, Host.id != host.id))
    ):
        return message("Host number %(number)s is connected with this account already.", number=str(taken))
    host.account_id = account.id if account else None
    host.edition += 1
    db.session.flush()
    return None


def _is_host_here(account: Account | None, municipality: str) -> bool:
    held = account.memberships if account and account.is_active else []
    return any(each.role is Role.HOST and each.municipality in (None, municipality) for each in held)
