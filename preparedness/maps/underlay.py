"""The layers under the points: outlines, water and place names, as small files that browsers may keep."""

import csv
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import shapely

from preparedness.common.rendered import Rendered
from preparedness.geography import files


@dataclass(frozen=True)
class Detail:
    """How finely shapes are drawn, in degrees: corners closer than this to the line and smaller shapes are left out."""

    tolerance: float
    smallest: float
    grid: float


FAR: Final = Detail(tolerance=0.006, smallest=0.001, grid=0.001)
NEAR: Final = Detail(tolerance=0.0003, smallest=0, grid=0.0001)
"""About thirty metres: official files with every corner would be too much to send."""


def layer(name: str) -> Rendered:
    """The layer as its file stands now; raises KeyError for a name that is none."""
    file, parse = LAYERS[name]
    return files.read(file, parse)


def addresses(prefix: str) -> dict[str, str]:
    """Where each layer is found under `prefix`, with its version, so that a changed file has a new address."""
    return {name: f"{prefix}{name}.json?v={layer(name).version}" for name in LAYERS}


def near(path: Path) -> Rendered:
    return _outlines(path, NEAR)


def far(path: Path) -> Rendered:
    return _outlines(path, FAR)


def _outlines(path: Path, detail: Detail) -> Rendered:
    """Shapes alone: names and codes are not drawn. Raises ValueError where there are none."""
    shapes = shapely.get_parts(shapely.from_geojson(path.read_text(encoding="utf-8")))
    if not len(shapes):
        raise ValueError("no shapes")
    seen = shapes[shapely.area(shapes) >= detail.smallest]
    drawn = shapely.set_precision(shapely.simplify(seen, detail.tolerance), detail.grid, mode="pointwise")
    geometries = [json.loads(text) for text in shapely.to_geojson(drawn[~shapely.is_empty(drawn)])]
    return _layer(path, {"type": "GeometryCollection", "geometries": geometries})


def places(path: Path) -> Rendered:
    """Name, latitude, longitude and population of each place, the largest first."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [_place(row) for row in csv.DictReader(file)]
    return _layer(path, sorted(rows, key=lambda row: -row[3]))


def _place(row: dict[str, str]) -> tuple[str, float, float, int]:
    return row["name"], round(float(row["lat"]), 4), round(float(row["lon"]), 4), int(row["population"])


def _layer(path: Path, content: Any) -> Rendered:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return Rendered(body, "application/json", datetime.fromtimestamp(int(path.stat().st_mtime), UTC))


LAYERS: Final = {
    "land": ("land.geojson", far),
    "lakes": ("lakes.geojson", far),
    "land_near": ("land.geojson", near),
    "lakes_near": ("lakes.geojson", near),
    "counties": ("counties.geojson", near),
    "municipalities": ("municipalities.geojson", near),
    "places": ("places.csv", places),
}
