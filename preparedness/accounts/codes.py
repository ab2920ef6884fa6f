"""One-time codes: reading what people type, which time step a code belongs to, recovery codes. Knows no database."""

import hmac
import secrets
from datetime import datetime
from hashlib import sha256
from typing import Final
from unicodedata import decimal, normalize

import pyotp

STEP: Final = 30
"""Seconds that an app shows the same code (RFC 6238)."""
DIGITS: Final = 6
SLACK: Final = (0, -1, 1)
"""Steps before and after the present one whose codes hold: telephones' clocks differ, and people type slowly."""
JUMP: Final = 2
"""A used step so far ahead of the present one can only come from a clock that was wrong then or is now."""

LETTERS: Final = "ACDEFGHJKMNPQRTWXY34679"
"""No look-alikes (0 O, 1 I L, 2 Z, 5 S, 8 B, U V)."""
GROUPS, GROUP = 5, 5
"""25 letters of 23 are 113 bits: nobody can try them all, so a plain digest is enough to keep."""
HOW_MANY: Final = 10


def plain(typed: str) -> str:
    """What was meant: without spaces, dashes and other signs, digits of any width or script as 0-9, letters large."""
    signs = normalize("NFKC", typed).upper()
    return "".join(str(decimal(sign, sign)) for sign in signs if sign.isalnum())


def is_app_code(text: str) -> bool:
    """Does this (made plain) look like what an app shows? Everything else can only be a recovery code."""
    return len(text) == DIGITS and text.isdecimal()


def step_at(moment: datetime) -> int:
    return int(moment.timestamp()) // STEP


def step_of(secret: str, code: str, now: int, used: int | None) -> int | None:
    """The time step that the code belongs to, if it holds now and has not been used."""
    app = pyotp.TOTP(secret, digits=DIGITS, interval=STEP)
    for step in (now + slack for slack in SLACK):
        if is_free(step, now, used) and hmac.compare_digest(app.generate_otp(step), code):
            return step
    return None


def is_free(step: int, now: int, used: int | None) -> bool:
    """Only steps after the latest used one, so that a code seen over somebody's shoulder is worth nothing.

    With a clock that is right, `used` is at most one step ahead of now. If it is further ahead, the clock has gone
    back: it was wrong then, or it is wrong now. Refusing everything up to `used` would lock the person out for as long
    as it jumped, perhaps years, on a day when the machine has lost power. So `used` is disregarded then. Little can be
    gained by that: only by a code seen when the clock showed this very minute the first time. And the code that is
    taken becomes the latest used one, so that it is not taken twice now either.
    """
    return step >= 0 and (used is None or step > used or used > now + JUMP)


def new_secret() -> str:
    return pyotp.random_base32()


def address(secret: str, email: str, issuer: str) -> str:
    """What the QR code tells the app."""
    return pyotp.TOTP(secret, digits=DIGITS, interval=STEP).provisioning_uri(name=email, issuer_name=issuer)


def in_groups(text: str, size: int = 4) -> str:
    """For reading aloud and typing by hand."""
    return " ".join(text[start : start + size] for start in range(0, len(text), size))


def new_recovery_codes() -> list[str]:
    return [_recovery_code() for _ in range(HOW_MANY)]


def _recovery_code() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))


def digest(recovery_code: str) -> str:
    """What is kept of a recovery code."""
    return sha256(plain(recovery_code).encode()).hexdigest()
