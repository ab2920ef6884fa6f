"""Cooperation groups of municipalities, and how many people each municipality has; flush, never commit."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from preparedness.accounts.models import Account, CooperationGroup, GroupMember, Membership
from preparedness.accounts.permissions import Role
from preparedness.common.alphabet import folded, sort_key
from preparedness.common.database import db, one_at_a_time


@dataclass
class Staffing:
    """A municipality of the installation: how many people of each role can sign in, and its groups."""

    people: Counter[Role] = field(default_factory=Counter)
    groups: list[CooperationGroup] = field(default_factory=list)


def hold() -> None:
    """Let one at a time give names to groups: two must not get the same."""
    one_at_a_time("cooperation groups")


def everyone() -> list[CooperationGroup]:
    """All groups in the order of the alphabet."""
    return sorted(db.session.scalars(select(CooperationGroup)), key=lambda group: (sort_key(group.name), group.id))


def of_account(account: Account) -> list[CooperationGroup]:
    """Those that hold a municipality in which the person has a role."""
    codes = {held.municipality for held in account.memberships}
    return [group for group in everyone() if codes & {member.municipality for member in group.members}]


def by_id(group_id: int, *, lock: bool = False) -> CooperationGroup | None:
    return db.session.get(CooperationGroup, group_id, with_for_update=lock, populate_existing=lock)


def is_taken(name: str, but: int | None) -> bool:
    """Does another group than `but` have this name, whatever its case?"""
    query = select(CooperationGroup.name).where(CooperationGroup.id != (but or 0))
    return folded(name) in {folded(each) for each in db.session.scalars(query)}


def save(group: CooperationGroup, values: Mapping[str, Any]) -> CooperationGroup:
    for name, value in values.items():
        setattr(group, name, value)
    group.edition = (group.edition or 0) + 1
    db.session.add(group)
    db.session.flush()
    return group


def add_member(group: CooperationGroup, municipality: str) -> None:
    """Adding one that is a member already changes nothing."""
    if municipality not in {member.municipality for member in group.members}:
        group.members.append(GroupMember(municipality=municipality))
        db.session.flush()


def remove_member(group: CooperationGroup, municipality: str) -> None:
    """Removing one that is no member changes nothing."""
    group.members[:] = [member for member in group.members if member.municipality != municipality]
    db.session.flush()


def remove(group: CooperationGroup) -> None:
    db.session.delete(group)
    db.session.flush()


def staffing() -> dict[str, Staffing]:
    """The municipalities that have people or groups, by code; always the same number of queries."""
    found: dict[str, Staffing] = {code: Staffing() for code in _held()}
    for group in everyone():
        for member in group.members:
            found.setdefault(member.municipality, Staffing()).groups.append(group)
    can_sign_in = Account.retired_at.is_(None) & ((Account.password_hash != "") | Account.subject.is_not(None))
    query = select(Membership.municipality, Membership.role, func.count()).join(Account).where(can_sign_in)
    for code, role, number in db.session.execute(query.group_by(Membership.municipality, Membership.role)):
        if code:
            found.setdefault(code, Staffing()).people[role] = number
    return found


def _held() -> set[str]:
    query = select(Membership.municipality).where(Membership.municipality.is_not(None)).distinct()
    return {code for code in db.session.scalars(query) if code}
