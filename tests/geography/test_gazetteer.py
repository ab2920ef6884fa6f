"""Searching places: case, dots, starts of names, slips, abbreviations, hostile text."""

import pytest

from preparedness.geography.gazetteer import all_places, search


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Sävsjö", "Sävsjö"),
        ("savsjo", "Sävsjö"),
        ("SÄVSJÖ", "Sävsjö"),
        ("  sävsjö ", "Sävsjö"),
        ("sävs", "Sävsjö"),
        ("Sävsjo kommun", "Sävsjö kommun"),
        ("Savjso", "Sävsjö"),
        ("Vrigsta", "Vrigstad"),
        ("Vriggstad", "Vrigstad"),
        ("stokholm", "Stockholm"),
        ("Sthlm", "Stockholm"),
        ("gbg", "Göteborg"),
        ("Göteborg", "Göteborg"),
        ("malmö", "Malmö"),
        ("Örnsköldsvik", "Örnsköldsvik"),
        ("ö-vik", "Örnsköldsvik"),
        ("Stockaryd", "Stockaryd"),
        ("Tyresö", "Tyresö kommun"),
        ("frölunda", "Västra Frölunda"),
    ],
)
def test_the_first_answer_is_what_was_meant(typed: str, first: str) -> None:
    assert search(typed)[0].name == first


def test_the_kind_of_match_comes_before_population() -> None:
    names = [place.name for place in search("Lund", limit=50)]
    assert names[:2] == ["Lund", "Lunds kommun"]
    inside = [index for index, name in enumerate(names) if not name.startswith("Lund")]
    assert inside
    assert min(inside) > max(index for index, name in enumerate(names) if name.startswith("Lund"))


def test_among_equals_the_larger_place_comes_first() -> None:
    populations = [place.population for place in search("Norr", limit=8)]
    assert populations == sorted(populations, reverse=True)


def test_typed_dots_count_when_they_are_typed() -> None:
    assert all(place.name.casefold().startswith("å") for place in search("å", limit=5))


@pytest.mark.parametrize(
    "text", ["", " ", "%", "_", "\x00", "xqzyw", "<script>", "'; --", "🙂", "a" * 10_000, "\u200b"]
)
def test_silly_text_finds_nothing_and_breaks_nothing(text: str) -> None:
    assert search(text) == []


def test_the_limit_holds() -> None:
    assert len(search("a", limit=3)) == 3


def test_a_municipality_tells_where_it_is() -> None:
    found = search("Ydre")[0]
    assert (found.name, found.is_municipality, found.municipality_code, found.geonameid) == (
        "Ydre kommun",
        True,
        "0512",
        None,
    )
    assert found.municipality is not None
    assert found.municipality.name == "Ydre"


def test_all_places_begin_with_the_capital_and_have_no_false_twins() -> None:
    places = all_places()
    assert places[0].name == "Stockholm"
    assert [place.municipality_code for place in places if place.name == "Anderstorp"] == ["0662"]
