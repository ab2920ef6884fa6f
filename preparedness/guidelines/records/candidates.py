"""Who can be asked to read a guideline and has not been: hosts and accounts, each person once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import or_, select

from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.alphabet import sort_key
from preparedness.common.database import db
from preparedness.common.many import codes as codes_of
from preparedness.guidelines.models import Asked, Guideline
from preparedness.guidelines.states import Reach
from preparedness.hosts.models import Assignment, Host
from preparedness.hosts.records.knowing import IN_USE
from preparedness.hosts.states import HostRole
from preparedness.safe_points.models import SafePoint

ROLES: Final = (Role.COORDINATOR, Role.EXERCISE_LEADER, Role.READER, Role.HOST)
"""Whose accounts can be asked, each in their municipality."""


@dataclass
class Candidate:
    """A person: a host, or an account that is no host's. `duties`: roles at the points where the guideline holds."""

    name: str
    municipality: str
    host_id: int | None = None
    account_id: int | None = None
    can_take: frozenset[str] = frozenset()
    duties: set[str] = field(default_factory=set)
    roles: set[Role] = field(default_factory=set)

    @property
    def key(self) -> str:
        """How a form names them."""
        return f"h{self.host_id}" if self.host_id else f"a{self.account_id}"


def roles_for(guideline: Guideline) -> list[HostRole]:
    """The roles at a point that the guideline is for."""
    wanted = codes_of(guideline.readers)
    return [role for role in HostRole if role.value in wanted]


def candidates(guideline: Guideline, codes: Collection[str]) -> list[Candidate]:
    """Of these municipalities, in the order of the alphabet; four queries, however many they are."""
    hosts = _hosts(codes)
    for host_id, role in _duties(guideline, codes):
        if host_id in hosts:
            hosts[host_id].duties.add(role.value)
    by_account = {each.account_id: each for each in hosts.values() if each.account_id}
    found = list(hosts.values())
    for account in _accounts(codes, by_account):
        found += [account] if account.account_id not in by_account else []
    asked_hosts, asked_accounts = _asked(guideline)
    left = (each for each in found if each.host_id not in asked_hosts and each.account_id not in asked_accounts)
    return sorted(left, key=lambda each: sort_key(each.name))


def unasked_at_points(guideline: Guideline, codes: Collection[str]) -> int:
    """Hosts at the points where it holds, in the roles that it is for, who have not been asked."""
    roles = {role.value for role in roles_for(guideline)}
    found = candidates(guideline, codes)
    return sum(bool(each.duties & roles if roles else each.duties) for each in found)


def _hosts(codes: Collection[str]) -> dict[int, Candidate]:
    columns = (Host.id, Host.name, Host.municipality, Host.roles, Host.account_id)
    here = or_(Host.ends_on.is_(None), Host.ends_on > clock.today())
    query = select(*columns).where(Host.municipality.in_(list(codes)), Host.erased_at.is_(None), here)
    return {
        row.id: Candidate(row.name, row.municipality, row.id, row.account_id, codes_of(row.roles))
        for row in db.session.execute(query)
    }


def _duties(guideline: Guideline, codes: Collection[str]) -> Iterable[tuple[int, HostRole]]:
    """Assignments that hold or are to come, at points in use where the guideline holds."""
    goes_on = or_(Assignment.ends_on.is_(None), Assignment.ends_on >= clock.today())
    query = select(Assignment.host_id, Assignment.role).join(SafePoint, SafePoint.id == Assignment.safe_point_id)
    query = query.where(goes_on, SafePoint.status.in_(IN_USE), SafePoint.municipality.in_(list(codes)))
    if guideline.reach is Reach.CHOSEN_POINTS:
        query = query.where(SafePoint.id.in_([each.safe_point_id for each in guideline.places]))
    return [(row.host_id, row.role) for row in db.session.execute(query)]


def _accounts(codes: Collection[str], hosts: dict[int, Candidate]) -> list[Candidate]:
    """Accounts with a role in these municipalities; that of a host only adds its roles to the host."""
    columns = (Account.id, Account.name, Account.email, Membership.role, Membership.municipality)
    query = select(*columns).join(Membership, Membership.account_id == Account.id)
    query = query.where(Account.retired_at.is_(None), Membership.role.in_(ROLES))
    found: dict[int, Candidate] = {}
    for row in db.session.execute(query.where(Membership.municipality.in_(list(codes))).order_by(Membership.id)):
        fresh = Candidate(row.name or row.email, row.municipality, account_id=row.id)
        one = hosts.get(row.id) or found.setdefault(row.id, fresh)
        one.roles.add(row.role)
    return list(found.values())


def _asked(guideline: Guideline) -> tuple[set[int], set[int]]:
    """Numbers of the hosts and of the accounts that belong to somebody who was asked."""
    query = select(Asked.host_id, Asked.account_id, Host.account_id.label("own")).outerjoin(
        Host, Host.id == Asked.host_id
    )
    hosts: set[int] = set()
    accounts: set[int] = set()
    for row in db.session.execute(query.where(Asked.guideline_id == guideline.id)):
        hosts |= {row.host_id} - {None}
        accounts |= {row.account_id, row.own} - {None}
    return hosts, accounts
