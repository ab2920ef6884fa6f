"""What happens when somebody has proved who they are: a code is still asked for, or they are let in.

Password, code, link and identity service all end here. Where people are sent afterwards has been through `safe_onward`.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from flask import redirect, session, url_for
from flask_login import login_user
from sqlalchemy import select
from werkzeug.wrappers import Response

from preparedness.accounts import attempts, known_browsers, records, second_factor, security_log, sign_ins
from preparedness.accounts.digests import same
from preparedness.accounts.models import Account
from preparedness.accounts.required_factor import VOUCHED
from preparedness.common import clock
from preparedness.common.database import db

HALF: Final = "half"
HALF_LASTS: Final = timedelta(minutes=10)
PASSWORD, SERVICE, LINK = "password", "service", "link"
"""How somebody proved who they are."""


def by_password(email: str, password: str) -> Account | None:
    """Who has this e-mail and password; a failure is counted. Ask `attempts.held_back` first."""
    account = records.who_signs_in(email, password)
    if account is None:
        known = db.session.scalar(select(Account.id).where(Account.email == email.strip().lower()))
        attempts.failed(PASSWORD, email, known)
    else:
        attempts.succeeded(PASSWORD, email)
    return account


def proceed(account: Account, onward: str, *, factor_done: bool = False, how: str = "") -> Response:
    """Let somebody in, or ask for the second factor first. `factor_done`: it has been proved, here or elsewhere.

    `how` is left out by who finishes what was half done: it is known since then.
    """
    how = how or (half_way() or {}).get("how", PASSWORD)
    if second_factor.is_on(account) and not factor_done:
        return _ask_for_code(account, onward, how)
    begin(account, how)
    if factor_done and not second_factor.is_on(account):
        session[VOUCHED] = True
    elif second_factor.must_set_up(account):
        return redirect(url_for("accounts.second_factor", next=onward))
    return redirect(onward)


def begin(account: Account, how: str = PASSWORD) -> None:
    """A session of one's own: nothing that stood in it before, perhaps planted by somebody else, lives on."""
    session.clear()
    sign_ins.begin(account, how)
    login_user(account)
    known_browsers.remember(account.email, str(account.id))
    security_log.note("sign-in", account.id, how=how)


def half() -> Account | None:
    """Who has proved the first half and whose code is awaited; None when nobody, or when it took too long."""
    waiting = half_way()
    account = records.by_id(waiting["id"]) if waiting else None
    stands = waiting and account and account.is_active and same(waiting["stamp"], sign_ins.stamp(account))
    return account if stands else None


def half_way() -> dict[str, Any] | None:
    """What is remembered of the first half, while it holds. A clock put back ends it: it is soon done again."""
    waiting: dict[str, Any] | None = session.get(HALF)
    if not waiting:
        return None
    elapsed = clock.now() - datetime.fromtimestamp(waiting["at"], UTC)
    return waiting if timedelta() <= elapsed < HALF_LASTS else None


def _ask_for_code(account: Account, onward: str, how: str) -> Response:
    session.clear()
    session[HALF] = {
        "id": account.id, "at": clock.now().timestamp(), "next": onward, "how": how, "stamp": sign_ins.stamp(account),
    }  # fmt: skip
    return redirect(url_for("accounts.enter_code"))
