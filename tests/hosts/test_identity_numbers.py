"""Personal identity numbers are refused wherever text about people is written; what only resembles one is not.

The numbers are nobody's: Tolvan Tolvansson's, well known from examples, and others whose check digit is wrong.
"""

import pytest

from preparedness.common.facts import Fact, FactError
from preparedness.common.persons import AboutPerson, Mail, Telephone, holds_identity_number

NOTE = AboutPerson("Note", "anteckning", length=500, lines=True)
PHONE = Telephone("Telephone", "telefon")
MAIL = Mail("E-mail", "epost")
EN_DASH, MINUS, NO_BREAK, HYPHEN = "\u2013", "\u2212", "\u00a0", "\u2011"

IN_ANY_TEXT = [
    "19900101-2384", "199001012384", "19900101 2384", "19900101+2384", "900101-2384", "900101+2384", "000229-1234",
    "20040229-1234", "19900161-2384", "900191-2384", "19900101-XXXX", "900101-xxxx", "900101-****", "18900101-1234",
    "900101" + EN_DASH + "2384", "900101" + MINUS + "2384", "900101" + HYPHEN + "2384", "900101 - 2384",
    "19900101" + NO_BREAK + "2384", "Anna (900101-2384), bara kvällar", "pnr:19900101-2384.",
    "900101-\u0662\u0663\u0668\u0664",
]  # fmt: skip
ONLY_WITH_RIGHT_CHECK_DIGIT = ["1212121212", "121212 1212", "nr 1212121212!"]
HARMLESS = [
    "", "070-174 06 05", "0701740605", "+46 70 174 06 05", "2026-05-12", "20260512", "2026-05-12 14.00", "900101",
    "901301-2384", "900132-2384", "19901301-2384", "900100-2384", "900192-2384", "900229-2384", "1212121213",
    "121212 1213", "9001012384", "1900101-2384", "900101-23845", "556036-0793", "123456-1234",
    "17900101-1234", "900101/2384", "Kan bära 25 kg, kommer 06-22",
]  # fmt: skip


@pytest.mark.parametrize("text", IN_ANY_TEXT)
def test_what_is_written_as_an_identity_number_is_seen(text: str) -> None:
    assert holds_identity_number(text)
    assert holds_identity_number(text, telephone=True)


@pytest.mark.parametrize("text", ONLY_WITH_RIGHT_CHECK_DIGIT)
def test_ten_figures_are_one_where_the_check_digit_is_right_and_no_telephone_is_asked_for(text: str) -> None:
    assert holds_identity_number(text)
    assert not holds_identity_number(text, telephone=True)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_resembles_one_is_let_through(text: str) -> None:
    assert not holds_identity_number(text)


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (NOTE, "Bra.\nPersonnummer 900101-2384"),
        (NOTE, "9001\u200b01-2384"),
        (PHONE, "900101-2384"),
        (PHONE, "19900101 2384"),
        (MAIL, "anna.19900101-2384@exempel.example"),
        (MAIL, "1212121212@exempel.example"),
    ],
)
def test_every_fact_about_people_says_what_to_do(fact: Fact, text: str) -> None:
    with pytest.raises(FactError) as refused:
        fact.read(text)
    assert "personal identity number" in refused.value.message.text
    assert refused.value.suggestion == ""


@pytest.mark.parametrize(
    ("fact", "text", "value"),
    [
        (NOTE, " Kan inte lyfta\r\ntungt ", "Kan inte lyfta\ntungt"),
        (PHONE, "1212121212", "1212121212"),
        (PHONE, "070-174 06 05, växel 0382-152 00", "070-174 06 05, växel 0382-152 00"),
        (MAIL, "Anna@Exempel.Example", "Anna@exempel.example"),
        (MAIL, "", ""),
    ],
)
def test_the_rest_is_kept(fact: Fact, text: str, value: str) -> None:
    assert fact.read(text) == value
    assert fact.personal


@pytest.mark.parametrize(("fact", "text"), [(PHONE, "växeln"), (PHONE, "112"), (MAIL, "anna"), (MAIL, "a@b@c.se")])
def test_what_reaches_nobody_is_refused(fact: Fact, text: str) -> None:
    with pytest.raises(FactError):
        fact.read(text)
