"""Passwords are kept so that nobody can read them, and recognised however they are typed."""

import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import pytest
from argon2 import PasswordHasher, extract_parameters

from preparedness.accounts import passwords
from tests.house.people import OURS

NOBODY = passwords._nobody
LEAST_MEMORY = 19 * 1024
"""KiB, for two passes: OWASP's Password Storage Cheat Sheet."""


@pytest.fixture(autouse=True)
def own_work(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Here the product's own parameters hold; elsewhere the tests spare that time."""
    monkeypatch.setattr(passwords, "_hasher", OURS)
    NOBODY.cache_clear()
    yield
    NOBODY.cache_clear()


def test_hashing_takes_the_work_that_is_asked_for() -> None:
    known = extract_parameters(passwords.hashed("blåbär i skogen"))
    assert known.memory_cost >= LEAST_MEMORY
    assert known.time_cost >= 2


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


def test_an_account_without_a_password_has_none_that_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even the one with which the time is spent."""
    monkeypatch.setattr(passwords, "_nobody", lambda: passwords.hashed("blåbär i skogen"))
    assert not passwords.fits("blåbär i skogen", "")
    assert not passwords.fits("blåbär i skogen", None)


@pytest.mark.parametrize("stored", [None, "", "the password's own hash"])
def test_whoever_is_asked_about_the_same_work_is_done(monkeypatch: pytest.MonkeyPatch, stored: str | None) -> None:
    """One verification, with the same parameters, so that the time tells nobody whether there is such an account."""
    kept = passwords.hashed("blåbär i skogen")
    asked: list[str] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002
            asked.append(str(hash))
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", Watched())
    passwords.fits("fel fras att prova", kept if stored else stored)
    assert [extract_parameters(each) for each in asked] == [extract_parameters(kept)]


ABOUT = ("samordnare@savsjo.example.org", "Anna Ekström")
GOOD = [
    "en lang fras att minnas", "en lång fras att minnas", "blåbär i skogen", "lampa gröt traktor månsken",
    "correct horse battery staple", "j8sP2kQ0xZ1m", "d3!kLp90-Qz_", "lampa gröt traktor månsken " * 9,
    "lampa gröt 4@8({[<369&#!1/|0$5+7%2 " * 7,
]  # fmt: skip
EASY = [
    "password1234", "lösenord12345", "Losenord123456", "qwertyuiopåasd", "abcdefghijkl", "1234567890123", " " * 20,
    "trygghetspunkt", "Trygghetspunkt1!", "trygghetspunkt2026", "Sommaren2026!", "Sommar2026!!", "Välkommen2026!",
    "savsjokommun1", "Sävsjö2026!!!", "Vilhelmina2026", "samordnare@savsjo", "annaekstrom1", "Anna Ekström 1",
    "samordnare@savsjo.example.org", "hemligthemligt", "åäöåäöåäöåäö", "aaaa" * 25, "x" * 71 + "abc",
]  # fmt: skip
HARDER = "Choose a password that is harder to guess: for example four words that do not belong together."


@pytest.mark.parametrize("password", GOOD)
def test_what_is_hard_to_guess_can_be_chosen(password: str) -> None:
    assert passwords.refusal(password, about=ABOUT) is None


@pytest.mark.parametrize("password", EASY)
def test_what_is_easily_guessed_is_refused_with_advice(password: str) -> None:
    refusal = passwords.refusal(password, about=ABOUT)
    assert refusal
    assert refusal.text == HARDER


def test_ones_own_name_is_easily_guessed_by_those_who_know_it() -> None:
    own, another = ("bertilgranqvist@example.org", "Bertil Granqvist"), ("x@example.org", "")
    assert passwords.refusal("bertil granqvist", about=own)
    assert passwords.refusal("bertil granqvist", about=another) is None


@pytest.mark.parametrize(
    ("length", "says"), [(0, "at least"), (11, "at least"), (257, "at most"), (100_000, "at most")]
)
def test_too_short_and_too_long_are_refused(length: int, says: str) -> None:
    refusal = passwords.refusal(("j8sP2kQ0xZ1m" * 10_000)[:length], about=ABOUT)
    assert refusal
    assert says in refusal.text


def test_the_length_is_that_of_what_is_seen() -> None:
    """Twelve letters with rings are twelve, however the keyboard sends them."""
    assert passwords.refusal(unicodedata.normalize("NFD", "åkäröltåsköp"), about=ABOUT) is None
    short = passwords.refusal(unicodedata.normalize("NFD", "åäöåäöåäö"), about=ABOUT)
    assert short
    assert "at least" in short.text


HOSTILE = {
    "accents": "a" + "\u0300\u0316" * 200_000,
    "accents, just short enough": "a" + "\u0300\u0316" * 500,
    "marks that may stand for letters": "4@8({[<369&#!1/|0$5+7%2" * 11,
    "repeated figures": "184011070434192541224824475771046563" * 7,
    "long": "å" * 1_000_000,
}
"""Passwords that would be costly to judge as a whole; what they cost is measured by the bench."""


@pytest.mark.parametrize("password", HOSTILE.values(), ids=HOSTILE.keys())
def test_little_of_a_long_password_is_judged(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    judged: list[str] = []

    def judge(typed: str, words: list[str]) -> int:
        judged.append(typed)
        return len(words)

    monkeypatch.setattr(passwords, "_score", judge)
    passwords.refusal(password, about=ABOUT)
    most = 24 if password.startswith("4@8") else 72
    assert all(len(typed) <= most for typed in judged)
    assert len(judged) <= 1
    assert passwords.fits(password[:12], passwords.hashed(password[:12]))


def test_a_person_is_judged_by_their_own_name_also_when_others_choose_at_once() -> None:
    people = [(f"{name}@example.org", name) for name in ("bertilgranqvist", "gunvorlindqvist", "sixtenfagerlund")]

    def refused(about: tuple[str, str]) -> bool:
        return all(passwords.refusal(about[1], about=about) for _ in range(20))

    with ThreadPoolExecutor(3) as threads:
        assert all(threads.map(refused, people))
