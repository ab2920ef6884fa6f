"""The 290 municipalities and 21 counties: codes, names and in which of them a position lies."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from shapely import STRtree
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from preparedness.geography import files
from preparedness.geography.projections import shape_to_sweref

CODES: Final = "municipalities.csv"
COUNTY_CODES: Final = "counties.csv"
OUTLINES: Final = "municipalities.geojson"
VOWELS_AND_HISSES: Final = "aeiouyåäösxz"
UNUSUAL_NAMES: Final = {"0980": "Region Gotland", "1421": "Orust kommun", "2080": "Falu kommun"}


@dataclass(frozen=True)
class Municipality:
    """A municipality by its four-digit code; `county_code` has two digits, `county` is such as "Jönköpings län"."""

    code: str
    name: str
    county_code: str
    county: str

    @property
    def full_name(self) -> str:
        """As the municipality is called in running text: "Sävsjö kommun", "Lunds kommun", "Falu kommun".

        A name in a consonant other than s, x or z takes the genitive s, others stay; the names that do otherwise are
        listed. Many municipalities that call themselves *stad* are municipalities in law and stand here as such.
        """
        if self.code in UNUSUAL_NAMES:
            return UNUSUAL_NAMES[self.code]
        genitive = "" if self.name[-1].lower() in VOWELS_AND_HISSES else "s"
        return f"{self.name}{genitive} kommun"


@dataclass(frozen=True)
class County:
    code: str
    name: str


@dataclass(frozen=True)
class Outlines:
    """The outlines by code: `shapes` in degrees WGS 84 (x = longitude), `metres` in SWEREF 99 TM (x = easting).

    `index` searches the shapes in the order of `codes`.
    """

    codes: tuple[str, ...]
    shapes: Mapping[str, BaseGeometry]
    metres: Mapping[str, BaseGeometry]
    index: STRtree


def municipality(code: str) -> Municipality | None:
    return _by_code().get(code)


def named(text: str) -> Municipality | None:
    """The municipality that somebody writes by its code, its name or its full name."""
    wanted = " ".join(text.split()).casefold()
    known = all_municipalities()
    return next(
        (each for each in known if wanted in (each.code, each.name.casefold(), each.full_name.casefold())), None
    )


def all_municipalities() -> list[Municipality]:
    """All 290 in the order of their codes."""
    return list(_by_code().values())


def all_counties() -> list[County]:
    return files.read(COUNTY_CODES, _parse_counties)


def outlines() -> Outlines:
    return files.read(OUTLINES, parse_outlines)


def outline(code: str) -> BaseGeometry | None:
    """The outline of a municipality in degrees WGS 84 (x = longitude)."""
    return outlines().shapes.get(code)


def bounds(code: str) -> tuple[float, float, float, float] | None:
    """(west, south, east, north) in degrees of a municipality, as maps want it."""
    found = outline(code)
    return found.bounds if found else None


def municipality_at(lat: float, lon: float) -> Municipality | None:
    """The municipality whose outline holds the position; None at sea, abroad and on small islets."""
    known = outlines()
    hits = known.index.query(Point(lon, lat), predicate="intersects")
    return municipality(known.codes[int(min(hits))]) if len(hits) else None


def parse_outlines(path: Path) -> Outlines:
    """Read outlines from GeoJSON with a `code` per feature; ValueError unless every municipality is there once."""
    features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    shapes = {str(feature["properties"]["code"]): shape(feature["geometry"]) for feature in features}
    if set(shapes) != set(_by_code()) or len(features) != len(shapes):
        raise ValueError(f"{len(features)} outlines, not one for each of the {len(_by_code())} municipalities")
    metres = {code: shape_to_sweref(outline) for code, outline in shapes.items()}
    return Outlines(tuple(shapes), shapes, metres, STRtree(list(shapes.values())))


def _by_code() -> dict[str, Municipality]:
    return files.read(CODES, _parse_municipalities)


def _parse_municipalities(path: Path) -> dict[str, Municipality]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: Municipality(**row) for row in csv.DictReader(file)}


def _parse_counties(path: Path) -> list[County]:
    with path.open(encoding="utf-8", newline="") as file:
        return [County(**row) for row in csv.DictReader(file)]
