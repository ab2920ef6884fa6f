"""Facts keep out what nobody means to write: thousands read as ones, impossible years, signs that cannot be seen."""

from datetime import date, timedelta

import pytest

from preparedness.common import clock
from preparedness.common.facts import Day, Fact, FactError, Number, Reference, Text, Whole

KW = Number("Power", "kw", high=1_000_000)
PEOPLE = Whole("People", "personer", high=1_000_000)
NAME = Text("Name", "namn", length=120)
NOTES = Text("Notes", "anteckningar", length=120, lines=True)
LINK = Text("Link", "lank", link=True)
DONE = Day("Done", "gjord", done=True)
UNTIL = Day("Until", "till")
SUPER_TWO, FULL_WIDTH_FIVE, EN_DASH = "\u00b2", "\uff15", "\u2013"


def refusal(fact: Fact, text: str) -> str:
    with pytest.raises(FactError) as refused:
        fact.read(text)
    return refused.value.message.text % refused.value.message.values


@pytest.mark.parametrize(("fact", "text"), [(KW, "1.000"), (KW, "12,345"), (PEOPLE, "1.500"), (PEOPLE, "250,000")])
def test_a_thousand_that_can_be_read_as_one_is_asked_about(fact: Fact, text: str) -> None:
    said = refusal(fact, text)
    assert text in said
    assert text.replace(".", "").replace(",", "") in said


@pytest.mark.parametrize(("text", "value"), [("0,126", 0.13), ("1 000", 1000), ("1000,126", 1000.13), ("0.001", 0)])
def test_numbers_that_can_be_read_in_one_way_only(text: str, value: float) -> None:
    assert KW.read(text) == pytest.approx(value, abs=0.006)


@pytest.mark.parametrize(
    "text",
    ["NaN", "inf", "-inf", "1e9", "0x10", "1_000", "12.", ",5", "--1", "1-", EN_DASH + "5", "10" + SUPER_TWO, "½",
     FULL_WIDTH_FIVE, "5 kW", "1,2.3", "+5", "1" * 13],
)  # fmt: skip
def test_what_is_not_a_number(text: str) -> None:
    assert refusal(KW, text) == "Enter a number, for example 12.5."
    assert "whole" not in refusal(PEOPLE, text)


@pytest.mark.parametrize("text", ["-1", "\N{MINUS SIGN}0,5", "1 000 001", "999999999999"])
def test_numbers_outside_the_limits_are_told_the_limits(text: str) -> None:
    assert refusal(KW, text) == "Enter a number from 0 to 1000000."


def test_minus_nothing_is_nothing() -> None:
    assert KW.write(KW.read("-0")) == "0"
    assert KW.write(KW.read("-0,00")) == "0"


def test_numbers_without_decimals_keep_their_zeros() -> None:
    assert Number("Power", "kw", decimals=0).write(1200.0) == "1200"


@pytest.mark.parametrize("text", ["2026-02-29", "2026-13-01", "2026-00-10", "31/4/2026", "2026", "igår", "1-2-2026",
                                  "2026-1-2-3", "202612", "2026051", "٢٠٢٦-05-12"])  # fmt: skip
def test_what_is_not_a_date(text: str) -> None:
    assert refusal(UNTIL, text) == "Enter a date that exists, written as 2026-05-12."


@pytest.mark.parametrize("text", ["0001-01-01", "0206-05-12", "1899-12-31", "9999-12-31"])
def test_years_that_are_slips_of_the_keyboard(text: str) -> None:
    assert "Enter a year from 1900 to 2150." in refusal(UNTIL, text)


def test_leap_days() -> None:
    assert UNTIL.read("2028-02-29") == date(2028, 2, 29)
    assert UNTIL.read("29.2.2028") == date(2028, 2, 29)


def test_what_is_done_lies_not_in_the_future() -> None:
    tomorrow = clock.today() + timedelta(days=1)
    assert "not in the future" in refusal(DONE, tomorrow.isoformat())
    assert DONE.read(clock.today().isoformat()) == clock.today()
    assert UNTIL.read(tomorrow.isoformat()) == tomorrow


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//example.org", "example.org", "ftp://a.se",
     "https://", "https:///x", "java\nscript:alert(1)", " https:// example.org", "https://a.se b", "x https://a.se"],
)  # fmt: skip
def test_only_web_addresses_are_links(text: str) -> None:
    assert "https://" in refusal(LINK, text)


@pytest.mark.parametrize(("fact", "text", "value"), [
    (NAME, "A\x00B", "AB"),
    (NAME, "\x00", ""),
    (NAME, "\u200bHej\ufeff hej\u2060", "Hej hej"),
    (NAME, " \u202egnp.eliF ", "gnp.eliF"),
    (NAME, "A\u2066B\u2069\x1b[31mC\x7f", "AB[31mC"),
    (NAME, "Ett\tnamn\r\npå två\u2028rader", "Ett namn på två rader"),
    (NOTES, "\x00 rad ett\rrad två\r\n\trad tre \x0b", "rad ett\nrad två\n\trad tre"),
    (NAME, "שלום", "שלום"),
    (NAME, "👩\u200d🍳 Å", "👩\u200d🍳 Å"),
])  # fmt: skip
def test_signs_that_cannot_be_seen_are_left_out(fact: Fact, text: str, value: str) -> None:
    assert fact.read(text) == value
    assert fact.read(fact.write(value)) == value


def test_what_cannot_be_nothing_says_so() -> None:
    per_hour = Number("Consumption", "x", low=0.01, high=2000)
    assert [per_hour.read(text) for text in ("0,01", "2000")] == [0.01, 2000]
    for nothing in ("0", "0,0", "-3"):
        assert refusal(per_hour, nothing).startswith("Enter more than 0")


def test_a_first_year_of_its_own() -> None:
    tested = Day("Tested", "x", done=True, first=1990)
    assert tested.read("1990-01-01") == date(1990, 1, 1)
    assert "from 1990 to" in refusal(tested, "1989-12-31")


def test_length_is_that_of_what_is_kept() -> None:
    assert NAME.read("a" * 120 + " " * 50) == "a" * 120
    assert "at most 120" in refusal(NAME, "a" * 121)
    assert NAME.read("  ".join("ab" * 30)) == " ".join("ab" * 30)


def test_a_reference_is_one_of_those_offered_whatever_its_length() -> None:
    fact = Reference("Point", "", names={1: "Ett", 2147483647: "Sist"})
    assert [fact.read(text) for text in ("1", " 1 ", "2147483647", "")] == [1, 1, 2147483647, None]
    for text in ("000000000000000001" + "0", "1" + "0" * 40, "2147483648", "10", "-1", "1.0", SUPER_TWO):
        assert refusal(fact, text).startswith("Choose among what the page offers")
