"""Residents' pages, the public data, the map and monitoring. Anyone may read them; nothing is asked of who they are."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, jsonify, request

from preparedness.common.access import public
from preparedness.common.language import language
from preparedness.common.rendered import FOR_AN_HOUR, Rendered
from preparedness.maps.tiles import document_policy, tiles
from preparedness.publication import data_files, drawing, guideline_pages, looks, pages
from preparedness.publication.choosing import matching
from preparedness.publication.current import Current, UnavailableError, current, kept_content, set_up
from preparedness.publication.issue import Issue
from preparedness.publication.wishes import Wish

blueprint = Blueprint("publication", __name__)
blueprint.record_once(lambda state: set_up(state.app.config, state.app.extensions))
HTML = "text/html; charset=utf-8"
GUIDELINE = "/riktlinjer/<int(max=2147483647):guideline_id>"


@blueprint.get("/")
@blueprint.get("/en/")
@public
def start() -> Response:
    now, wish = current(), Wish.read(request.args)
    return _kept(now, lambda: Rendered(pages.start(now, wish).encode(), HTML))


@blueprint.get("/trygghetspunkter/<ref>")
@blueprint.get("/en/trygghetspunkter/<ref>")
@public
def point(ref: str) -> Response:
    now = current()
    shown = now.issue.by_ref.get(ref)
    if shown is None:
        return Rendered(pages.not_found(now, ref).encode(), HTML, status=404).answer()
    return Rendered(pages.point(now, shown).encode(), HTML).answer()


@blueprint.get(GUIDELINE)
@blueprint.get(f"/en{GUIDELINE}")
@public
def guideline(guideline_id: int) -> Response:
    now = current()
    shown = now.issue.guidelines.get(guideline_id)
    if shown is None:
        return Rendered(guideline_pages.gone(now).encode(), HTML, status=404).answer()
    wanted = request.args.get("sprak", language())
    sheet = request.args.get(guideline_pages.SHEET, "")
    return Rendered(guideline_pages.guideline(now, shown, wanted, sheet).encode(), HTML).answer()


@blueprint.get(f"{GUIDELINE}/bilder/<name>")
@public
def guideline_picture(guideline_id: int, name: str) -> Response:
    """Only what the text in force shows, and not kept for long: it may be withdrawn."""
    shown = current().issue.guidelines.get(guideline_id)
    found = next((each for each in shown.pictures if each.name == name), None) if shown else None
    held = kept_content(found.digest) if found else None
    if not found or held is None:
        return Rendered(b"", "text/plain; charset=utf-8", status=404).answer()
    return Rendered(held, found.media_type).answer(FOR_AN_HOUR)


@blueprint.get("/trygghetspunkter.geojson")
@public
def geojson() -> Response:
    return _data(data_files.geojson, data_files.GEOJSON)


@blueprint.get("/trygghetspunkter.csv")
@public
def spreadsheet() -> Response:
    return _data(data_files.spreadsheet, data_files.CSV)


@blueprint.get("/karta")
@blueprint.get("/en/karta")
@public
def map_document() -> Response:
    now = current()
    answer = _kept(now, lambda: Rendered(_map(now).encode(), HTML))
    answer.headers["Content-Security-Policy"] = document_policy(tiles())
    return answer


@blueprint.get("/karta/punkter.json")
@public
def map_data() -> Response:
    now = current()
    points, _ = matching(now.issue.points, Wish.read(request.args))
    return _kept(now, lambda: Rendered(drawing.data(points), "application/json"))


@blueprint.get("/utseende.css")
@public
def stylesheet() -> Response:
    return looks.stylesheet().versioned()


@blueprint.get("/halsa")
@public
def health() -> Response:
    """`degraded` still answers 200: residents are served, from the last good copy."""
    now = current()
    snapshot = now.issue.snapshot
    answer = jsonify(
        status="degraded" if now.degraded else "ok",
        revision=snapshot.revision,
        published_at=data_files.moment(snapshot.changed_at),
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.errorhandler(UnavailableError)
def unavailable(error: UnavailableError) -> Any:
    del error
    if request.path == "/halsa":
        return {"status": "unavailable", "revision": None, "published_at": None}, 503, {"Cache-Control": "no-store"}
    return pages.unavailable(), 503, {"Retry-After": "30", "Cache-Control": "no-store"}


def _kept(now: Current, make: Callable[[], Rendered]) -> Response:
    """Answers to no question are kept with the issue; what somebody asked, their position above all, never is."""
    if request.query_string:
        return make().answer()
    told = now.as_of.isoformat() if now.degraded else ""
    return now.issue.kept(request.path, told, make).answer()


def _data(write: Callable[[Issue], bytes], content_type: str) -> Response:
    now = current()
    modified = now.issue.snapshot.changed_at
    rendered = now.issue.kept(request.path, "", lambda: Rendered(write(now.issue), content_type, modified))
    answer = rendered.answer()
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def _map(now: Current) -> str:
    asked, wish = request.args.get("punkt", ""), Wish.read(request.args)
    shown = now.issue.by_ref.get(asked)
    points = [shown] if shown else matching(now.issue.points, wish)[0]
    query = wish.query(where="", at="", page=1)
    return drawing.document(points, now.issue, f"/karta/punkter.json{query}")
