"""Points packed and unpacked are the same points."""

import random

import geopandas as gpd
import pytest

from preparedness.maps.encoding import encode, pack
from tests.maps.decoding import decode
from tests.maps.site import POINTS, frame_of

HARD = [
    ("0684-10", "Tio", "open", "Sävsjö", -33.9, -151.2),
    ("0684-9", "Nio Sävsjö", "open", "Sävsjö", 57.4, 14.6),
    ("0684-09", "Noll", "", "", 0.0, 0.0),
    ("no number", 'Quote " \\ and \x1f mark', "nonsense", "Å", 69.12345, 24.54321),
    ("0114-1", "Vrigstads skola", "full", "Vrigstad", 55.0, 11.0),
    ("-", "<img src=x>", "closing", "", 57.00001, 14.00001),
]


def rows_of(rows: list[tuple[str, str, str, str, float, float]]) -> list[dict[str, object]]:
    names = ("ref", "name", "state", "locality", "lat", "lon")
    return sorted((dict(zip(names, row, strict=True)) for row in rows), key=lambda row: str(row["ref"]))


@pytest.mark.parametrize("rows", [POINTS, HARD, HARD[:1], HARD[2:3]])
def test_a_round_trip_is_the_identity(rows: list[tuple[str, str, str, str, float, float]]) -> None:
    expected = [row | {"name": str(row["name"]).replace("\x1f", "")} for row in rows_of(rows)]
    assert sorted(decode(encode(frame_of(rows))), key=lambda row: str(row["ref"])) == expected


def test_many_random_points() -> None:
    chance = random.Random(7)  # noqa: S311 - repeatable examples

    def degrees(low: float, high: float) -> float:
        return round(chance.uniform(low, high), 5)

    rows = [
        (f"{code}-{n}", f"{place} {n % 5}", chance.choice("ab"), place, degrees(55, 69), degrees(11, 24))
        for code in ("0114", "0684", "2584")
        for n in range(1, 60)
        for place in [chance.choice("ABCDE")]
    ]
    assert sorted(decode(encode(frame_of(rows))), key=lambda row: str(row["ref"])) == rows_of(rows)


def test_no_points() -> None:
    assert decode(encode(frame_of(POINTS).iloc[:0])) == []


def test_points_without_position_are_left_out() -> None:
    points = frame_of(POINTS)
    points.loc[0, "geometry"] = None
    assert pack(points)["count"] == len(POINTS) - 1


def test_another_coordinate_system_is_refused() -> None:
    with pytest.raises(ValueError, match="EPSG:4326"):
        encode(frame_of(POINTS).to_crs(3006))


def test_missing_values_are_empty_texts() -> None:
    points = gpd.GeoDataFrame({"ref": ["1-1"], "name": [None]}, geometry=gpd.points_from_xy([14.0], [57.0]), crs=4326)
    assert decode(encode(points)) == [{"ref": "1-1", "name": "", "state": "", "locality": "", "lat": 57.0, "lon": 14.0}]
