"""The only place that asks what time it is."""

from datetime import UTC, date, datetime, time
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


def local(moment: datetime) -> datetime:
    """A stored moment as clocks in Sweden show it."""
    return moment.astimezone(STOCKHOLM)
