"""Who can be assigned where: a municipality's own hosts, and those whom cooperating ones lend; never commit."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select

from preparedness.accounts.models import GroupMember
from preparedness.common.alphabet import sort_key
from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.common.messages import Message, message
from preparedness.geography.municipalities import municipality
from preparedness.hosts.models import Host
from preparedness.hosts.records import assignments, hosts, training
from preparedness.hosts.rules import assigning
from preparedness.safe_points.models import SafePoint, StatusChange
from preparedness.safe_points.states import Status


def choosable(code: str) -> list[Host]:
    """The municipality's hosts first, then those that may be borrowed, each by name."""
    own = training.choosable(frozenset({code}))
    return own + sorted(hosts.lendable(lenders(code)), key=lambda host: (host.municipality, sort_key(host.name)))


def lenders(code: str) -> frozenset[str]:
    """Municipalities that are in a cooperation group with this one."""
    groups = select(GroupMember.group_id).where(GroupMember.municipality == code)
    found = db.session.scalars(select(GroupMember.municipality).where(GroupMember.group_id.in_(groups)))
    return frozenset(found) - {code}


def may_be_lent(host: Host, code: str) -> bool:
    """Is it the municipality's own host, or one who says yes, of a municipality that cooperates with it?"""
    return host.municipality == code or (host.lendable is Answer.YES and host.municipality in lenders(code))


def labels(code: str, found: Mapping[str, Host]) -> Iterator[tuple[str, str]]:
    """Values and texts of the list; a borrowed host is shown with where they come from."""
    for value, host in found.items():
        home = municipality(host.municipality)
        yield value, host.name if host.municipality == code or not home else f"{host.name} ({home.name})"


def refusals(host: Host, point: SafePoint, values: Mapping[str, Any], but: int = 0) -> list[tuple[str, Message]]:
    """What is wrong with an assignment of the host to the point with these values; `but` is the one that is changed."""
    begins, ends = values["begins_on"], values["ends_on"]
    found = list(assigning.refusals(point.status, _designated_on(point), begins, ends, host.ends_on, is_new=not but))
    if not but and not may_be_lent(host, point.municipality):
        found.append(("chosen", message("The host belongs to another municipality, and may not be borrowed by it.")))
    if assignments.overlapping(host.id, point.id, values, but):
        found.append(("role", message("The host has this role at the point already at that time.")))
    return found


def _designated_on(point: SafePoint) -> date | None:
    """Since when the point is one."""
    steps = select(func.min(StatusChange.valid_on)).where(StatusChange.safe_point_id == point.id)
    return db.session.scalar(steps.where(StatusChange.after == Status.DESIGNATED))
