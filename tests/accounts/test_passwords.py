"""Passwords are kept so that nobody can read them, and recognised however they are typed."""

import time
import unicodedata

from preparedness.accounts import passwords


def test_what_is_kept_does_not_hold_the_password() -> None:
    kept = passwords.hashed("blåbär i skogen")
    assert kept.startswith("$argon2id$")
    assert "skogen" not in kept
    assert kept != passwords.hashed("blåbär i skogen")


def test_the_password_fits_and_no_other() -> None:
    kept = passwords.hashed("blåbär i skogen")
    assert passwords.fits("blåbär i skogen", kept)
    assert not passwords.fits("blabar i skogen", kept)
    assert not passwords.fits("", kept)


def test_letters_fit_however_the_keyboard_composes_them() -> None:
    kept = passwords.hashed(unicodedata.normalize("NFC", "blåbär i skogen"))
    assert passwords.fits(unicodedata.normalize("NFD", "blåbär i skogen"), kept)


def test_nobody_and_a_broken_hash_fit_nothing() -> None:
    assert not passwords.fits("nobody has this password", None)
    assert not passwords.fits("blåbär i skogen", "")
    assert not passwords.fits("blåbär i skogen", "inte en hash")


def test_an_unknown_address_takes_as_long_as_a_known_one() -> None:
    kept = passwords.hashed("blåbär i skogen")
    assert 0.3 < taken(None) / taken(kept) < 3


def taken(kept: str | None) -> float:
    """The shortest of a few attempts, in seconds."""
    times = []
    for _ in range(4):
        begun = time.perf_counter()
        passwords.fits("fel fras att prova", kept)
        times.append(time.perf_counter() - begun)
    return min(times)
