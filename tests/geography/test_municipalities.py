"""The register of municipalities: complete, named as people name them, found by position."""

import pytest

from preparedness.geography import files
from preparedness.geography.layers import LAYERS, layer
from preparedness.geography.municipalities import (
    all_counties,
    all_municipalities,
    bounds,
    municipality,
    municipality_at,
    outline,
)


def test_there_are_290_municipalities_in_21_counties() -> None:
    assert len(all_municipalities()) == 290
    assert len(all_counties()) == 21
    assert {one.county_code for one in all_municipalities()} == {one.code for one in all_counties()}
    assert all(one.code.startswith(one.county_code) and len(one.code) == 4 for one in all_municipalities())


def test_savsjo_is_known_by_its_code() -> None:
    savsjo = municipality("0684")
    assert savsjo is not None
    assert (savsjo.name, savsjo.county_code, savsjo.county) == ("Sävsjö", "06", "Jönköpings län")


@pytest.mark.parametrize("code", ["", "684", "9999", "068\uff14", "Sävsjö"])
def test_what_is_no_code_is_unknown(code: str) -> None:
    assert municipality(code) is None
    assert outline(code) is None
    assert bounds(code) is None


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("0684", "Sävsjö kommun"),
        ("0180", "Stockholms kommun"),
        ("1280", "Malmö kommun"),
        ("1490", "Borås kommun"),
        ("2514", "Kalix kommun"),
        ("2080", "Falu kommun"),
        ("1421", "Orust kommun"),
        ("0980", "Region Gotland"),
        ("1438", "Dals-Eds kommun"),
        ("1480", "Göteborgs kommun"),
        ("0763", "Tingsryds kommun"),
    ],
)
def test_full_names_follow_swedish_genitives(code: str, name: str) -> None:
    found = municipality(code)
    assert found is not None
    assert found.full_name == name


@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [
        (57.40327, 14.66244, "Sävsjö"),
        (59.34, 18.05, "Stockholm"),
        (67.85572, 20.22513, "Kiruna"),
        (57.6, 18.4, "Gotland"),
    ],
)
def test_a_position_lies_in_its_municipality(lat: float, lon: float, name: str) -> None:
    found = municipality_at(lat, lon)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("lat", "lon"), [(0.0, 0.0), (59.91, 10.75), (57.0, 19.9), (14.7, 57.4)])
def test_abroad_lies_in_none(lat: float, lon: float) -> None:
    assert municipality_at(lat, lon) is None


def test_bounds_are_west_south_east_north() -> None:
    found = bounds("0684")
    assert found is not None
    west, south, east, north = found
    assert 57.0 < south < 57.4 < north < 57.7
    assert 14.2 < west < 14.6 < east < 15.1


@pytest.mark.parametrize("name", LAYERS)
def test_every_layer_is_valid_wgs_84_and_small_enough_for_a_page(name: str) -> None:
    frame = layer(name)
    assert frame.crs.to_epsg() == 4326
    assert frame.is_valid.all()
    assert (files.PACKAGED / f"{name}.geojson").stat().st_size < 700_000


def test_counties_are_made_of_their_municipalities() -> None:
    whole = layer("counties").to_crs(3006).area.sum()
    assert layer("municipalities").to_crs(3006).area.sum() == pytest.approx(whole, rel=1e-5)


def test_an_unknown_layer_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        layer("../../secret")
