"""Replacing a data file by an official one: right ones are taken over, wrong ones leave everything as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from preparedness.geography import files
from preparedness.geography.gazetteer import search
from preparedness.geography.layers import layer
from preparedness.geography.municipalities import municipality_at
from preparedness.geography.replacement import NAMES, install, prepare, restore
from preparedness.geography.sources import ReplacementError


def official() -> gpd.GeoDataFrame:
    """As the statistics office delivers municipalities: SWEREF 99 TM, KnKod and KnNamn."""
    frame = layer("municipalities").to_crs(3006).rename(columns={"code": "KnKod", "name": "KnNamn"})
    return frame[["KnKod", "KnNamn", "geometry"]]


def square(lon: float, lat: float, size: float = 0.2) -> shapely.Polygon:
    return shapely.box(lon, lat, lon + size, lat + size)


def test_a_geopackage_in_sweref_99_tm_replaces_the_municipalities(data_folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "kommuner.gpkg"
    official().to_file(source, layer="kommun")
    ready = prepare("municipalities", source)
    assert ready.count == 290
    assert not files.origin(ready.name).is_own  # nothing is written yet
    assert install(ready) == data_folder / "geodata" / "municipalities.geojson"
    assert files.origin(ready.name).is_own
    found = municipality_at(57.40327, 14.66244)
    assert found is not None
    assert found.code == "0684"
    assert files.problem(ready.name) is None
    assert len(layer("municipalities")) == 290
    assert [path.name for path in (data_folder / "geodata").iterdir()] == ["municipalities.geojson"]


@pytest.mark.parametrize("name", ["kommuner.shp", "kommuner.shp.zip", "kommuner.geojson"])
@pytest.mark.usefixtures("data_folder")
def test_shapefiles_and_geojson_are_read_too(tmp_path: Path, name: str) -> None:
    frame = official()
    frame["KnKod"] = frame.KnKod.astype(int)  # the leading zeros are lost, as they often are
    (frame.to_crs(4326) if name.endswith("json") else frame).to_file(tmp_path / name)
    assert prepare("municipalities", tmp_path / name).count == 290


def test_restoring_brings_the_packaged_file_back(data_folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "land.gpkg"
    gpd.GeoDataFrame(geometry=[square(14, 57)], crs=4326).to_crs(3006).to_file(source)
    install(prepare("land", source))
    assert len(layer("land")) == 1
    assert restore("land")
    assert not restore("land")
    assert len(layer("land")) > 1_000
    assert list((data_folder / "geodata").iterdir()) == []


@pytest.mark.usefixtures("data_folder")
def test_counties_are_found_by_their_own_code_column(tmp_path: Path) -> None:
    source = tmp_path / "lan.gpkg"
    layer("counties").to_crs(3006).rename(columns={"code": "LnKod"}).to_file(source)
    install(prepare("counties", source))
    assert sorted(layer("counties").code)[:2] == ["01", "03"]


@pytest.mark.parametrize("as_area", [False, True])
@pytest.mark.usefixtures("data_folder")
def test_places_come_from_points_or_areas_and_get_their_municipality(tmp_path: Path, as_area: bool) -> None:
    shape = square(14.65, 57.39, 0.02) if as_area else shapely.Point(14.66, 57.4)
    frame = gpd.GeoDataFrame({"tatort": ["=Provby"], "bef": [1200]}, geometry=[shape], crs=4326)
    frame.to_crs(3006).to_file(tmp_path / "orter.gpkg")
    install(prepare("places", tmp_path / "orter.gpkg"))
    found = search("provby")
    assert search("=provby")[0].municipality_code == "0684"
    assert [place.population for place in found if not place.is_municipality] == [1200]
    assert search("Stockholm") == []


@pytest.mark.usefixtures("data_folder")
def test_a_crossed_outline_is_repaired(tmp_path: Path) -> None:
    bow_tie = shapely.Polygon([(14, 57), (14.2, 57.2), (14.2, 57), (14, 57.2)])
    gpd.GeoDataFrame(geometry=[bow_tie], crs=4326).to_file(tmp_path / "lakes.gpkg")
    install(prepare("lakes", tmp_path / "lakes.gpkg"))
    assert layer("lakes").is_valid.all()


def _without_code(frame: Any) -> Any:
    return frame.rename(columns={"KnKod": "nummer"})


def _moved(frame: Any) -> Any:
    return frame.set_crs(3857, allow_override=True)


def _missing(frame: Any) -> Any:
    return frame[frame.KnKod != "0684"]


def _twice(frame: Any) -> Any:
    return gpd.pd.concat([frame, frame[frame.KnKod == "0684"]])


def _unknown(frame: Any) -> Any:
    return frame.assign(KnKod=frame.KnKod.replace("0684", "0999"))


def _points(frame: Any) -> Any:
    return frame.assign(geometry=frame.geometry.centroid)


def _hollow(frame: Any) -> Any:
    return frame.assign(geometry=frame.geometry.where(frame.KnKod != "0684", None))


def _empty(frame: Any) -> Any:
    return frame[frame.KnKod == "none"]


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (_without_code, "None of the columns"),
        (_moved, "The shapes do not lie in Sweden"),
        (_missing, "Codes that are missing"),
        (_twice, "Codes that occur more than once"),
        (_unknown, "Unknown codes"),
        (_points, "The file holds %(found)s where"),
        (_hollow, "%(count)s rows have no shape"),
        (_empty, "The file holds no shapes"),
    ],
)
def test_each_wrong_file_is_named_for_what_is_wrong(
    data_folder: Path, tmp_path: Path, spoil: Callable[[Any], Any], complaint: str
) -> None:
    spoil(official()).to_file(tmp_path / "wrong.gpkg", layer="wrong")
    with pytest.raises(ReplacementError) as caught:
        prepare("municipalities", tmp_path / "wrong.gpkg")
    assert caught.value.message.text.startswith(complaint)
    assert not (data_folder / "geodata").exists()


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("content", [b"", b"not a map", b"{}", b"PK\x03\x04broken", b"\x00" * 2000])
@pytest.mark.parametrize("name", ["broken.gpkg", "broken.geojson", "broken.zip", "broken.shp"])
@pytest.mark.usefixtures("data_folder")
def test_what_is_no_map_file_is_refused(tmp_path: Path, kind: str, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReplacementError):
        prepare(kind, tmp_path / name)


@pytest.mark.usefixtures("data_folder")
def test_a_file_that_is_not_there_is_said_not_to_be() -> None:
    with pytest.raises(ReplacementError) as caught:
        prepare("land", Path("/nowhere/land.gpkg"))
    assert caught.value.message.text.startswith("There is no file")


@pytest.mark.usefixtures("data_folder")
def test_a_shapefile_without_prj_is_refused(tmp_path: Path) -> None:
    official().to_file(tmp_path / "kommuner.shp")
    (tmp_path / "kommuner.prj").unlink()
    with pytest.raises(ReplacementError) as caught:
        prepare("municipalities", tmp_path / "kommuner.shp")
    assert ".prj" in caught.value.message.text


@pytest.mark.usefixtures("data_folder")
def test_among_several_layers_one_must_be_chosen(tmp_path: Path) -> None:
    source = tmp_path / "allt.gpkg"
    gpd.GeoDataFrame(geometry=[square(14, 57)], crs=4326).to_file(source, layer="land")
    gpd.GeoDataFrame(geometry=[square(15, 58)], crs=4326).to_file(source, layer="sjö")
    for wrong in (None, "hav"):
        with pytest.raises(ReplacementError) as caught:
            prepare("lakes", source, wrong)
        assert caught.value.message.values["layers"] == "land, sjö"
    assert prepare("lakes", source, "sjö").count == 1
