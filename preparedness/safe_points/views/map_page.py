"""The maps of the register: the points of the list, and the one on which a position is chosen."""

from typing import Any, cast

from flask import Response, request, url_for

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.messages import message
from preparedness.maps.encoding import encode
from preparedness.maps.views import document
from preparedness.safe_points.filters import query_of
from preparedness.safe_points.mapping import box_around, box_of, drawn, frame_of
from preparedness.safe_points.views.blueprint import blueprint, load, scope
from preparedness.safe_points.views.lists import wanted

SMALL = 2000
"""Up to so many points travel inside the map document; more are fetched by it."""


@blueprint.get("/karta")
@needs(Permission.READ_REGISTER)
def map_document() -> Response:
    filters = wanted()
    points = frame_of(filters)
    query = cast("dict[str, Any]", query_of(filters))
    data = url_for(".map_points", **query) if len(points) > SMALL else ""
    return document(*drawn(points, message("Map of the points in the list"), data=data))


@blueprint.get("/karta/punkter.json")
@needs(Permission.READ_REGISTER)
def map_points() -> Response:
    return Response(encode(frame_of(wanted())), mimetype="application/json")


@blueprint.get("/karta/valj-position")
@needs(Permission.EDIT_REGISTER)
def pick_new() -> Response:
    """For a point that is not registered yet: the municipality of the form, where the person may register points."""
    code = request.args.get("municipality", "")
    codes = scope(Permission.EDIT_REGISTER)
    mine = code if codes is None or code in codes else next(iter(codes), "")
    return document(*drawn(None, message("Choose the position"), bounds=box_around(mine), picking=True))


@blueprint.get("/trygghetspunkter/<ref>/valj-position")
@needs(Permission.EDIT_REGISTER)
def pick_document(ref: str) -> Response:
    point = load(ref, Permission.EDIT_REGISTER)
    return document(*drawn(None, message("Choose the position"), bounds=box_of(point), picking=True))
