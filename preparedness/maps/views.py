"""What maps load, public and long kept, and a map document as an answer."""

from flask import Blueprint, Response, abort, make_response

from preparedness.common.access import public
from preparedness.common.rendered import FOR_AN_HOUR
from preparedness.maps import assets
from preparedness.maps.tiles import Tiles, document_policy
from preparedness.maps.underlay import LAYERS, layer

maps = Blueprint("maps", __name__, url_prefix="/karta")


@maps.get("/karta.js")
@public
def script() -> Response:
    return assets.script().versioned(FOR_AN_HOUR)


@maps.get("/karta.css")
@public
def style() -> Response:
    return assets.style().versioned(FOR_AN_HOUR)


@maps.get("/underlag/<name>.json")
@public
def underlay(name: str) -> Response:
    return layer(name).versioned(FOR_AN_HOUR) if name in LAYERS else abort(404)


def document(html: str, tiles: Tiles | None = None) -> Response:
    """A map document as an answer, with the policy that belongs to it."""
    answer = make_response(html)
    answer.headers["Content-Security-Policy"] = document_policy(tiles)
    return answer
