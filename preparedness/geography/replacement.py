"""Replace a data file by an official one: everything is checked before anything is written."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import shapely
from shapely.geometry import mapping

from preparedness.common.messages import message
from preparedness.geography import files
from preparedness.geography.municipalities import all_counties, all_municipalities, outlines
from preparedness.geography.projections import SWEREF99_TM, WGS84
from preparedness.geography.sources import POINTS, POLYGONS, ReplacementError, column, read_frame, required_column

NAMES: Final = {
    "municipalities": "municipalities.geojson",
    "counties": "counties.geojson",
    "places": "places.csv",
    "land": "land.geojson",
    "lakes": "lakes.geojson",
}
MUNICIPALITY_CODES: Final = ("kommunkod", "knkod", "komkod", "kommun", "code", "kod")
COUNTY_CODES: Final = ("lanskod", "länskod", "lankod", "lnkod", "länkod", "code", "kod")
PLACE_NAMES: Final = ("name", "namn", "tatort", "tätort", "ortnamn", "ort", "tatortsnamn", "tätortsnamn")
POPULATIONS: Final = ("population", "befolkning", "folkmangd", "folkmängd", "bef")
DECIMALS: Final = 5
BORDER_DETAIL_M: Final = 20.0
WATER_DETAIL_M: Final = 60.0
LARGEST_BYTES: Final = 15_000_000
SHOWN_CODES: Final = 5


@dataclass(frozen=True)
class Replacement:
    """A checked file, ready to be put in place: how many shapes, and the text to write."""

    kind: str
    name: str
    count: int
    content: str


def prepare(kind: str, path: Path, layer: str | None = None) -> Replacement:
    """Read and check a file for `kind` (a key of NAMES) without writing; ReplacementError says what is wrong with it.

    Borders are simplified by at most 20 m and water by at most 60 m, so that maps load fast; neighbours still fit.
    """
    count, content = _PREPARE[kind](path, layer)
    if len(content) > LARGEST_BYTES:
        raise ReplacementError(
            message(
                "The result would be %(megabytes)s MB, too much for a map page. Simplify the file to at most 15 MB "
                "first.",
                megabytes=round(len(content) / 1e6),
            ),
        )
    return Replacement(kind, NAMES[kind], count, content)


def install(replacement: Replacement) -> Path:
    """Write the replacement into the data folder at one stroke."""
    return files.write_own(replacement.name, replacement.content)


def restore(kind: str) -> bool:
    """Remove the operator's file, so that the packaged one serves again; False when there was none."""
    own = files.own_path(NAMES[kind])
    if own is None or not own.exists():
        return False
    own.unlink()
    return True


def _municipalities(path: Path, layer: str | None) -> tuple[int, str]:
    rows = {
        one.code: {"name": one.name, "county_code": one.county_code, "county": one.county}
        for one in all_municipalities()
    }
    return _coded(path, layer, MUNICIPALITY_CODES, rows)


def _counties(path: Path, layer: str | None) -> tuple[int, str]:
    return _coded(path, layer, COUNTY_CODES, {one.code: {"name": one.name} for one in all_counties()})


def _coded(path: Path, layer: str | None, names: tuple[str, ...], rows: dict[str, dict[str, str]]) -> tuple[int, str]:
    """Outlines that must hold every code of `rows` once; the rest of each feature's properties comes from `rows`."""
    frame = read_frame(path, layer, POLYGONS)
    width = len(next(iter(rows)))
    codes = [_code(value, width) for value in frame[required_column(frame, names)]]
    _check_codes(codes, set(rows))
    shapes = _simplified(frame, BORDER_DETAIL_M, shapely.coverage_simplify)
    features = sorted(zip(codes, shapes, strict=True), key=lambda pair: pair[0])
    return len(codes), _geojson(({"code": code, **rows[code]}, shape) for code, shape in features)


def _code(value: object, width: int) -> str:
    """A code with its leading zeros, which spreadsheets and number columns lose: 684.0 is "0684"."""
    return str(value).strip().removesuffix(".0").zfill(width)


def _check_codes(codes: Sequence[str], wanted: set[str]) -> None:
    unknown, missing = sorted(set(codes) - wanted), sorted(wanted - set(codes))
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if unknown:
        raise ReplacementError(message("Unknown codes: %(codes)s. Correct or remove them.", codes=_list(unknown)))
    if missing:
        raise ReplacementError(message("Codes that are missing: %(codes)s. Add them.", codes=_list(missing)))
    if twice:
        raise ReplacementError(
            message("Codes that occur more than once: %(codes)s. Merge their shapes.", codes=_list(twice)),
        )


def _list(codes: list[str]) -> str:
    return ", ".join(codes[:SHOWN_CODES]) + (f" … ({len(codes)})" if len(codes) > SHOWN_CODES else "")


def _water(path: Path, layer: str | None) -> tuple[int, str]:
    frame = read_frame(path, layer, POLYGONS)
    shapes = _simplified(frame, WATER_DETAIL_M, shapely.simplify)
    return len(shapes), _geojson(({}, shape) for shape in shapes)


def _places(path: Path, layer: str | None) -> tuple[int, str]:
    """Points, or areas that are turned into a point within them; the municipality from the outlines, nearest at sea."""
    frame = read_frame(path, layer, POINTS + POLYGONS)
    name, population = required_column(frame, PLACE_NAMES), column(frame, POPULATIONS)
    points = frame.geometry.representative_point()
    people = frame[population].fillna(0).astype(int) if population else [0] * len(frame)
    codes = _codes_at(points)
    rows = zip(
        frame[name].astype(str).str.strip(),
        points.y.round(DECIMALS),
        points.x.round(DECIMALS),
        people,
        codes,
        strict=True,
    )
    return len(frame), _csv(rows)


def _codes_at(points: Any) -> list[str]:
    known = outlines()
    return [known.codes[int(index)] for index in known.index.nearest(points.to_numpy())]


def _csv(rows: Iterable[tuple[Any, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["geonameid", "name", "ascii_name", "lat", "lon", "population", "municipality_code"])
    writer.writerows(["", name, name, lat, lon, people, code] for name, lat, lon, people, code in rows)
    return text.getvalue()


def _simplified(frame: Any, metres: float, simplify: Callable[[Any, float], Any]) -> list[Any]:
    from geopandas import GeoSeries  # noqa: PLC0415 - half a second that only replacing needs

    projected = frame.geometry.force_2d().to_crs(SWEREF99_TM)
    simple = GeoSeries(simplify(projected.to_numpy(), metres), crs=SWEREF99_TM).to_crs(WGS84)
    return list(shapely.set_precision(simple.make_valid().to_numpy(), 10**-DECIMALS))


def _geojson(rows: Iterable[tuple[dict[str, str], Any]]) -> str:
    features = ",\n".join(
        json.dumps(
            {"type": "Feature", "properties": properties, "geometry": _rounded(mapping(shape))},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for properties, shape in rows
        if not shape.is_empty
    )
    return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'


def _rounded(value: Any) -> Any:
    """GeoJSON's numbers at 5 decimals, about a metre, and nothing of the height."""
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, float):
        return round(value, DECIMALS)
    return [_rounded(part) for part in value] if isinstance(value, (list, tuple)) else value


_PREPARE: Final = {
    "municipalities": _municipalities,
    "counties": _counties,
    "places": _places,
    "land": _water,
    "lakes": _water,
}
