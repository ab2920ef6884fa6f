"""The map of the published points: its document and its data."""

from collections.abc import Sequence

import geopandas as gpd

from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.geography import municipalities
from preparedness.maps import site
from preparedness.maps.document import SWEDEN, Bounds
from preparedness.maps.encoding import encode
from preparedness.publication import words
from preparedness.publication.addresses import home, point_address
from preparedness.publication.allow_list import PublicPoint
from preparedness.publication.issue import Issue
from preparedness.safe_points.states import Level

AROUND = (0.03, 0.015)
"""Degrees east-west and north-south shown around a single point: about 1.7 km each way."""


def document(points: Sequence[PublicPoint], issue: Issue, data: str) -> str:
    """The map that shows these points, fetched from `data`."""
    told = words.example(points)
    return site.drawn(
        None,
        message("Map of the safe points"),
        point=point_address("{ref}"),
        listed=f"{home()}#lista",
        data=data,
        bounds=_bounds(points, issue),
        example=say(told) if told else "",
    )


def data(points: Sequence[PublicPoint]) -> bytes:
    """The points as the map page reads them."""
    columns = {
        "ref": [point.ref for point in points],
        "name": [point.name for point in points],
        "state": [point.state for point in points],
        "locality": [point.locality for point in points],
        "level": [point.level if point.level != Level.UNKNOWN else "" for point in points],
    }
    if any(point.is_example for point in points):
        columns["example"] = ["1" if point.is_example else "" for point in points]
    lons, lats = [point.lon for point in points], [point.lat for point in points]
    return encode(gpd.GeoDataFrame(columns, geometry=gpd.points_from_xy(lons, lats), crs=4326))


def _bounds(points: Sequence[PublicPoint], issue: Issue) -> Bounds:
    """The box around the points; where there are none, the municipality or Sweden."""
    placed = [(point.lon, point.lat) for point in points if point.lon is not None and point.lat is not None]
    if placed:
        west, south = (min(axis) for axis in zip(*placed, strict=True))
        east, north = (max(axis) for axis in zip(*placed, strict=True))
        return west - AROUND[0], south - AROUND[1], east + AROUND[0], north + AROUND[1]
    only = issue.only_municipality
    return (municipalities.bounds(only.code) if only else None) or SWEDEN
