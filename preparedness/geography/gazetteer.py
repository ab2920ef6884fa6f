"""Find Swedish places and municipalities by what people type: any case, å as a, the start of a name, a small slip."""

import csv
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import cached_property
from pathlib import Path
from typing import Final

from preparedness.geography import files
from preparedness.geography.municipalities import Municipality, all_municipalities, municipality

PLACES: Final = "places.csv"
LONGEST_QUERY: Final = 80
SHORTEST_SUBSTRING: Final = 3
SHORTEST_MISSPELT: Final = 4
SLIPS: Final = 2  # letters more, fewer or other
LIKE_ENOUGH: Final = 0.8  # "savsio" for "savsjo" is 0.83, "malmo" for "malma" 0.8
ABBREVIATIONS: Final = {"sthlm": "stockholm", "gbg": "goteborg", "ovik": "ornskoldsvik", "o-vik": "ornskoldsvik"}


class Match(IntEnum):
    """How a name answers a query, best first."""

    EXACT = 0
    PREFIX = 1
    SUBSTRING = 2
    MISSPELT = 3


@dataclass(frozen=True)
class Place:
    """A place with its position in degrees WGS 84; a municipality (`is_municipality`) stands at its largest."""

    name: str
    lat: float
    lon: float
    population: int
    municipality_code: str
    geonameid: int | None
    is_municipality: bool = False

    @property
    def municipality(self) -> Municipality | None:
        return municipality(self.municipality_code)


@dataclass(frozen=True)
class _Entry:
    place: Place
    keys: tuple[str, ...]

    @cached_property
    def letters(self) -> frozenset[str]:
        return frozenset(self.keys[0])


def search(text: str, limit: int = 10) -> list[Place]:
    """Places whose name is, starts with, holds or resembles `text`; ordered by that, then names with the very letters
    typed (å is å) before others, then by population.

    Spelling slips are looked for only when nothing else answers. Empty or silly text gives an empty list.
    """
    key = plain(text[:LONGEST_QUERY])
    key = ABBREVIATIONS.get(key, key)
    if not key:
        return []
    entries = _entries()
    found = [(match, entry.place) for entry in entries if (match := _match(key, entry)) is not None]
    if not found and len(key) >= SHORTEST_MISSPELT:
        found = _misspelt(key, entries)
    typed = " ".join(text.casefold().split())
    found.sort(key=lambda pair: (pair[0], _unlike(typed, pair[1]), *_rank(pair[1])))
    return [place for _, place in found[:limit]]


def all_places() -> list[Place]:
    """Every place of the gazetteer, the most populous first: for the names on the base map."""
    places = [entry.place for entry in _entries() if not entry.place.is_municipality]
    return sorted(places, key=lambda place: -place.population)


def plain(text: str) -> str:
    """A name as it is compared: lower case, without accents or dots, single spaces ("Östra  Ås" is "ostra as")."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = (character for character in decomposed if not unicodedata.combining(character))
    return " ".join("".join(letters).replace("ø", "o").replace("æ", "a").split())


def _match(key: str, entry: _Entry) -> Match | None:
    if key in entry.keys:
        return Match.EXACT
    name = entry.keys[0]
    if name.startswith(key):
        return Match.PREFIX
    return Match.SUBSTRING if len(key) >= SHORTEST_SUBSTRING and key in name else None


def _unlike(typed: str, place: Place) -> int:
    """0 when a name starts with the very letters typed, 1 when it holds them, 2 when only dots and accents differ."""
    name = place.name.casefold()
    return 0 if name.startswith(typed) else 1 if typed in name else 2


def _rank(place: Place) -> tuple[int, bool, str]:
    return -place.population, place.is_municipality, place.name


def _misspelt(key: str, entries: list[_Entry]) -> list[tuple[Match, Place]]:
    """Names that differ from `key` by a slip or two; the cheap comparisons come first, for speed."""
    letters = frozenset(key)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(key)  # the side that the matcher prepares once
    found = []
    for entry in entries:
        if abs(len(entry.keys[0]) - len(key)) <= SLIPS and len(letters - entry.letters) <= SLIPS:
            matcher.set_seq1(entry.keys[0])
            if matcher.quick_ratio() >= LIKE_ENOUGH and matcher.ratio() >= LIKE_ENOUGH:
                found.append((Match.MISSPELT, entry.place))
    return found


def _entries() -> list[_Entry]:
    return files.read(PLACES, _parse)


def _parse(path: Path) -> list[_Entry]:
    with path.open(encoding="utf-8", newline="") as file:
        places = [_place(row) for row in csv.DictReader(file)]
    if not places:
        raise ValueError("no places")
    entries = [_Entry(place, (plain(place.name),)) for place in places]
    return entries + _municipalities(places)


def _place(row: dict[str, str]) -> Place:
    number = int(row["geonameid"]) if row["geonameid"] else None
    position = float(row["lat"]), float(row["lon"])
    return Place(row["name"], *position, int(row["population"] or 0), row["municipality_code"], number)


def _municipalities(places: list[Place]) -> list[_Entry]:
    """Each municipality by its full name, standing at the place of its own name, else at its largest place."""
    by_code: dict[str, list[Place]] = {}
    for place in places:
        by_code.setdefault(place.municipality_code, []).append(place)
    return [_municipality(one, by_code[one.code]) for one in all_municipalities() if one.code in by_code]


def _municipality(one: Municipality, places: list[Place]) -> _Entry:
    seat = max(places, key=lambda place: (place.name == one.name, place.population))
    stands = Place(one.full_name, seat.lat, seat.lon, seat.population, one.code, None, is_municipality=True)
    return _Entry(stands, (plain(one.full_name), plain(one.name), plain(f"{one.name} kommun")))
