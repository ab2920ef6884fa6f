"""A text survives a cell whatever it begins with, and no cell of ours is calculated."""

import random

import pytest

from preparedness.common.spreadsheet.cells import bare, guarded

ALPHABET = "'=+-@\t\r\n0123/.;\",aå\uff1d "


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+46 381 150 00", "'+46 381 150 00"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("'s-Gravenhage", "''s-Gravenhage"),
        ("'=1", "''=1"),
        ("2404-1", "'2404-1"),
        ("1/2", "'1/2"),
        ("0381150", "'0381150"),
        ("0684-1", "0684-1"),
        ("Hägneskolan/Ripans förskola", "Hägneskolan/Ripans förskola"),
        ("", ""),
    ],
)
def test_risky_texts_get_one_apostrophe(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert bare(cell) == text


def test_every_text_survives() -> None:
    chance = random.Random(684)  # noqa: S311 - texts for a test
    for _ in range(20_000):
        text = "".join(chance.choices(ALPHABET, k=chance.randint(0, 8)))
        assert bare(guarded(text)) == text
        assert not guarded(text).startswith(tuple("=+-@\t\r\n\uff1d"))


def test_an_apostrophe_of_somebody_elses_stays() -> None:
    assert bare("'t Hoekje") == "'t Hoekje"
