"""Points as the map page wants them: compact columns in JSON, without addresses or words that repeat."""

import json
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd

from preparedness.maps.columns import Numbers, Words, natural, runs, whole, words

SCALE: Final = 100_000
"""Positions travel as whole hundred-thousandths of a degree, about one metre."""
LOCALITY_MARK: Final = "\x1f"
"""Stands in a name where the locality is repeated: "Vrigstads skola" in Vrigstad travels as the mark and "s skola"."""
WGS_84: Final = 4326
OPTIONAL: Final = ("level", "example")


def encode(points: gpd.GeoDataFrame) -> bytes:
    """The points as JSON; columns `ref`, `name` and `state`, and if present `locality`, `level` and `example` ("1")."""
    return json.dumps(pack(points), ensure_ascii=False, separators=(",", ":")).encode()


def pack(points: gpd.GeoDataFrame) -> dict[str, Any]:
    """The same before it becomes JSON; the rows are sorted by ref, and neighbours have much in common."""
    rows = _sorted(_placed(points))
    locality, before = recent(rows["series"].to_list(), rows["locality"].to_list())
    number = rows["number"].to_numpy()
    packed: dict[str, Any] = {
        "count": len(rows),
        "scale": SCALE,
        "series": runs(rows["series"].to_list()),
        "number": whole(np.diff(number, prepend=0)),
        "locality": locality,
        "lat": _steps(rows["lat"].to_numpy(), before),
        "lon": _steps(rows["lon"].to_numpy(), before),
        "name": words(rows["name"]),
        "state": words(rows["state"]),
    }
    return packed | {name: words(rows[name]) for name in OPTIONAL if name in rows}


def recent(series: list[str], localities: list[str]) -> tuple[Words, Numbers]:
    """Localities by how recently the series named them (0: not yet), and the row whose position is the best guess."""
    heads: list[str] = []
    codes, before = [], []
    seen: list[tuple[str, int]] = []
    for row, locality in enumerate(localities):
        if row and series[row] != series[row - 1]:
            seen = []
        at = next((i for i, (name, _) in enumerate(seen) if name == locality), -1)
        before.append(seen.pop(at)[1] if at >= 0 else row - 1)
        codes.append(at + 1)
        if at < 0:
            heads.append(locality)
        seen.insert(0, (locality, row))
    return {"words": heads, "digits": natural(np.array(codes, dtype=np.int64))}, np.array(before, dtype=np.int64)


def _steps(values: Numbers, before: Numbers) -> list[str]:
    """How far each row is from the row that guesses it; the first from zero."""
    guesses = np.where(before < 0, 0, values[before]) if len(values) else values
    return whole(values - guesses)


def _placed(points: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Leave out points without a position; positions must already be latitude and longitude."""
    if points.crs is not None and points.crs.to_epsg() != WGS_84:
        raise ValueError("Points for a map must be in WGS 84 (EPSG:4326)")
    return points[~(points.geometry.isna() | points.geometry.is_empty)]


def _sorted(points: gpd.GeoDataFrame) -> pd.DataFrame:
    """Plain columns in the order of refs."""
    split = [_split(ref) for ref in points["ref"].astype(str)]
    locality = _texts(points, "locality")
    columns: dict[str, Any] = {
        "series": [series for series, _ in split],
        "number": np.array([number for _, number in split], dtype=np.int64),
        "lat": _scaled(points.geometry.y),
        "lon": _scaled(points.geometry.x),
        "locality": locality,
        "name": [_shortened(name, place) for name, place in zip(_texts(points, "name"), locality, strict=True)],
        "state": _texts(points, "state"),
    }
    columns |= {name: _texts(points, name) for name in OPTIONAL if name in points}
    return pd.DataFrame(columns).sort_values(["series", "number"], kind="stable")


def _scaled(degrees: pd.Series) -> Numbers:
    scaled: Numbers = np.rint(degrees.to_numpy() * SCALE).astype(np.int64)
    return scaled


def _split(ref: str) -> tuple[str, int]:
    """A ref as its series and running number; one that is not so built is its own series, with the number -1."""
    series, dash, number = ref.rpartition("-")
    plain = number.isascii() and number.isdigit() and str(int(number)) == number
    return (series + dash, int(number)) if dash and plain else (ref, -1)


def _texts(points: gpd.GeoDataFrame, column: str) -> list[str]:
    """A column as texts; what is missing is the empty text."""
    if column not in points:
        return [""] * len(points)
    return ["" if pd.isna(value) else str(value) for value in points[column]]


def _shortened(name: str, locality: str) -> str:
    plain = name.replace(LOCALITY_MARK, "")
    return plain.replace(locality, LOCALITY_MARK) if locality else plain
