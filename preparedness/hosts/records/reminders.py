"""What is due for whom, of what nobody has been reminded of yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Select, or_, select

from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.hosts.models import Host
from preparedness.hosts.records import sent
from preparedness.hosts.records.watching import Scope, sessions_due, watched, within
from preparedness.hosts.rules.reminding import Due, Kind, concerns, due


@dataclass(frozen=True)
class Found:
    """Everything that is due, and what the hosts are called."""

    dues: list[Due]
    names: Mapping[int, str]

    def by_kind(self) -> list[tuple[Kind, list[Due]]]:
        """In groups, without empty ones."""
        groups = ((kind, [each for each in self.dues if each.kind is kind]) for kind in Kind)
        return [(kind, dues) for kind, dues in groups if dues]


@dataclass(frozen=True)
class Letter:
    """What one person is to be reminded of: as a coordinator, and as a host."""

    account_id: int
    email: str
    language: str
    theirs: list[Due]
    own: list[Due]
    names: Mapping[int, str]

    def whats(self) -> list[str]:
        return [each.key(self.account_id) for each in (*self.theirs, *self.own)]


def found(scope: Scope) -> Found:
    """What is due today in these municipalities, from a constant number of queries."""
    seen = watched(within(Host.municipality, scope))
    return Found(due(seen.hosts, seen.courses, sessions_due(scope), clock.today()), seen.names)


def letters(everything: Found) -> list[Letter]:
    """What nobody has been reminded of yet, by person; whoever has nothing new is left out."""
    told = sent.known()
    hosts = {row.account_id: row.id for row in db.session.execute(_host_accounts())}
    made = (_letter(account, hosts.get(account.id), everything, told) for account in _recipients())
    return [letter for letter in made if letter.whats()]


def _host_accounts() -> Select[int | None, int]:
    return select(Host.account_id, Host.id).where(Host.account_id.is_not(None), Host.erased_at.is_(None))


def _recipients() -> list[Account]:
    """Coordinators, and hosts with an account, who have ever shown that the address is theirs by signing in."""
    keeps = select(Membership.account_id).where(Membership.role == Role.COORDINATOR)
    hosts = select(Host.account_id).where(Host.account_id.is_not(None))
    query = select(Account).where(Account.retired_at.is_(None), or_(Account.id.in_(keeps), Account.id.in_(hosts)))
    return [account for account in db.session.scalars(query.order_by(Account.id)) if account.has_way_in]


def _letter(account: Account, host_id: int | None, everything: Found, told: set[str]) -> Letter:
    keeps = {held.municipality for held in account.memberships if held.role is Role.COORDINATOR}
    new = [each for each in everything.dues if each.key(account.id) not in told]
    theirs = [each for each in new if each.municipality in keeps]
    own = [each for each in concerns(new, host_id) if each.municipality not in keeps] if host_id else []
    return Letter(account.id, account.email, account.language, theirs, own, everything.names)
