"""What is searched for, put in the languages of two databases; which words answer, and what is shown of a text."""

import unicodedata

import pytest

from preparedness.guidelines.rules import excerpts, library, searching, stems
from preparedness.guidelines.rules.excerpts import Part
from preparedness.guidelines.states import Standing

HOSTILE = (
    '" OR title:*',
    "a' & !b:* | (c <-> d) \\",
    "NEAR(a b, 3)",
    "-- ; DROP",
    "\x00\x01*",
    "^a {b c} : d",
    "“",
    "*",
)


@pytest.mark.parametrize(
    ("word", "other", "language"),
    [
        ("elavbrotten", "elavbrott", "sv"),
        ("ÅTGÄRDER", unicodedata.normalize("NFD", "åtgärd"), "sv"),
        ("batteries", "battery", "en"),
    ],
)
def test_forms_of_a_word_have_one_stem(word: str, other: str, language: str) -> None:
    assert stems.stems(word, language) == stems.stems(other, language)


def test_words_of_other_languages_stay_as_they_are() -> None:
    assert stems.stems("Sähkökatkot, elavbrotten", "fi") == ["sähkökatkot", "elavbrotten"]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_but_words_reaches_a_database(text: str) -> None:
    query = searching.read(text)
    for word in (word for wanted in query for word in wanted.words):
        assert word.isalnum()
    assert not set(searching.for_sqlite(query, "sv").replace(" AND ", " ")) - set(
        'abcdefghijklmnopqrstuvwxyz0123456789 "*'
    )
    assert set(searching.for_postgresql(query, "sv")) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ':*&()<->")


def test_a_search_is_never_too_long() -> None:
    assert len(searching.read("ord " * 5000)) == 1
    assert len(searching.read(" ".join(f"ord{n}" for n in range(50)))) == searching.MOST
    assert [len(word) for wanted in searching.read("x" * 10_000) for word in wanted.words] == [stems.LONGEST]


def test_a_word_goes_on_after_its_stem_unless_that_is_short() -> None:
    query = searching.read('"slå på" reservkraften el')
    assert searching.for_sqlite(query, "sv") == '"slå på" AND "reservkraft" * AND "el"'
    assert searching.for_postgresql(query, "sv") == "('slå' <-> 'på') & ('reservkraft':*) & ('el')"


def test_the_excerpt_begins_before_the_first_hit_and_marks_whole_words() -> None:
    text = "Inledning. " * 40 + "Slå på RESERVKRAFTVERKET i källaren. " + "Slut. " * 80
    shown = excerpts.excerpt(text, searching.read("reservkraft"), "sv")
    assert [each.text for each in shown if each.marked] == ["RESERVKRAFTVERKET"]
    assert (shown[0], shown[-1]) == (Part("… "), Part(" …"))
    assert sum(len(each.text) for each in shown) < 400


def test_a_text_without_hits_shows_its_beginning() -> None:
    assert excerpts.excerpt("Kort text.", searching.read("elavbrott"), "sv") == [Part("Kort text.")]
    assert excerpts.excerpt("", searching.read("elavbrott"), "sv") == []


def test_what_is_not_decided_is_looked_at_by_who_writes_it_alone() -> None:
    assert library.looked_at(None, older=False, edits=False) == {Standing.IN_FORCE}
    assert library.looked_at(Standing.DRAFT, older=True, edits=False) == frozenset()
    assert library.looked_at(None, older=True, edits=True) == frozenset(Standing)
