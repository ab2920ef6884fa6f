"""Facts read what people write, write it back the same, and say what to do about the rest."""

from datetime import date
from typing import Any

import pytest

from preparedness.common.facts import Answer, Choice, Day, Fact, FactError, Number, Pick, Text, Whole


class Colour(Choice):
    RED = "red", "Red", "röd"
    BLUE = "blue", "Blue", "blå"


WORDS = Text("Words", "ord", length=10)
LINES = Text("Lines", "rader", length=100, lines=True)
LINK = Text("Link", "lank", link=True)
KW = Number("Power", "kw", unit="kW", high=5000)
COLD = Number("Temperature", "grader", low=-60, high=60, decimals=1)
PEOPLE = Whole("People", "personer", high=10_000)
TESTED = Day("Tested", "provad", done=True)
UNTIL = Day("Until", "till")
ANSWER = Pick("Answer", "svar")
COLOUR = Pick("Colour", "farg", choices=Colour, empty="red")

READ: list[tuple[Fact, str, Any]] = [
    (WORDS, "  två   ord ", "två ord"),
    (WORDS, "två\nord", "två ord"),
    (LINES, "en\r\ntvå\n", "en\ntvå"),
    (LINK, "https://www.savsjo.se/trygg", "https://www.savsjo.se/trygg"),
    (KW, "12,5", 12.5),
    (KW, "12.5", 12.5),
    (KW, "1 250", 1250),
    (KW, "1\u00a0250,5", 1250.5),
    (KW, "0", 0),
    (KW, "1,23456", 1.23),
    (COLD, "-20", -20),
    (COLD, "\u221220", -20),
    (PEOPLE, "150", 150),
    (PEOPLE, "150,0", 150),
    (UNTIL, "2026-05-12", date(2026, 5, 12)),
    (UNTIL, "20260512", date(2026, 5, 12)),
    (UNTIL, "12/5/2026", date(2026, 5, 12)),
    (UNTIL, "2026-05-12 00:00:00", date(2026, 5, 12)),
    (UNTIL, "2099-01-01", date(2099, 1, 1)),
    (ANSWER, "ja", Answer.YES),
    (ANSWER, "JA", Answer.YES),
    (ANSWER, "delvis", Answer.PARTLY),
    (ANSWER, "Partly", Answer.PARTLY),
    (ANSWER, "unknown", Answer.UNKNOWN),
    (ANSWER, "okänt", Answer.UNKNOWN),
    (COLOUR, "BLÅ", Colour.BLUE),
]
REFUSED: list[tuple[Fact, str]] = [
    (WORDS, "elva tecken"),
    (LINK, "www.savsjo.se"),
    (LINK, "javascript:alert(1)"),
    (LINK, "http://"),
    (KW, "många"),
    (KW, "-1"),
    (KW, "5001"),
    (KW, "1e3"),
    (KW, "nan"),
    (KW, "inf"),
    (KW, "1,2,3"),
    (KW, "9" * 400),
    (PEOPLE, "1,5"),
    (PEOPLE, "٣"),
    (UNTIL, "2026-02-30"),
    (UNTIL, "i går"),
    (UNTIL, "0000-01-01"),
    (TESTED, "2099-01-01"),
    (ANSWER, "kanske"),
    (COLOUR, "grön"),
]
ALL = (WORDS, LINES, LINK, KW, COLD, PEOPLE, TESTED, UNTIL, ANSWER, COLOUR)


@pytest.mark.parametrize(("fact", "text", "value"), READ)
def test_what_people_write_is_read(fact: Fact, text: str, value: Any) -> None:
    assert fact.read(text) == value


@pytest.mark.parametrize(("fact", "text", "value"), READ)
def test_what_is_written_reads_the_same(fact: Fact, text: str, value: Any) -> None:
    del text
    assert fact.read(fact.write(value)) == value


@pytest.mark.parametrize(("fact", "text"), REFUSED)
def test_nonsense_is_refused_with_advice(fact: Fact, text: str) -> None:
    with pytest.raises(FactError) as refused:
        fact.read(text)
    assert refused.value.message.text[0].isupper()


@pytest.mark.parametrize("fact", ALL)
@pytest.mark.parametrize("empty", ["", "  ", "\t\n"])
def test_an_empty_text_is_unknown_and_stays_so(fact: Fact, empty: str) -> None:
    value = fact.read(empty)
    assert value == fact.unknown
    assert fact.read(fact.write(value)) == value


@pytest.mark.parametrize("fact", [KW, COLD, PEOPLE])
def test_nothing_is_known_and_unknown_is_not(fact: Fact) -> None:
    assert fact.is_known(0)
    assert not fact.is_known(None)


def test_no_is_known_and_unknown_is_not() -> None:
    assert ANSWER.is_known(Answer.NO)
    assert not ANSWER.is_known(Answer.UNKNOWN)


@pytest.mark.parametrize("unseen", ["\x00", "\u202e", "\x1b"])
def test_what_cannot_be_seen_is_taken_out(unseen: str) -> None:
    assert WORDS.read(f"två{unseen}ord") == "tvåord"


def test_a_code_keeps_its_label_and_word() -> None:
    assert (Answer("partly").label, Answer("partly").word) == ("Partly", "delvis")
    assert Answer.values() == ["yes", "partly", "no", "unknown"]
