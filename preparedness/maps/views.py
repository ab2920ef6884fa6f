"""The layers under the map, public and long kept, and a map document as an answer."""

from flask import Blueprint, Response, abort, make_response, request

from preparedness.common.access import public
from preparedness.maps.assets import script, version
from preparedness.maps.tiles import Tiles, document_policy
from preparedness.maps.underlay import LAYERS, Layer, layer

maps = Blueprint("maps", __name__, url_prefix="/karta")

FOR_EVER = "public, max-age=31536000, immutable"
FOR_AN_HOUR = "public, max-age=3600"


@maps.get("/karta.js")
@public
def own_script() -> Response:
    """The page's own script in one piece."""
    answer = Response(script(), mimetype="text/javascript")
    answer.headers["Cache-Control"] = FOR_EVER if request.args.get("v") == version() else FOR_AN_HOUR
    answer.set_etag(version())
    answer.make_conditional(request)
    return answer


@maps.get("/underlag/<name>.json")
@public
def underlay(name: str) -> Response:
    found = layer(name) if name in LAYERS else None
    if found is None:
        abort(404)
    answer = _body(found)
    answer.headers["Cache-Control"] = FOR_EVER if request.args.get("v") == found.version else FOR_AN_HOUR
    answer.vary.add("Accept-Encoding")
    answer.last_modified = found.modified
    answer.set_etag(found.version, weak=True)
    answer.make_conditional(request)
    return answer


def _body(found: Layer) -> Response:
    if request.accept_encodings["gzip"] == 0:
        return Response(found.body, mimetype="application/json")
    return Response(found.compressed, mimetype="application/json", headers={"Content-Encoding": "gzip"})


def document(html: str, tiles: Tiles | None = None) -> Response:
    """A map document as an answer, with the policy that belongs to it."""
    answer = make_response(html)
    answer.headers["Content-Security-Policy"] = document_policy(tiles)
    return answer
