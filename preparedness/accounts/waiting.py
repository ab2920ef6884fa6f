"""How long one waits after failed attempts: pure.

Failures fill a bucket that leaks. As long as it is not full, nobody waits; then each failure doubles the wait. Whoever
was held back therefore comes through again by waiting, and slow guessing never gets faster than the leak.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from preparedness.common.messages import Message, message

LONGEST: Final = timedelta(minutes=15)
SKEW: Final = timedelta(seconds=5)
"""So far may the clocks of two servers differ; a moment later than that comes from a clock that has been put back."""
BEYOND: Final = 10
"""So far above its limit a bucket fills: by then the wait has long been the longest."""


@dataclass(frozen=True)
class Limit:
    """So many failures are free, and one is forgotten in each span of time."""

    free: int
    forgets: timedelta


@dataclass(frozen=True)
class Bucket:
    """The failures that still count, as they were at the latest of them."""

    level: float
    last_at: datetime


ADDRESS: Final = Limit(30, timedelta(minutes=2))
"""One address, whomever it tries: behind it may stand a whole municipality."""
ACCOUNT: Final = Limit(30, timedelta(seconds=30))
"""One account from all addresses. It never waits itself: else a stranger could lock somebody out."""
PAIR: Final = Limit(5, timedelta(minutes=12))
"""One account from one address or one known browser."""
FORGOTTEN: Final = max((limit.free + BEYOND) * limit.forgets for limit in (ADDRESS, ACCOUNT, PAIR))
"""After this long every bucket is empty."""
MINUTE: Final = 60
ATTACKED_FREE: Final = 2
"""An account that is tried from everywhere: so few failures are free from an address that nobody knows."""


def level(bucket: Bucket | None, limit: Limit, now: datetime) -> float:
    """What is left of the failures now."""
    if bucket is None or bucket.last_at > now + SKEW:
        return 0.0
    elapsed = max(now - bucket.last_at, timedelta())
    return max(0.0, min(bucket.level, limit.free + BEYOND) - elapsed / limit.forgets)


def filled(bucket: Bucket | None, limit: Limit, now: datetime) -> Bucket:
    """The bucket after one more failure."""
    return Bucket(min(level(bucket, limit, now) + 1, limit.free + BEYOND), now)


def wait(bucket: Bucket | None, limit: Limit, now: datetime) -> int:
    """Seconds until the next attempt is let through; never more than the longest wait, whatever the clock does."""
    if bucket is None or bucket.last_at > now + SKEW:
        return 0
    over = min(round(bucket.level), limit.free + BEYOND) - limit.free
    if over < 0:
        return 0
    whole = min(timedelta(seconds=2 ** (over + 1)), LONGEST)
    left = whole - max(now - bucket.last_at, timedelta())
    return max(0, ceil(left.total_seconds()))


def sentence(seconds: int) -> Message:
    """What is said to whoever has to wait: the same whether or not there is such an account."""
    if seconds <= MINUTE:
        return message("Too many attempts. Wait %(seconds)s seconds and try again.", seconds=seconds)
    return message("Too many attempts. Wait %(minutes)s minutes and try again.", minutes=ceil(seconds / MINUTE))


def stranger_waits(pair: Bucket | None, address: Bucket | None, account: Bucket | None, *, now: datetime) -> int:
    """An attempt from a browser that has never signed in to the account: its own failures, its address's, others'."""
    attacked = level(account, ACCOUNT, now) > ACCOUNT.free
    limit = replace(PAIR, free=ATTACKED_FREE) if attacked else PAIR
    return max(wait(address, ADDRESS, now), wait(pair, limit, now))
