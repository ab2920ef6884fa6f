"""Browsers that have signed in to an account before: what strangers do to the account does not hold them back.

The browser keeps a signed cookie that names accounts by digests. Whoever takes it away gains a handful of slow guesses,
nothing more; whoever copies it to another installation gains nothing.
"""

import secrets
from datetime import timedelta
from typing import Any, Final

from flask import after_this_request, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from preparedness.accounts.digests import keyed

COOKIE: Final = "browser"
PATH: Final = "/logga-in"
KEPT: Final = timedelta(days=180)
MOST: Final = 8
"""Accounts on one shared computer; the one that has not been used for longest is forgotten first."""


def of(account_key: str) -> str:
    """The number of this browser, if it has signed in to the account before; else an empty text."""
    number, accounts = _known()
    return number if _named(account_key) in accounts else ""


def remember(*account_keys: str) -> None:
    """With the answer to this request, the browser is known to the account."""
    number, accounts = _known()
    names = [_named(key) for key in account_keys]
    value = [number or secrets.token_hex(8), [*names, *(name for name in accounts if name not in names)][:MOST]]

    @after_this_request
    def give(response: Response) -> Response:
        config = current_app.config
        response.set_cookie(
            COOKIE,
            _signer().dumps(value),
            max_age=KEPT,
            path=PATH,
            secure=config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
        return response


def _known() -> tuple[str, list[str]]:
    try:
        value: Any = _signer().loads(request.cookies.get(COOKIE, ""))
    except BadSignature:
        return "", []
    return value[0], value[1]


def _named(account_key: str) -> str:
    return keyed("known", account_key.strip().lower())[:16]


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="known browser")
