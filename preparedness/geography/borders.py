"""Does a position lie in the municipality it is registered in? Decided with outlines that are known to be simplified.

The packaged outlines have about 34 corners each. Compared with OpenStreetMap's 100 m border of Sweden towards Norway
and Finland they are off by 0.7 km at the median and 3.8 km at the 95th percentile; the two urban areas of GeoNames that
fall on the wrong side of a county's outline do so by at most 1.2 km. On the coast they leave out islands: 90 % of the
land they miss lies within 5.4 km of an outline, 98 % within 15 km. Hence the two tolerances: what lies outside the
outline but within them is a warning for a person to judge, not a refusal.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from shapely.geometry import Point

from preparedness.common.messages import Message, message
from preparedness.geography.municipalities import Municipality, municipality, municipality_at, outlines
from preparedness.geography.projections import to_sweref

LAND_TOLERANCE_M: Final = 5_000  # the position lies in another municipality's outline
SEA_TOLERANCE_M: Final = 15_000  # the position lies in no outline: at sea, on an islet or abroad
DECIMAL_BELOW_M: Final = 9_950


class Where(StrEnum):
    INSIDE = "inside"
    NEAR = "near"
    FAR = "far"


@dataclass(frozen=True)
class BorderCheck:
    """Where a position lies against an outline: metres outside it (0 inside), whose outline holds it, what to say."""

    where: Where
    outside_m: float
    lies_in: Municipality | None
    message: Message | None

    @property
    def is_error(self) -> bool:
        return self.where is Where.FAR


def check_inside(code: str, lat: float, lon: float) -> BorderCheck:
    """Check a WGS 84 position against municipality `code`; KeyError for a code that does not exist."""
    claimed = municipality(code)
    if claimed is None:
        raise KeyError(code)
    outside = _metres_outside(code, lat, lon)
    actual = municipality_at(lat, lon)
    if outside == 0 or actual == claimed:
        return BorderCheck(Where.INSIDE, 0.0, claimed, None)
    if outside <= (LAND_TOLERANCE_M if actual else SEA_TOLERANCE_M):
        return BorderCheck(Where.NEAR, outside, actual, _near(claimed, actual, outside))
    return BorderCheck(Where.FAR, outside, actual, _far(claimed, actual, outside))


def _metres_outside(code: str, lat: float, lon: float) -> float:
    northing, easting = to_sweref(lat, lon)
    return float(outlines().metres[code].distance(Point(easting, northing)))


def _kilometres(metres: float) -> float:
    """One decimal while it tells something: 0.3, 9.9, then 10, 1161; never "0 km outside"."""
    return max(round(metres / 1000, 1), 0.1) if metres < DECIMAL_BELOW_M else round(metres / 1000)


def _near(claimed: Municipality, actual: Municipality | None, outside: float) -> Message:
    values = {"municipality": claimed.full_name, "km": _kilometres(outside)}
    if actual is None:
        return message(
            "The position lies %(km)s km outside %(municipality)s on our simplified map, at sea or on an island "
            "that the map leaves out. Check it on a detailed map.",
            **values,
        )
    return message(
        "The position lies %(km)s km outside %(municipality)s, in %(actual)s, on our simplified map. Check on which "
        "side of the border it is.",
        actual=actual.full_name,
        **values,
    )


def _far(claimed: Municipality, actual: Municipality | None, outside: float) -> Message:
    values = {"municipality": claimed.full_name, "km": _kilometres(outside)}
    if actual is None:
        return message(
            "The position lies %(km)s km outside %(municipality)s and in no Swedish municipality. Correct the "
            "position.",
            **values,
        )
    return message(
        "The position lies %(km)s km outside %(municipality)s, in %(actual)s. Correct the position or choose the right "
        "municipality.",
        actual=actual.full_name,
        **values,
    )
