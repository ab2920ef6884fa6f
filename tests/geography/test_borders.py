"""Whether a point lies in its municipality: real places, the next parish, the archipelago, and far away."""

import pytest

from preparedness.geography.borders import LAND_TOLERANCE_M, SEA_TOLERANCE_M, Where, check_inside
from preparedness.geography.gazetteer import all_places

SAVSJO = "0684"


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(57.40327, 14.66244), (57.35, 14.46667), (57.31737, 14.59341), (57.2381, 14.57719)],
    ids=["Sävsjö", "Vrigstad", "Stockaryd", "Rörvik"],
)
def test_the_four_places_of_savsjo_lie_in_savsjo(lat: float, lon: float) -> None:
    check = check_inside(SAVSJO, lat, lon)
    assert (check.where, check.outside_m, check.message) == (Where.INSIDE, 0.0, None)
    assert check.lies_in is not None
    assert check.lies_in.code == SAVSJO


def test_just_over_the_border_is_a_warning_that_names_the_neighbour() -> None:
    check = check_inside(SAVSJO, 57.42, 14.9)
    assert check.where is Where.NEAR
    assert not check.is_error
    assert 0 < check.outside_m <= LAND_TOLERANCE_M
    assert check.message is not None
    assert check.message.values == {"municipality": "Sävsjö kommun", "km": 4.8, "actual": "Vetlanda kommun"}


def test_a_place_in_kiruna_is_refused_with_the_distance() -> None:
    check = check_inside(SAVSJO, 67.85572, 20.22513)
    assert check.is_error
    assert check.message is not None
    assert check.message.values == {"municipality": "Sävsjö kommun", "km": 1190, "actual": "Kiruna kommun"}


def test_an_island_that_the_outlines_leave_out_is_a_warning() -> None:
    check = check_inside("1480", 57.61, 11.78)  # Styrsö, in Göteborg
    assert check.where is Where.NEAR
    assert check.lies_in is None
    assert check.outside_m <= SEA_TOLERANCE_M


@pytest.mark.parametrize(("lat", "lon"), [(59.91, 10.75), (57.0, 19.9), (60.1, 19.95)], ids=["Oslo", "Baltic", "Åland"])
def test_abroad_and_open_sea_are_refused(lat: float, lon: float) -> None:
    check = check_inside(SAVSJO, lat, lon)
    assert check.is_error
    assert check.lies_in is None
    assert check.message is not None
    assert "actual" not in check.message.values


def test_no_place_of_the_gazetteer_is_refused_in_its_own_municipality() -> None:
    refused = [place for place in all_places() if check_inside(place.municipality_code, place.lat, place.lon).is_error]
    assert refused == []


def test_a_code_that_does_not_exist_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        check_inside("9999", 57.4, 14.7)


def test_a_few_metres_outside_are_not_shown_as_nothing() -> None:
    lat, lon = 57.42, 14.9
    while not (check := check_inside(SAVSJO, lat, lon)).outside_m < 40:
        lon -= 0.0004
    if check.message is not None:
        assert check.message.values["km"] == 0.1
