"""Passwords: Argon2id, the same time spent whether or not the account exists, and none that is easily guessed.

A stored password is not hashed anew at sign-in when Argon2's parameters change: that would write, and signing in waits
for no writer; and a new hash ends the person's other sessions. It takes the new parameters when it is changed.
"""

import re
import secrets
from collections.abc import Iterable
from functools import cache
from threading import Lock
from typing import Final
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from preparedness.accounts.common_words import bare, common_words
from preparedness.common.messages import Message, message

LEAST: Final = 12
MOST: Final = 256
TYPED: Final = 4 * MOST
"""Longer than any password, and not even looked at: to compose many accents takes a time that grows with its square."""
JUDGED: Final = 72
"""So much of it is judged: what is hard to guess in its beginning is so as a whole."""
KINDS: Final = 10
JUDGED_OF_MANY: Final = 24
"""Much less of one with many kinds of figures and marks: each may stand for a letter, and trying that takes long."""
GOOD_ENOUGH: Final = 4
"""The library's highest mark, of 0 to 4: more than 10 000 000 000 guesses."""
_hasher = PasswordHasher()
_one_at_a_time = Lock()


def hashed(password: str) -> str:
    return _hasher.hash(_composed(password))


def _composed(password: str) -> str:
    """Keyboards send å as one sign or as two; both are the same password."""
    return normalize("NFC", password)


@cache
def _nobody() -> str:
    return hashed(secrets.token_urlsafe())


def fits(password: str, stored: str | None) -> bool:
    """Is it the password? With nothing `stored` (no such account, none chosen yet) no, after the same work."""
    typed = _composed(password) if len(password) <= TYPED else ""
    try:
        _hasher.verify(stored or _nobody(), typed)
    except (VerificationError, InvalidHashError):
        return False
    return bool(stored)


def refusal(password: str, *, about: Iterable[str]) -> Message | None:
    """Why this cannot be chosen as a password by somebody `about` whom this is known; None if it can."""
    typed = _composed(password) if len(password) <= TYPED else password
    if len(typed) < LEAST:
        return message("Choose a password of at least %(least)s characters.", least=LEAST)
    if len(typed) > MOST:
        return message("Choose a password of at most %(most)s characters.", most=MOST)
    if _score(_judged(typed), _words(about)) < GOOD_ENOUGH:
        return message("Choose a password that is harder to guess: for example four words that do not belong together.")
    return None


def _judged(typed: str) -> str:
    kinds = {sign for sign in typed[:JUDGED] if not sign.isalpha()}
    return typed[: JUDGED if len(kinds) <= KINDS else JUDGED_OF_MANY]


def _words(about: Iterable[str]) -> list[str]:
    known = [word for text in about for word in (text, *re.split(r"[\W_]+", text)) if word]
    return [*dict.fromkeys(form for word in known for form in (word.lower(), bare(word.lower()))), *common_words()]


def _score(typed: str, words: list[str]) -> int:
    with _one_at_a_time:  # the library keeps the words in a variable that all threads share
        judged: int = zxcvbn(typed, user_inputs=words)["score"]
    return judged
