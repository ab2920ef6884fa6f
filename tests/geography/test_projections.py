"""Projections against the published formulas, and distances and bearings against known ones."""

from math import asin, atanh, cos, cosh, radians, sin, sinh, sqrt

import pytest

from preparedness.geography.projections import bearing, distance_m, from_sweref, to_sweref


def gauss_kruger(
    lat: float, lon: float, *, meridian: float, scale: float, false_northing: float, false_easting: float
) -> tuple[float, float]:
    """Krüger's series for GRS 80 to the fourth order, written apart from PROJ."""
    flattening = 1 / 298.257222101
    n = flattening / (2 - flattening)
    radius = 6378137.0 / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    eccentricity = sqrt(flattening * (2 - flattening))
    phi, east = radians(lat), radians(lon - meridian)
    conformal = sinh(atanh(sin(phi)) - eccentricity * atanh(eccentricity * sin(phi)))
    xi = _atan(conformal, cos(east))
    eta = atanh(sin(east) / sqrt(1 + conformal**2))
    series = (
        n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16 + 41 * n**4 / 180,
        13 * n**2 / 48 - 3 * n**3 / 5 + 557 * n**4 / 1440,
        61 * n**3 / 240 - 103 * n**4 / 140,
        49561 * n**4 / 161280,
    )
    north = xi + sum(beta * sin(2 * k * xi) * cosh(2 * k * eta) for k, beta in enumerate(series, start=1))
    across = eta + sum(beta * cos(2 * k * xi) * sinh(2 * k * eta) for k, beta in enumerate(series, start=1))
    return scale * radius * north + false_northing, scale * radius * across + false_easting


def _atan(opposite: float, adjacent: float) -> float:
    return asin(opposite / sqrt(opposite**2 + adjacent**2))


def test_the_formula_itself_gives_the_example_that_the_land_survey_publishes() -> None:
    northing, easting = gauss_kruger(
        66.0,
        24.0,
        meridian=13 + 35 / 60 + 7.692 / 3600,
        scale=1.000002540,
        false_northing=-6226307.8640,
        false_easting=84182.8790,
    )
    assert northing == pytest.approx(1135809.413803, abs=0.0005)
    assert easting == pytest.approx(555304.016555, abs=0.0005)


POINTS = [
    (57.40327, 14.66244),
    (55.34, 13.36),
    (69.06, 20.55),
    (58.9, 11.0),
    (65.8, 24.15),
    (57.4, 15.0),
    (59.33, 18.07),
]


@pytest.mark.parametrize(("lat", "lon"), POINTS)
def test_sweref_agrees_with_the_formula_within_a_centimetre(lat: float, lon: float) -> None:
    expected = gauss_kruger(lat, lon, meridian=15.0, scale=0.9996, false_northing=0.0, false_easting=500_000.0)
    assert to_sweref(lat, lon) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(("lat", "lon"), POINTS)
def test_there_and_back_is_within_a_centimetre(lat: float, lon: float) -> None:
    assert distance_m(lat, lon, *from_sweref(*to_sweref(lat, lon))) < 0.01


def test_the_central_meridian_has_the_false_easting() -> None:
    assert to_sweref(60.0, 15.0)[1] == pytest.approx(500_000.0, abs=0.001)


@pytest.mark.parametrize(
    ("here", "there", "metres"),
    [
        ((57.40327, 14.66244), (57.40327, 14.66244), 0),
        ((57.40327, 14.66244), (57.35, 14.46667), 13_160),  # Sävsjö to Vrigstad, GRS 80
        ((55.34, 13.36), (69.06, 20.55), 1_572_300),  # Smygehuk to Treriksröset, GRS 80
    ],
)
def test_distances_are_within_half_a_per_cent(
    here: tuple[float, float], there: tuple[float, float], metres: float
) -> None:
    assert distance_m(*here, *there) == pytest.approx(metres, rel=0.005)
    assert distance_m(*here, *there) == pytest.approx(distance_m(*there, *here))


@pytest.mark.parametrize(
    ("north", "east", "degrees"),
    [(1, 0, 0), (1, 1, 45), (0, 1, 90), (-1, 1, 135), (-1, 0, 180), (-1, -1, 225), (0, -1, 270), (1, -1, 315)],
)
def test_bearings_go_clockwise_from_north(north: int, east: int, degrees: float) -> None:
    found = bearing(57.0, 14.0, 57.0 + north * 0.01, 14.0 + east * 0.01 / cos(radians(57.0)))
    assert found == pytest.approx(degrees, abs=0.1)


def test_a_bearing_to_the_same_place_is_north() -> None:
    assert bearing(57.0, 14.0, 57.0, 14.0) == 0.0
