"""The maps of the register: the points of the list, and the one on which a position is chosen."""

from typing import Any, cast

import geopandas as gpd
from flask import Response, current_app, request, url_for

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.language import language, say
from preparedness.common.messages import message
from preparedness.geography.municipalities import bounds as bounds_of
from preparedness.maps.document import Addresses, draw
from preparedness.maps.encoding import encode
from preparedness.maps.tiles import Tiles
from preparedness.maps.underlay import addresses as layer_addresses
from preparedness.maps.views import document
from preparedness.maps.words import spoken
from preparedness.safe_points.filters import query_of, read_filters
from preparedness.safe_points.records import lists
from preparedness.safe_points.states import OpeningState
from preparedness.safe_points.views.blueprint import blueprint, load, scope

SMALL = 2000
"""Up to so many points travel inside the map document; more are fetched by it."""


def frame_of(filters: lists.Filters) -> gpd.GeoDataFrame:
    """The points of the list as a GeoDataFrame: an open point shows its doors, the others their status."""
    rows = lists.on_map(filters)
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


@blueprint.get("/karta")
@needs(Permission.READ_REGISTER)
def map_document() -> Response:
    filters = read_filters(request.args, scope())
    points = frame_of(filters)
    many = len(points) > SMALL
    addresses = Addresses(
        point=url_for(".point", ref="{ref}"),
        list=url_for(".register"),
        data=url_for(".map_points", **cast("dict[str, Any]", query_of(filters))) if many else "",
        layers=layer_addresses(url_for("maps.underlay", name="x").removesuffix("x.json")),
    )
    tiles = configured_tiles()
    title = say(message("Map of the points in the list"))
    html = draw(points, language=language(), title=title, words=spoken(say), addresses=addresses, tiles=tiles)
    return document(html, tiles)


@blueprint.get("/karta/punkter.json")
@needs(Permission.READ_REGISTER)
def map_points() -> Response:
    return Response(encode(frame_of(read_filters(request.args, scope()))), mimetype="application/json")


@blueprint.get("/trygghetspunkter/<ref>/valj-position")
@needs(Permission.EDIT_REGISTER)
def pick_document(ref: str) -> Response:
    point = load(ref, Permission.EDIT_REGISTER)
    bounds = around(*point.position) if point.position else outline_box(point.municipality)
    addresses = Addresses(
        point="", list="", layers=layer_addresses(url_for("maps.underlay", name="x").removesuffix("x.json"))
    )
    tiles, words = configured_tiles(), spoken(say)
    title = say(message("Choose the position"))
    html = draw(
        None,
        language=language(),
        title=title,
        words=words,
        addresses=addresses,
        bounds=bounds,
        tiles=tiles,
        picking=True,
    )
    return document(html, tiles)


def around(lat: float, lon: float, degrees: float = 0.05) -> tuple[float, float, float, float]:
    """A box of some kilometres: west, south, east, north."""
    return lon - 2 * degrees, lat - degrees, lon + 2 * degrees, lat + degrees


def outline_box(code: str) -> tuple[float, float, float, float] | None:
    """The box of a municipality's outline: west, south, east, north."""
    found = bounds_of(code)
    return (found[1], found[0], found[3], found[2]) if found else None


def configured_tiles() -> Tiles | None:
    return Tiles.configured(current_app.config["TILE_URL"], current_app.config["TILE_ATTRIBUTION"])
