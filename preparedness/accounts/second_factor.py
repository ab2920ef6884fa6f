"""The second factor: codes from an app on the telephone, its secret encrypted with the installation's key.

Nothing is committed here. A changed installation key makes the secrets unreadable: codes from apps are then refused,
recovery codes still hold, and an administrator can `reset`.
"""

from base64 import urlsafe_b64encode
from datetime import timedelta
from typing import Final

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app

from preparedness.accounts import codes, recovery_codes, security_log
from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db

PURPOSE: Final = b"preparedness: secrets of second factors"
PATIENCE: Final = timedelta(minutes=10)
"""So long one may take to set up another telephone after having shown a code of the present one."""


def is_on(account: Account) -> bool:
    return account.totp_since is not None


def is_required(account: Account) -> bool:
    """Does the installation require it of one of the person's roles?"""
    return any(held.role in current_app.config["SECOND_FACTOR"] for held in account.memberships)


def must_set_up(account: Account) -> bool:
    return is_required(account) and not is_on(account)


def accepts(account: Account, code: str) -> bool:
    """Is it a code from the person's app, or one of their recovery codes? Then it is used, and never taken again."""
    text = codes.plain(code)
    _lock(account)
    if not is_on(account):
        return False
    return _is_shown_by_app(account, text) if codes.is_app_code(text) else recovery_codes.use(account, text)


def _lock(account: Account) -> None:
    """Of two requests at once the second waits here until the first has ended, and then sees what that has used."""
    db.session.refresh(account, ["totp_secret", "totp_since", "totp_step"], with_for_update={"key_share": True})


def _is_shown_by_app(account: Account, text: str) -> bool:
    step = _step(secret_of(account), text, account.totp_step)
    if step is None:
        return False
    account.totp_step = step
    db.session.flush()
    return True


def _step(secret: str | None, text: str, used: int | None) -> int | None:
    return codes.step_of(secret, text, codes.step_at(clock.now()), used) if secret else None


def secret_of(account: Account) -> str | None:
    """The secret in plain text; None where there is none, or it was sealed with another key of the installation."""
    return _opened(account.totp_secret)


def is_unreadable(account: Account) -> bool:
    return is_on(account) and secret_of(account) is None


def reset(account: Account) -> None:
    """As if it had never been on: for who turns it off, and for administrators when a telephone is lost."""
    account.totp_secret = account.totp_since = account.totp_step = None
    recovery_codes.drop(account)
    db.session.flush()
    security_log.note("second factor off", account.id)


def prepare(account: Account) -> None:
    """A new secret, not asked for until it has been proved."""
    account.totp_secret, account.totp_step = new_secret(), None
    db.session.flush()


def being_set_up(account: Account, replacement: str | None = None) -> str | None:
    """The secret that has yet to be proved; where one is in use already, the sealed one that is to replace it."""
    if not is_on(account):
        return secret_of(account)
    return _opened(replacement) if _is_fresh(replacement) else None


def turn_on(account: Account, code: str, replacement: str | None = None) -> list[str]:
    """Ask for codes from now on, if this one proves that the app has the secret: the recovery codes, or none."""
    _lock(account)
    secret = being_set_up(account, replacement)
    step = _step(secret, codes.plain(code), None)
    if secret is None or step is None:
        return []
    account.totp_secret, account.totp_since, account.totp_step = _sealed(secret), clock.now(), step
    security_log.note("second factor on", account.id)
    return recovery_codes.renew(account)


def new_secret() -> str:
    """Sealed, so that it may lie in the database and in the session."""
    return _sealed(codes.new_secret())


def _sealed(secret: str) -> str:
    return _box().encrypt_at_time(secret.encode(), int(clock.now().timestamp())).decode()


def _opened(sealed: str | None) -> str | None:
    try:
        return _box().decrypt((sealed or "").encode()).decode()
    except InvalidToken:
        return None


def _is_fresh(sealed: str | None) -> bool:
    """A secret that was made in a session is not shown for ever to whoever comes to this browser."""
    try:
        made = _box().extract_timestamp((sealed or "").encode())
    except InvalidToken:
        return False
    return abs(clock.now().timestamp() - made) < PATIENCE.total_seconds()


def _box() -> Fernet:
    key = str(current_app.config["SECRET_KEY"]).encode()
    return Fernet(urlsafe_b64encode(HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(key)))
