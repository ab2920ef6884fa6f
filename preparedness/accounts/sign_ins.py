"""Who is signed in where: begun, checked at each request, ended. The cookie names a row and proves that it may.

A row ends with what it was begun on: its stamp is made of the password and the second factor, so that whoever changes
one of them is signed out everywhere else.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from flask import current_app, request, session
from sqlalchemy import ColumnElement, delete, insert, or_, select, update
from sqlalchemy.exc import DatabaseError

from preparedness.accounts import browsers, lasting
from preparedness.accounts.digests import keyed, same
from preparedness.accounts.lasting import Lasting
from preparedness.accounts.models import Account
from preparedness.accounts.store import reading, sign_ins, writing
from preparedness.common import clock

ROW: Final = "sign_in"
TOKEN: Final = "token"  # noqa: S105 - the name of a value, not one


@dataclass(frozen=True)
class SignIn:
    """A row of the store."""

    id: int
    account_id: int
    token: str
    stamp: str
    begun_at: datetime
    seen_at: datetime
    browser: str
    system: str
    how: str

    @property
    def is_here(self) -> bool:
        """Is it the one of this request?"""
        return bool(session.get(ROW) == self.id)


def begin(account: Account, how: str) -> None:
    """A new row, and its name and token in the session."""
    now, token, agent = clock.now(), secrets.token_urlsafe(24), request.user_agent.string
    row = {
        "account_id": account.id, "token": keyed("token", token), "stamp": stamp(account), "how": how,
        "begun_at": now, "seen_at": now, "browser": browsers.browser(agent), "system": browsers.system(agent),
    }  # fmt: skip
    with writing() as connection:
        connection.execute(delete(sign_ins).where(_over(now)))
        made = connection.execute(insert(sign_ins).values(row)).inserted_primary_key
    session[ROW], session[TOKEN] = made[0] if made else None, token


def here() -> SignIn | None:
    """The sign-in of this request, if its cookie proves one that still lasts."""
    number = session.get(ROW)
    if not isinstance(number, int):
        return None
    with reading() as connection:
        found = connection.execute(select(sign_ins).where(sign_ins.c.id == number)).mappings().one_or_none()
    row = SignIn(**found) if found else None
    fits = row and same(row.token, keyed("token", str(session.get(TOKEN, ""))))
    return row if row and fits and lasts().holds(row.begun_at, row.seen_at, clock.now()) else None


def fits(row: SignIn, account: Account) -> bool:
    """Does the account still stand as it did when the sign-in began?"""
    return account.id == row.account_id and account.is_active and same(row.stamp, stamp(account))


def touch(row: SignIn) -> None:
    """Somebody is still there. Whoever writes meanwhile is not waited for: the next request tells it again."""
    moments = lasting.written(row.begun_at, row.seen_at, clock.now())
    if moments:
        with suppress(DatabaseError):
            _change(row.id, begun_at=moments[0], seen_at=moments[1])


def renew(account: Account) -> None:
    """Stay signed in here after changing one's own password or second factor; to be called after the commit.

    The token changes too: whoever has copied the cookie stays outside.
    """
    token = secrets.token_urlsafe(24)
    with suppress(DatabaseError):  # then this browser is signed out as all others are
        _change(session.get(ROW), stamp=stamp(account), token=keyed("token", token))
        session[TOKEN] = token


def of_account(account: Account) -> list[SignIn]:
    """Where somebody is signed in, the latest seen first."""
    now, limits = clock.now(), lasts()
    with reading() as connection:
        found = connection.execute(select(sign_ins).where(sign_ins.c.account_id == account.id)).mappings().all()
    rows = [SignIn(**each) for each in found]
    standing = (row for row in rows if fits(row, account) and limits.holds(row.begun_at, row.seen_at, now))
    return sorted(standing, key=lambda row: (row.seen_at, row.id), reverse=True)


def end_here() -> None:
    """Forget the sign-in of this request; it cannot be gone on with, even where the store is out of reach."""
    number = session.get(ROW)
    if isinstance(number, int):
        with suppress(DatabaseError):
            _end(sign_ins.c.id == number)


def end(account: Account, number: int) -> bool:
    """End one of somebody's sign-ins; False where there is none with this number."""
    mine = any(row.id == number for row in of_account(account))
    if mine:
        _end(sign_ins.c.id == number)
    return mine


def end_others(account: Account) -> None:
    _end((sign_ins.c.account_id == account.id) & (sign_ins.c.id != session.get(ROW)))


def end_all(account: Account) -> None:
    """For administrators: nobody is signed in as this person any longer."""
    _end(sign_ins.c.account_id == account.id)


def stamp(account: Account) -> str:
    """What a sign-in stands on."""
    since = account.totp_since
    return keyed("stamp", str(account.id), account.password_hash, str(since.timestamp()) if since else "")


def lasts() -> Lasting:
    config = current_app.config
    return Lasting(timedelta(minutes=config["IDLE_MINUTES"]), timedelta(hours=config["SESSION_HOURS"]))


def _over(now: datetime) -> ColumnElement[bool]:
    """Rows that nobody can use any more."""
    limits = lasts()
    return or_(sign_ins.c.begun_at <= now - limits.longest, sign_ins.c.seen_at <= now - limits.idle)


def _change(number: Any, **values: Any) -> None:
    with writing() as connection:
        connection.execute(update(sign_ins).where(sign_ins.c.id == number).values(**values))


def _end(which: ColumnElement[bool]) -> None:
    with writing() as connection:
        connection.execute(delete(sign_ins).where(which))
