"""When somebody answered, as it is written on the list: a time of day, or a date with a time."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from preparedness.common.clock import STOCKHOLM, local
from preparedness.common.facts import Day, FactError, cleaned
from preparedness.common.messages import message

WRITTEN: Final = re.compile(r"(?:(\S*[0-9]\S*)[ T]+)?(?:kl\.? ?)?([0-9]{1,2})[:.]([0-9]{2})")
CLOCKS_DIFFER: Final = timedelta(minutes=10)
DAYS_BEFORE: Final = 60
"""So long before the call was registered somebody may have answered: paper is entered when there is power again."""
DAY: Final = Day("", "")


def moment(text: str, begun: datetime, now: datetime) -> datetime:
    """The moment that the text names; raises FactError.

    A time without a date is the first such time from when the call began, so that ten past midnight is the next day;
    if that is still to come, it was the last such time before the call began: the paper was there first.
    """
    written = WRITTEN.fullmatch(cleaned(text))
    if written is None:
        raise FactError(message("Enter the time as 20:15, or with the date as 2026-11-24 20:15."))
    try:
        at = time(int(written[2]), int(written[3]))
    except ValueError as error:
        raise FactError(message("Enter a time from 00:00 to 23:59.")) from error
    found = _on(DAY.parse(written[1]), at) if written[1] else _nearest(at, begun, now)
    if found > now + CLOCKS_DIFFER:
        raise FactError(message("Enter a time that is not in the future."))
    if found < begun - timedelta(days=DAYS_BEFORE):
        raise FactError(message("Enter a time at most %(days)s days before the call began.", days=DAYS_BEFORE))
    return found


def _on(day: date, at: time) -> datetime:
    return datetime.combine(day, at, STOCKHOLM)


def _nearest(at: time, begun: datetime, now: datetime) -> datetime:
    start = local(begun).replace(second=0, microsecond=0)
    day = start.date() + timedelta(days=at < start.time())
    return found if (found := _on(day, at)) <= now + CLOCKS_DIFFER else _on(day - timedelta(days=1), at)
