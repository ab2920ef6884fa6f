"""Passwords: Argon2id, and the same time spent whether or not the account exists."""

from functools import cache
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST = 12
_hasher = PasswordHasher()


def hashed(password: str) -> str:
    return _hasher.hash(_composed(password))


def _composed(password: str) -> str:
    """Keyboards send å as one sign or as two; both are the same password."""
    return normalize("NFC", password)


@cache
def _nobody() -> str:
    return hashed("nobody has this password")


def fits(password: str, stored: str | None) -> bool:
    """Is it the password? With `stored` None (no such account) the answer is no, after the same work."""
    try:
        _hasher.verify(stored or _nobody(), _composed(password))
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None
