"""Thousands of made-up but likely points: Swedish localities, names as municipalities give them, seeded."""

import csv
import random
from collections import Counter
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

GEODATA = Path(__file__).resolve().parents[2] / "geodata"
SEED = 20260501
STATES = ("not_open",) * 90 + ("open",) * 5 + ("preparing",) * 2 + ("unknown",) * 2 + ("full",)
KINDS = (
    "skola", "skola", "skola", "idrottshall", "sporthall", "bibliotek", "församlingshem", "bygdegård", "folkets hus",
    "brandstation", "ishall", "medborgarhus", "simhall", "hembygdsgård", "gymnasium", "kulturhus",
)  # fmt: skip
STEMS = (
    "Björk", "Häg", "Tall", "Gran", "Ek", "Lind", "Ask", "Alm", "Rönn", "Hassel", "Sjö", "Strand", "Berg", "Dal",
    "Ängs", "Skogs", "Kyrk", "Kvarn", "Bruks", "Stations", "Väster", "Öster", "Norr", "Söder",
    "Mellan", "Nya ", "Gamla ", "Stora ",
)  # fmt: skip
TAILS = ("skolan", "hallen", "gården", "huset", "vallen", "salen")


def points(count: int, geodata: Path = GEODATA) -> gpd.GeoDataFrame:
    """`count` points around localities, larger ones oftener, numbered per municipality in no particular order."""
    chance = random.Random(SEED)  # noqa: S311 - figures for a measurement
    places = _places(geodata)
    weights = [place["population"] ** 0.5 for place in places]
    chosen = chance.choices(places, weights, k=count)
    numbers: Counter[str] = Counter()
    rows = []
    for place in chosen:
        numbers[place["code"]] += 1
        rows.append(
            {
                "ref": f"{place['code']}-{numbers[place['code']]}",
                "name": _name(place["name"], chance),
                "state": chance.choice(STATES),
                "locality": place["name"],
                "lat": round(place["lat"] + chance.gauss(0, 0.01), 5),
                "lon": round(place["lon"] + chance.gauss(0, 0.02), 5),
            }
        )
    return _placed(pd.DataFrame(rows)).drop(columns=["lat", "lon"])


def _placed(frame: pd.DataFrame) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(frame["lon"], frame["lat"]), crs=4326)


def _name(locality: str, chance: random.Random) -> str:
    if chance.random() < 0.3:
        return chance.choice(STEMS) + chance.choice(TAILS)
    genitive = locality if locality[-1] in "sxz" else locality + "s"
    return f"{genitive} {chance.choice(KINDS)}"


def _places(geodata: Path) -> list[dict[str, Any]]:
    """The gazetteer's places, each with the code of the municipality it lies in."""
    with (geodata / "places.csv").open(encoding="utf-8", newline="") as file:
        return [
            {
                "name": row["name"],
                "code": row["municipality_code"],
                "lat": float(row["lat"]),
                "lon": float(row["lon"]),
                "population": int(row["population"]),
            }
            for row in csv.DictReader(file)
        ]
