"""What people type, which time step a code belongs to, when it holds, and recovery codes: all without a database."""

import math
from datetime import UTC, datetime

import pyotp
import pytest

from preparedness.accounts import codes

RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # the ASCII text 12345678901234567890 of RFC 6238, appendix B
RFC = [
    (59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"), (1234567890, "89005924"),
    (2000000000, "69279037"), (20000000000, "65353130"),
]  # fmt: skip
NOW = 1_000_000
TYPED = [
    ("123456", "123456"),
    (" 123 456 ", "123456"),
    ("123-456", "123456"),
    ("123\N{NO-BREAK SPACE}456\n", "123456"),
    ("１２３４５６", "123456"),  # noqa: RUF001 - full width, as keyboards for Chinese and Japanese write
    ("١٢٣٤٥٦", "123456"),
    ("123\u200b456\ufeff", "123456"),
    ("abcde-fghjk", "ABCDEFGHJK"),
    ("ａｂｃ", "ABC"),  # noqa: RUF001
    ("C F\u2013G\u2011H.J_K", "CFGHJK"),
    ("", ""),
    ("\x00\U0001f600 --", ""),
    ("12½", "1212"),
]
APP_CODES = [
    ("123456", True), ("000000", True), ("12345", False), ("1234567", False), ("", False), ("12345A", False),
    ("ABCDEF", False),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_what_is_typed_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    assert codes.plain(typed) == meant
    assert codes.plain(meant) == meant


@pytest.mark.parametrize(("text", "is_one"), APP_CODES)
def test_an_app_shows_six_digits(text: str, is_one: bool) -> None:
    assert codes.is_app_code(text) is is_one


@pytest.mark.parametrize(("seconds", "code"), RFC)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    step = codes.step_at(datetime.fromtimestamp(seconds, UTC))
    assert codes.step_of(RFC_SECRET, code[-6:], step, None) == step


@pytest.mark.parametrize("slack", range(-3, 4))
def test_codes_of_the_step_before_and_after_hold(slack: int) -> None:
    code = pyotp.TOTP(RFC_SECRET).generate_otp(NOW + slack)
    assert codes.step_of(RFC_SECRET, code, NOW, None) == (NOW + slack if abs(slack) <= 1 else None)


@pytest.mark.parametrize("code", ["000000", "12345", "", "ABCDEF", "1234567"])
def test_other_codes_do_not(code: str) -> None:
    assert codes.step_of(RFC_SECRET, code, NOW, None) is None


@pytest.mark.parametrize(
    ("step", "used", "free"),
    [
        (NOW, None, True),
        (NOW, NOW - 1, True),
        (NOW, NOW, False),  # the same code again
        (NOW - 1, NOW, False),  # an older one, seen over the shoulder
        (NOW + 1, NOW, True),
        (NOW + 1, NOW + 1, False),
        (NOW + 1, NOW + 2, False),  # the clock was put right by half a minute: one waits for a minute
        (NOW, NOW + 3, True),  # the clock has gone back
        (NOW - 1, NOW + 10**9, True),
        (-1, None, False),  # there was no time before 1970
    ],
)
def test_no_step_is_used_twice_unless_the_clock_has_gone_back(step: int, used: int | None, free: bool) -> None:
    assert codes.is_free(step, NOW, used) is free


def test_after_the_clock_has_gone_back_codes_are_still_taken_once() -> None:
    used: int | None = NOW + 10**6
    for now in range(NOW, NOW + 5):
        code = pyotp.TOTP(RFC_SECRET).generate_otp(now)
        used = codes.step_of(RFC_SECRET, code, now, used)
        assert used == now
        assert codes.step_of(RFC_SECRET, code, now, used) is None


def test_a_machine_that_has_lost_its_clock_refuses_without_falling_over() -> None:
    assert codes.step_of(RFC_SECRET, "000000", codes.step_at(datetime.fromtimestamp(3, UTC)), NOW) is None


def test_the_address_in_the_picture_is_what_apps_read() -> None:
    read = pyotp.parse_uri(codes.address(RFC_SECRET, "åsa+x@example.org", "Trygghetspunkter"))
    assert isinstance(read, pyotp.TOTP)
    assert (read.secret, read.name, read.issuer) == (RFC_SECRET, "åsa+x@example.org", "Trygghetspunkter")
    assert (read.digits, read.interval, read.digest().name) == (6, 30, "sha1")


def test_a_secret_is_long_enough_and_can_be_typed_by_hand() -> None:
    secret = codes.new_secret()
    assert len(pyotp.TOTP(secret).byte_secret()) * 8 >= 160
    assert codes.in_groups("ABCDEFGHIJ") == "ABCD EFGH IJ"


def test_recovery_codes_cannot_be_guessed_and_can_be_read() -> None:
    made = codes.new_recovery_codes()
    assert len(set(made)) == 10
    assert codes.GROUPS * codes.GROUP * math.log2(len(set(codes.LETTERS))) >= 112
    assert not set("0O1IL2Z5S8BUV") & set(codes.LETTERS)
    for code in made:
        assert [len(group) for group in code.split("-")] == [5] * 5
        assert set(code) <= set(codes.LETTERS) | {"-"}
        assert not codes.is_app_code(codes.plain(code))


def test_a_recovery_code_is_the_same_however_it_is_written() -> None:
    written = {"CFGHJ-KMNPQ", "cfghj kmnpq", " cfghjkmnpq ", "CFGHJ\u2013KMNPQ"}
    assert len({codes.digest(code) for code in written}) == 1
    assert codes.digest("CFGHJ-KMNPR") not in {codes.digest(code) for code in written}
