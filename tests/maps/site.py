"""Map documents of every kind on a small site of their own, without the rest of the product."""

from typing import Any

import geopandas as gpd
from flask import Flask, Response, request

from preparedness.common.config import ROOT
from preparedness.maps.document import Addresses, draw
from preparedness.maps.encoding import encode
from preparedness.maps.signs import SIGNS
from preparedness.maps.tiles import Tiles
from preparedness.maps.underlay import addresses
from preparedness.maps.views import document, maps
from preparedness.maps.words import spoken

HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
POINTS = [
    ("0684-1", "Vrigstads skola", "not_open", "Vrigstad", 57.3560, 14.4680),
    ("0684-2", "Hägneskolan/Ripans förskola", "open", "Sävsjö", 57.4033, 14.6624),
    ("0684-3", "Stockaryds skola", "full", "Stockaryd", 57.3170, 14.5870),
    ("0684-4", "Rörviks skola", "unknown", "Rörvik", 57.2350, 14.5780),
]
FORM = """<!DOCTYPE html><html lang="en"><title>Form</title>
<label>Position <input name="position" value="57.4, 14.6"></label>
<iframe title="Map" data-picks="position" src="/karta/val" width="600" height="500"></iframe>
<script defer src="/static/map/pick-parent.js"></script></html>"""


def frame_of(rows: list[tuple[str, str, str, str, float, float]]) -> gpd.GeoDataFrame:
    refs, names, states, localities, lats, lons = zip(*rows, strict=True)
    columns = {"ref": refs, "name": names, "state": states, "locality": localities, "level": ["2"] * len(rows)}
    return gpd.GeoDataFrame(columns, geometry=gpd.points_from_xy(lons, lats), crs=4326)


def words() -> dict[str, str]:
    return spoken(lambda sentence: sentence.text % sentence.values)


def drawn(points: gpd.GeoDataFrame | None, *, data: str = "", **wanted: Any) -> str:
    layers = addresses("/karta/underlag/")
    where = Addresses(point="/trygghetspunkter/{ref}", list="/#lista", data=data, layers=layers)
    settings: dict[str, Any] = {"language": "en", "title": "Map of safe points", "words": words(), "addresses": where}
    return draw(points, **settings | wanted)


def tiles() -> Tiles:
    """A tile server that has nothing."""
    return Tiles(request.host_url + "rutor/{z}/{x}/{y}.png", "<b>Nobody</b>")


def site() -> Flask:
    app = Flask("maps", static_folder=str(ROOT / "static"))
    app.register_blueprint(maps)
    few = frame_of(POINTS)
    close = frame_of([(f"0684-{n}", f"Point {n}", "not_open", "Sävsjö", 57.4, 14.66 + n / 500) for n in range(1, 13)])
    same = frame_of([(f"0684-{n}", f"Point {n}", "not_open", "Sävsjö", 57.4, 14.66) for n in range(1, 4)])
    every = frame_of([(f"0684-{n}", state, state, "X", 57 + n / 20, 14.6) for n, state in enumerate(SIGNS)])
    hostile = frame_of([(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 57.4, 14.6)])
    pages = {
        "/karta": lambda: document(drawn(few)),
        "/karta/hamtad": lambda: document(drawn(None, data="/karta/data.json", bounds=(14.3, 57.2, 14.9, 57.5))),
        "/karta/borta": lambda: document(drawn(None, data="/karta/ingen.json")),
        "/karta/tat": lambda: document(drawn(close)),
        "/karta/samma": lambda: document(drawn(same)),
        "/karta/alla": lambda: document(drawn(every)),
        "/karta/ond": lambda: document(drawn(hostile, title=HOSTILE)),
        "/karta/rutor": lambda: document(drawn(few, tiles=tiles()), tiles()),
        "/karta/val": lambda: document(drawn(None, picking=True)),
        "/karta/data.json": lambda: Response(encode(few), mimetype="application/json"),
        "/formular": lambda: Response(FORM),
    }
    for address, view in pages.items():
        app.add_url_rule(address, address.strip("/").replace("/", "-"), view)
    return app
