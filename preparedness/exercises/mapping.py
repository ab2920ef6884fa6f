"""From the register to the map of what was tried: the points as a GeoDataFrame, and their signs."""

from collections.abc import Sequence
from typing import Final

import geopandas as gpd
from flask import url_for

from preparedness.common.messages import message
from preparedness.exercises.rules.planning import Tried
from preparedness.maps import site
from preparedness.maps.signs import Sign
from preparedness.maps.tiles import Tiles, tiles
from preparedness.safe_points.mapping import box_around
from preparedness.safe_points.models import SafePoint

SHAPES: Final = {Tried.YEAR: "disc", Tried.TWO_YEARS: "half", Tried.LONGER: "ring", Tried.NEVER: "cross"}
LATE: Final = (Tried.LONGER, Tried.NEVER)
"""These call for attention."""
SIGNS: Final = {each.value: Sign(SHAPES[each], message(each.label), warm=each in LATE) for each in Tried}
WORDS: Final = {
    "cluster_warm": message(
        "%(count)s places, %(warm)s of them not tried in the past 24 months, show them", count="{count}", warm="{warm}"
    ),
    "more": message("Exercises at %(name)s", name="{name}"),
}


def drawn(code: str, rows: Sequence[tuple[SafePoint, Tried]]) -> tuple[str, Tiles | None]:
    """The map document of a municipality's points, and the tile server whose pictures it may ask for."""
    placed = [(point, tried) for point, tried in rows if point.position]
    columns = {
        "ref": [point.ref for point, _ in placed],
        "name": [point.name for point, _ in placed],
        "locality": [point.locality for point, _ in placed],
        "state": [tried.value for _, tried in placed],
    }
    where = gpd.points_from_xy([point.lon for point, _ in placed], [point.lat for point, _ in placed])
    html = site.drawn(
        gpd.GeoDataFrame(columns, geometry=where, crs=4326),
        message("Map of what was tried"),
        point=url_for("exercises.point_exercises", ref="{ref}"),
        listed=url_for("exercises.tried_map", municipality=code),
        signs=SIGNS,
        words=WORDS,
        bounds=None if placed else box_around(code),
    )
    return html, tiles()
