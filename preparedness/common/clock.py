"""The only place that asks what time it is."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The date in Sweden now."""
    return now().astimezone(STOCKHOLM).date()


def start_of(day: date) -> datetime:
    """When a day begins in Sweden."""
    return datetime.combine(day, time(), STOCKHOLM)


def end_of(day: date) -> datetime:
    """The last moment of a day in Sweden."""
    return start_of(day + timedelta(days=1)) - timedelta(microseconds=1)


def local(moment: datetime) -> datetime:
    """A stored moment as clocks in Sweden show it."""
    return moment.astimezone(STOCKHOLM)


def months_later(day: date, months: int) -> date:
    """The same day of the month, or that month's last: a year after 29 February is 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
