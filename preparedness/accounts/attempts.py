"""Failed attempts to prove who one is, slowed per address and per account; nobody is ever locked out by a stranger.

A browser that has signed in to an account before counts by itself (`known_browsers`). `account_key` is what names the
account for the one who tries: the e-mail as it was written, or the account's number where that is known.
"""

from ipaddress import ip_address, ip_network
from typing import Final

from flask import request
from sqlalchemy import Connection, delete, select, update

from preparedness.accounts import known_browsers, security_log, waiting
from preparedness.accounts.digests import keyed
from preparedness.accounts.store import attempts, put_if_absent, reading, writing
from preparedness.accounts.waiting import ACCOUNT, ADDRESS, PAIR, Bucket, Limit
from preparedness.common import clock

ONE_SUBSCRIBER: Final = 64
"""So many bits of an IPv6 address are one subscriber's; the rest the subscriber chooses at will."""


def held_back(kind: str, account_key: str) -> int:
    """Seconds to wait before the next attempt, 0 to go on. Asked before anything costly is done; writes nothing."""
    counted, now = _counted(kind, account_key), clock.now()
    with reading() as connection:
        known = _buckets(connection, list(counted))
    found = [known.get(key) for key in counted]
    seconds = waiting.wait(found[0], PAIR, now) if len(found) == 1 else waiting.stranger_waits(*found, now=now)
    if seconds:
        security_log.note("held back", kind=kind, seconds=seconds)
    return seconds


def failed(kind: str, account_key: str, account_id: int | None = None) -> None:
    """Count a failure. `account_id` is for the security log, where the account is known."""
    security_log.note("refused", account_id, kind=kind)
    now = clock.now()
    with writing() as connection:
        for key, limit in sorted(_counted(kind, account_key).items()):  # in one order, so that nobody waits in a ring
            _fill(connection, key, limit)
        counts = attempts.c.last_at.between(now - waiting.FORGOTTEN, now + waiting.FORGOTTEN)
        connection.execute(delete(attempts).where(~counts))


def succeeded(kind: str, account_key: str) -> None:
    """Forget this one's own failures with the account; what others did, there or elsewhere, still counts."""
    own, *_ = _counted(kind, account_key)
    with reading() as connection:
        found = _buckets(connection, [own])
    if found:
        with writing() as connection:
            connection.execute(delete(attempts).where(attempts.c.key == own))


def _counted(kind: str, account_key: str) -> dict[str, Limit]:
    """The buckets of this attempt, first its own: a known browser has no other."""
    account = account_key.strip().lower()
    if browser := known_browsers.of(account):
        return {keyed("browser", kind, account, browser): PAIR}
    address = _address()
    return {
        keyed("pair", kind, account, address): PAIR,
        keyed("address", kind, address): ADDRESS,
        keyed("account", kind, account): ACCOUNT,
    }


def _address() -> str:
    """Whose connection it is: an address, or the network of one subscriber."""
    try:
        found = ip_address(request.remote_addr or "")
    except ValueError:
        return ""
    if found.version == 4:  # noqa: PLR2004
        return str(found)
    return str(found.ipv4_mapped or ip_network((int(found), ONE_SUBSCRIBER), strict=False))


def _buckets(connection: Connection, keys: list[str], *, to_change: bool = False) -> dict[str, Bucket]:
    asked = select(attempts).where(attempts.c.key.in_(keys))
    rows = connection.execute(asked.with_for_update() if to_change else asked)
    return {row.key: Bucket(row.level, row.last_at) for row in rows}


def _fill(connection: Connection, key: str, limit: Limit) -> None:
    now = clock.now()
    put_if_absent(connection, attempts, key=key, level=0.0, last_at=now)
    bucket = waiting.filled(_buckets(connection, [key], to_change=True).get(key), limit, now)
    changed = update(attempts).where(attempts.c.key == key).values(level=bucket.level, last_at=bucket.last_at)
    connection.execute(changed)
