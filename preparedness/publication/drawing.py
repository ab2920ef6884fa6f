"""The map of the published points: its document and its data."""

from collections.abc import Sequence

import geopandas as gpd
from flask import current_app

from preparedness.common.language import language, say
from preparedness.common.messages import message
from preparedness.geography.municipalities import bounds as municipality_bounds
from preparedness.maps import underlay
from preparedness.maps.document import SWEDEN, Addresses, Bounds, draw
from preparedness.maps.encoding import encode
from preparedness.maps.tiles import Tiles
from preparedness.maps.words import spoken
from preparedness.publication.addresses import home, point_address
from preparedness.publication.allow_list import PublicPoint
from preparedness.publication.issue import Issue

AROUND = (0.03, 0.015)
"""Degrees east-west and north-south shown around a single point: about 1.7 km each way."""


def tiles() -> Tiles | None:
    return Tiles.configured(current_app.config["TILE_URL"], current_app.config["TILE_ATTRIBUTION"])


def document(points: Sequence[PublicPoint], issue: Issue, data: str) -> str:
    """The map that shows these points, fetched from `data`."""
    addresses = Addresses(
        point=point_address("{ref}"), list=f"{home()}#lista", data=data, layers=underlay.addresses("/karta/underlag/")
    )
    return draw(
        None,
        language=language(),
        title=say(message("Map of the safe points")),
        words=spoken(say),
        addresses=addresses,
        bounds=_bounds(points, issue),
        tiles=tiles(),
    )


def data(points: Sequence[PublicPoint]) -> bytes:
    """The points as the map page reads them."""
    columns = {
        "ref": [point.ref for point in points],
        "name": [point.name for point in points],
        "state": [point.state for point in points],
        "locality": [point.locality for point in points],
        "level": [point.level for point in points],
    }
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
    box = municipality_bounds(only.code) if only else None
    return (box[1], box[0], box[3], box[2]) if box else SWEDEN
