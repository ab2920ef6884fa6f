"""Passwords: Argon2id, and the same time spent whether or not the account exists."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST = 12
_hasher = PasswordHasher()


def hashed(password: str) -> str:
    return _hasher.hash(password)


@cache
def _nobody() -> str:
    return hashed("nobody has this password")


def fits(password: str, stored: str | None) -> bool:
    """Is it the password? With `stored` None (no such account) the answer is no, after the same work."""
    try:
        _hasher.verify(stored or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None
