"""The only home of coordinate systems: WGS 84 (EPSG:4326, degrees) and SWEREF 99 TM (EPSG:3006, metres)."""

import math
from functools import cache
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

WGS84: Final = "EPSG:4326"
SWEREF99_TM: Final = "EPSG:3006"
EARTH_RADIUS_M: Final = 6_371_008.8  # mean radius of the GRS 80 ellipsoid


@cache
def _transformer(source: str, target: str) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)


def to_sweref(lat: float, lon: float) -> tuple[float, float]:
    """SWEREF 99 TM (northing, easting) in metres of a position in degrees WGS 84."""
    easting, northing = _transformer(WGS84, SWEREF99_TM).transform(lon, lat)
    return northing, easting


def from_sweref(northing: float, easting: float) -> tuple[float, float]:
    """Degrees WGS 84 (latitude, longitude) of a SWEREF 99 TM position in metres."""
    lon, lat = _transformer(SWEREF99_TM, WGS84).transform(easting, northing)
    return lat, lon


def shape_to_sweref(shape: BaseGeometry) -> BaseGeometry:
    """A shape in degrees WGS 84 (x = longitude) as one in metres (x = easting)."""

    def project(corners: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(_transformer(WGS84, SWEREF99_TM).transform(corners[:, 0], corners[:, 1]))

    projected: BaseGeometry = shapely.transform(shape, project)
    return projected


def distance_m(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Metres along a great circle; within 0.4 % of the ellipsoid in Sweden, cheap enough for thousands."""
    north = math.radians(lat2 - lat1) / 2
    east = math.radians(lon2 - lon1) / 2
    shrink = math.cos(math.radians(lat1)) * math.cos(math.radians(lat2))
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(math.sin(north) ** 2 + shrink * math.sin(east) ** 2)))


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Degrees clockwise from north, 0 <= bearing < 360, in which the second position lies from the first."""
    phi1, phi2, east = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    across = math.sin(east) * math.cos(phi2)
    ahead = math.cos(phi1) * math.sin(phi2) - math.sin(phi1) * math.cos(phi2) * math.cos(east)
    return math.degrees(math.atan2(across, ahead)) % 360.0 % 360.0  # twice: -1e-17 % 360 is 360
