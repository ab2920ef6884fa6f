"""How long one waits after failed attempts, as tables: doubling, leaking, and whatever the clock does."""

from datetime import UTC, datetime, timedelta

import pytest

from preparedness.accounts.waiting import (
    ACCOUNT,
    ADDRESS,
    BEYOND,
    FORGOTTEN,
    LONGEST,
    PAIR,
    Bucket,
    Limit,
    filled,
    level,
    sentence,
    stranger_waits,
    wait,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MOST = int(LONGEST.total_seconds())


def after(failures: int, limit: Limit, *, at: datetime = NOW) -> Bucket | None:
    bucket: Bucket | None = None
    for _ in range(failures):
        bucket = filled(bucket, limit, at)
    return bucket


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (1, 0), (4, 0), (5, 2), (6, 4), (7, 8), (8, 16), (9, 32), (13, 512), (14, 900), (15, 900), (5000, 900)],
)
def test_five_are_free_and_then_the_wait_doubles(failures: int, seconds: int) -> None:
    assert wait(after(failures, PAIR), PAIR, NOW) == seconds


@pytest.mark.parametrize(("failures", "seconds"), [(29, 0), (30, 2), (31, 4), (10_000, 900)])
def test_thirty_are_free_from_one_address(failures: int, seconds: int) -> None:
    assert wait(after(failures, ADDRESS), ADDRESS, NOW) == seconds


def test_the_wait_passes() -> None:
    bucket = after(8, PAIR)
    assert [wait(bucket, PAIR, NOW + timedelta(seconds=gone)) for gone in (0, 0.5, 10, 15, 16, 60)] == [
        16, 16, 6, 1, 0, 0,
    ]  # fmt: skip


@pytest.mark.parametrize("limit", [PAIR, ADDRESS, ACCOUNT])
def test_failures_are_forgotten_one_by_one(limit: Limit) -> None:
    bucket = after(4, limit)
    assert level(bucket, limit, NOW + limit.forgets) == pytest.approx(3)
    assert level(bucket, limit, NOW + 9 * limit.forgets) == 0
    assert level(after(10_000, limit), limit, NOW) == limit.free + BEYOND
    assert level(after(10_000, limit), limit, NOW + FORGOTTEN) == 0


def test_slow_guessing_gets_no_more_than_the_leak() -> None:
    """Somebody who tries as soon as it is allowed, for a day: five an hour in the long run."""
    now, end, tried, bucket = NOW, NOW + timedelta(days=1), 0, None
    while now < end:
        bucket = filled(bucket, PAIR, now)
        tried += 1
        now += timedelta(seconds=wait(bucket, PAIR, now))
    assert tried < 24 * 5 + PAIR.free + BEYOND


CLOCKS = [timedelta(days=-4000), timedelta(days=-1), timedelta(minutes=-1), timedelta(seconds=-3), timedelta(0)]


@pytest.mark.parametrize("jump", [*CLOCKS, *(-each for each in CLOCKS)])
@pytest.mark.parametrize("failures", [5, 40, 10_000])
def test_no_clock_makes_anybody_wait_longer(jump: timedelta, failures: int) -> None:
    bucket = after(failures, PAIR)
    seconds = [wait(bucket, PAIR, NOW + jump + timedelta(minutes=gone)) for gone in range(0, 120, 5)]
    assert max(seconds) <= MOST
    assert seconds[4:] == [0] * 20  # after twenty minutes by the clock as it now goes, nobody waits


def test_a_clock_that_was_put_back_forgets() -> None:
    before = NOW - timedelta(hours=1)
    assert level(after(40, PAIR), PAIR, before) == 0
    assert filled(after(40, PAIR), PAIR, before) == Bucket(1, before)


def test_the_first_from_a_fresh_address_is_let_through_even_when_the_account_is_attacked() -> None:
    attacked = after(10_000, ACCOUNT)
    assert stranger_waits(None, None, attacked, now=NOW) == 0
    assert stranger_waits(after(1, PAIR), None, attacked, now=NOW) == 0
    assert stranger_waits(after(2, PAIR), None, attacked, now=NOW) == 2
    assert stranger_waits(after(2, PAIR), None, after(30, ACCOUNT), now=NOW) == 0  # thirty are no attack yet
    assert stranger_waits(after(3, PAIR), None, attacked, now=NOW + timedelta(minutes=15)) == 0


def test_the_account_itself_never_makes_anybody_wait() -> None:
    for failures in (31, 1000):
        assert stranger_waits(None, None, after(failures, ACCOUNT), now=NOW) == 0


def test_what_is_said() -> None:
    assert sentence(2).values == {"seconds": 2}
    assert sentence(60).values == {"seconds": 60}
    assert sentence(61).values == {"minutes": 2}
    assert sentence(900).values == {"minutes": 15}
