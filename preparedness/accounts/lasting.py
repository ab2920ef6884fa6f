"""How long a sign-in lasts: pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

PAUSE: Final = timedelta(minutes=5)
"""So seldom is it written down that somebody is still there."""


@dataclass(frozen=True)
class Lasting:
    """How long a sign-in lasts without work in the register, and at most."""

    idle: timedelta
    longest: timedelta

    def holds(self, begun_at: datetime, seen_at: datetime, now: datetime) -> bool:
        """Moments in the future come from a clock that was put back since: they sign nobody out."""
        return now - begun_at < self.longest and now - seen_at < self.idle


def written(begun_at: datetime, seen_at: datetime, now: datetime) -> tuple[datetime, datetime] | None:
    """The moments as they should now be written down, or None while they can stand as they are.

    Those that lie in the future become now: a clock that is put back prolongs a sign-in by as much, and not for ever.
    """
    if begun_at <= now and seen_at <= now < seen_at + PAUSE:
        return None
    return min(begun_at, now), now
