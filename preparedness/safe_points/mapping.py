"""From the register to a map: the points as a GeoDataFrame, and the boxes that maps begin with."""

from typing import Any

import geopandas as gpd
from flask import url_for

from preparedness.common.messages import Message
from preparedness.geography.municipalities import bounds
from preparedness.maps import site
from preparedness.maps.document import Bounds
from preparedness.maps.tiles import Tiles, tiles
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records.lists import Filters, on_map
from preparedness.safe_points.states import OpeningState

DEGREES = 0.05
"""Half the height of the box around a position: some five kilometres."""


def frame_of(filters: Filters) -> gpd.GeoDataFrame:
    """The points of the list as a GeoDataFrame: an open point shows its doors, the others their status."""
    rows = on_map(filters)
    state = [
        row.opening_state if row.opening_state not in (None, OpeningState.NOT_OPEN) else row.status for row in rows
    ]
    columns = {
        "ref": [row.ref for row in rows],
        "name": [row.name for row in rows],
        "locality": [row.locality for row in rows],
        "level": [row.planned_level.value if row.planned_level != "unknown" else "" for row in rows],
        "state": [str(code.value) for code in state],
    }
    where = gpd.points_from_xy([row.lon for row in rows], [row.lat for row in rows])
    return gpd.GeoDataFrame(columns, geometry=where, crs=4326)


def box_of(point: SafePoint) -> Bounds | None:
    """Where the map begins on which a position is chosen: around it, else the whole municipality."""
    if point.position:
        lat, lon = point.position
        return lon - 2 * DEGREES, lat - DEGREES, lon + 2 * DEGREES, lat + DEGREES
    return box_around(point.municipality)


def box_around(municipality: str) -> Bounds | None:
    """The box around a municipality; None for a code that is none, and then the map begins with all of Sweden."""
    return bounds(municipality)


def drawn(points: gpd.GeoDataFrame | None, title: Message, **more: Any) -> tuple[str, Tiles | None]:
    """The map document and the tile server whose pictures it may ask for."""
    point, listed = url_for("safe_points.point", ref="{ref}"), url_for("safe_points.register")
    return site.drawn(points, title, point=point, listed=listed, **more), tiles()
