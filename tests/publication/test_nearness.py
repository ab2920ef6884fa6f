"""Distances and directions."""

import pytest

from preparedness.publication.nearness import way

SAVSJO = (57.40327, 14.66244)


def test_a_degree_of_latitude_is_111_km_north() -> None:
    found = way((57.0, 14.0), (58.0, 14.0))
    assert found.km == pytest.approx(111.2, abs=0.1)
    assert found.wind.text == "north"


@pytest.mark.parametrize(
    ("step", "wind"),
    [
        ((0.1, 0.0), "north"), ((0.1, 0.18), "north-east"), ((0.0, 0.1), "east"), ((-0.1, 0.18), "south-east"),
        ((-0.1, 0.0), "south"), ((-0.1, -0.18), "south-west"), ((0.0, -0.1), "west"), ((0.1, -0.18), "north-west"),
    ],
)  # fmt: skip
def test_eight_directions(step: tuple[float, float], wind: str) -> None:
    assert way(SAVSJO, (SAVSJO[0] + step[0], SAVSJO[1] + step[1])).wind.text == wind


@pytest.mark.parametrize(
    ("north", "text", "values"),
    [
        (0.0, "less than 100 metres away", {}),
        (0.004, "%(metres)s metres to the %(wind)s", {"metres": 400}),
        (0.00899, "%(km)s km to the %(wind)s", {"km": 1.0}),
        (0.05, "%(km)s km to the %(wind)s", {"km": 5.6}),
        (0.2, "%(km)s km to the %(wind)s", {"km": 22}),
    ],
)
def test_a_distance_is_as_precise_as_it_deserves(north: float, text: str, values: dict[str, float]) -> None:
    words = way(SAVSJO, (SAVSJO[0] + north, SAVSJO[1])).words
    assert words.text == text
    assert {name: value for name, value in words.values.items() if name != "wind"} == values
