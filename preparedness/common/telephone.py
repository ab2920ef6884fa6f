"""What a telephone says about time when it sends what it has kept while it had no network.

A telephone's clock may be wrong. It tells what it shows when it sends, so its times are put right by the difference
from the server's clock. Small differences are the network's own and are left alone. A clock that was set between a tap
and its sending is found out by how long the telephone says that has been.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from preparedness.common import clock
from preparedness.common.facts import FactError
from preparedness.common.messages import Message, message

MOST: Final = 200
"""Entries in one sending."""
TOLERANCE: Final = timedelta(seconds=20)
"""The page gives a sending up before: what differs by less may be nothing but a slow network."""
BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""From which browsers count."""
SLACK: Final = timedelta(minutes=1)
OLDEST: Final = timedelta(days=60)
KEY: Final = re.compile(r"[0-9A-Za-z-]{8,40}")
"""Made on the telephone for each tap, so that the same one sent twice is one."""


@dataclass(frozen=True, slots=True)
class Refusals:
    """What to do about an entry whose time cannot be taken."""

    unreadable: Message
    too_old: Message


def clock_error(shown: object, now: datetime) -> timedelta:
    """How far the telephone's clock is ahead of ours, by what it shows as it sends; behind is less than nothing."""
    moment = _moment(shown)
    error = moment - now if moment else timedelta()
    return error if abs(error) > TOLERANCE else timedelta()


def about_clock(error: timedelta) -> Message | None:
    """How far off the telephone is, in words; None where it is right."""
    minutes = round(abs(error).total_seconds() / 60, 1)
    if not error:
        return None
    if error > timedelta():
        return message("The telephone's clock is %(num)s minutes fast. The times have been put right.", num=minutes)
    return message("The telephone's clock is %(num)s minutes slow. The times have been put right.", num=minutes)


def when(raw: Mapping[Any, Any], now: datetime, error: timedelta, refusals: Refusals) -> datetime:
    """When an entry was made; now, where nothing is said. Never in the future. Raises FactError."""
    shown = raw.get("at")
    if shown in (None, ""):
        return now
    moment = _moment(shown)
    if moment is None:
        raise FactError(refusals.unreadable)
    try:
        moment -= error
    except OverflowError:
        moment = now + OLDEST
    moment = _measured(raw.get("elapsed"), now, moment)
    if moment > now + SLACK:
        raise FactError(message("Enter a time that is not in the future."))
    if moment < now - OLDEST:
        raise FactError(refusals.too_old)
    return min(moment, now)


def _measured(elapsed: object, now: datetime, moment: datetime) -> datetime:
    """By how long ago the telephone says that it was: where that disagrees, its clock was set in between."""
    since = _moment(elapsed)
    ago = since - BEGINNING if since else None
    if ago is None or not timedelta() <= ago <= OLDEST or abs(now - ago - moment) <= TOLERANCE:
        return moment
    return now - ago


def _moment(raw: object) -> datetime | None:
    """Milliseconds since 1970, as browsers count."""
    text = str(raw)
    if isinstance(raw, bool) or not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]+)?", text):
        return None
    try:
        return datetime.fromtimestamp(float(text) / 1000, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def milliseconds(moment: datetime) -> int:
    """As browsers count."""
    return int(moment.timestamp() * 1000)


def shown_time(moment: datetime) -> str:
    """What clocks in Sweden showed; with the day where that was not today."""
    local = clock.local(moment)
    return f"{local:%H:%M}" if local.date() == clock.local(clock.now() + SLACK).date() else f"{local:%Y-%m-%d %H:%M}"


def entries_of(body: object) -> list[object] | None:
    """What was sent in one go; None where that is no such list, or too long."""
    raws = body.get("entries") if isinstance(body, Mapping) else None
    return raws if isinstance(raws, list) and len(raws) <= MOST else None
