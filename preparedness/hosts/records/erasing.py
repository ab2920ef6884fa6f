"""Whose personal data are due to be erased, and erasing them; flushes, never commits."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from flask import current_app
from sqlalchemy import ColumnElement, func, select

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.retention import RULES
from preparedness.hosts.models import Assignment, Host
from preparedness.hosts.records import hosts
from preparedness.hosts.rules.erasing import erase_on
from preparedness.safe_points.models import SafePoint, StatusChange
from preparedness.safe_points.states import Status

NAME: Final = "hosts"
"""Under which name the operator sets the months (PREPAREDNESS_RETENTION)."""
MONTHS: Final = 24


def months() -> int:
    """How long personal data are kept after the last assignment, as the operator has set it."""
    told = {rule.name: number for rule, number in current_app.extensions[RULES]}
    return int(told.get(NAME, MONTHS))


def erased_on(host: Host) -> date | None:
    """From which day the host's personal data are due to be erased, as things stand; None while that is not known."""
    known_on = _known_on(host.confirmed_on, host.created_at)
    return _day(host.ends_on, _last_days(Assignment.host_id == host.id)[host.id], known_on)


def due() -> list[int]:
    """Numbers of the hosts who are due today."""
    ends = _last_days(Assignment.id.is_not(None))
    columns = (Host.id, Host.ends_on, Host.confirmed_on, Host.created_at)
    rows = db.session.execute(select(*columns).where(Host.erased_at.is_(None)).order_by(Host.id))
    days = ((row.id, _day(row.ends_on, ends[row.id], _known_on(row.confirmed_on, row.created_at))) for row in rows)
    return [host_id for host_id, day in days if _is_due(day)]


def _last_days(where: ColumnElement[bool]) -> dict[int, list[date | None]]:
    """The last days of assignments by host, None where one goes on. At a withdrawn point it ended with the point."""
    withdrawn = (
        select(func.max(StatusChange.valid_on))
        .where(StatusChange.safe_point_id == SafePoint.id, StatusChange.after == Status.WITHDRAWN)
        .scalar_subquery()
    )
    columns = (Assignment.host_id, Assignment.ends_on, SafePoint.status, withdrawn.label("withdrawn_on"))
    found: dict[int, list[date | None]] = defaultdict(list)
    for row in db.session.execute(select(*columns).join(SafePoint).where(where)):
        is_over = row.status is Status.WITHDRAWN and row.withdrawn_on is not None
        found[row.host_id].append(min(row.ends_on or date.max, row.withdrawn_on) if is_over else row.ends_on)
    return found


def erase_due() -> int:
    """Erase who is due, each held and looked at once more: somebody may just have given them an assignment."""
    count = 0
    for host_id in due():
        host = hosts.by_id(host_id, lock=True)
        if host and _is_due(erased_on(host)):
            hosts.erase(host)
            count += 1
    return count


def _is_due(day: date | None) -> bool:
    return day is not None and day <= clock.today()


def _known_on(confirmed_on: date | None, created_at: datetime) -> date:
    return max(confirmed_on or date.min, clock.local(created_at).date())


def _day(ends_on: date | None, last_days: Sequence[date | None], known_on: date) -> date | None:
    ended = [day for day in last_days if day is not None and day < clock.today()]
    has_open = any(day is None or day >= clock.today() for day in last_days)
    return erase_on(ends_on, ended, known_on, months(), has_open_assignment=has_open)
