"""Whose personal data are due to be erased, and erasing them; flushes, never commits."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from flask import current_app
from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.retention import RULES
from preparedness.hosts.models import Assignment, Host
from preparedness.hosts.records import hosts
from preparedness.hosts.rules.erasing import erase_on

NAME: Final = "hosts"
"""Under which name the operator sets the months (PREPAREDNESS_RETENTION)."""
MONTHS: Final = 24


def months() -> int:
    """How long personal data are kept after the last assignment, as the operator has set it."""
    told = {rule.name: number for rule, number in current_app.extensions[RULES]}
    return int(told.get(NAME, MONTHS))


def erased_on(host: Host) -> date | None:
    """From which day the host's personal data are due to be erased, as things stand; None while that is not known."""
    return _day(
        host.ends_on, [each.ends_on for each in host.assignments], _known_on(host.confirmed_on, host.created_at)
    )


def due() -> list[int]:
    """Numbers of the hosts who are due today."""
    ends: dict[int, list[date | None]] = defaultdict(list)
    for host_id, last in db.session.execute(select(Assignment.host_id, Assignment.ends_on)):
        ends[host_id].append(last)
    columns = (Host.id, Host.ends_on, Host.confirmed_on, Host.created_at)
    rows = db.session.execute(select(*columns).where(Host.erased_at.is_(None)).order_by(Host.id))
    days = ((row.id, _day(row.ends_on, ends[row.id], _known_on(row.confirmed_on, row.created_at))) for row in rows)
    return [host_id for host_id, day in days if _is_due(day)]


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
