"""How long Chromium takes until every point stands: a local server, a cold cache, no foreign host."""

import gzip
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from flask import Flask, Response
from playwright.sync_api import Browser, Route, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from preparedness.common.config import ROOT
from preparedness.maps.views import maps

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
JQUERY = "window.$ = (html) => Object.assign(document.createElement('template'), { innerHTML: html }).content.children;"
"""Stands in for the jQuery of Folium's page, as far as popups use it, and is faster than jQuery."""
ICONS = "L.AwesomeMarkers = { icon: (options) => L.divIcon({ className: options.icon, iconSize: [35, 45] }) };"
"""Stands in for the marker icons of Folium's page, without their picture."""
STAND_INS = {"jquery-3.7.1.min.js": JQUERY, "leaflet.awesome-markers.js": ICONS}
PATIENCE = 60_000
LOCAL = {
    "leaflet.js": "leaflet/leaflet.js",
    "leaflet.css": "leaflet/leaflet.css",
    "leaflet.markercluster.js": "markercluster/leaflet.markercluster.js",
}
WATCH = """(count) => {
  const standing = () => {
    if (typeof L === 'undefined') return 0;
    if (document.documentElement.dataset.points) return Number(document.documentElement.dataset.points);
    const name = Object.keys(window).find((key) => key.startsWith('marker_cluster_'));
    return window[name]?._topClusterLevel?.getChildCount() || 0;
  };
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The points never stood')), PATIENCE);
    const look = () => standing() >= count
      ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
      : setTimeout(look, 5);
    look();
  });
}""".replace("PATIENCE", str(PATIENCE))


class KeepAlive(WSGIRequestHandler):
    """Connections stay open between requests, as with any server in real use."""

    protocol_version = "HTTP/1.1"


def _answer(body: bytes, kind: str) -> Response:
    return Response(gzip.compress(body, 9), mimetype=kind, headers={"Content-Encoding": "gzip"})


@contextmanager
def serving(pages: dict[str, tuple[bytes, str]]) -> Iterator[str]:
    """A server for the pages and the product's own static files."""
    app = Flask("bench", static_folder=str(ROOT / "static"))
    app.register_blueprint(maps)
    for number, (address, (body, kind)) in enumerate(pages.items()):
        app.add_url_rule(address, str(number), lambda body=body, kind=kind: _answer(body, kind))
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=KeepAlive)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


def _foreign(route: Route) -> None:
    """Folium's foreign files: the map library from our copy, the rest empty, which favours Folium's page."""
    name = route.request.url.rpartition("/")[2]
    if name in LOCAL:
        route.fulfill(path=ROOT / "static" / "vendor" / LOCAL[name])
    else:
        route.fulfill(body=STAND_INS.get(name, ""))


def _once(browser: Browser, address: str, count: int) -> float:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.route(lambda url: "//127.0.0.1:" not in url, _foreign)
    page.goto(address, wait_until="commit")
    took: float = page.evaluate(WATCH, count)
    context.close()
    return took


def times(addresses: list[str], count: int, rounds: int) -> list[float]:
    """Milliseconds from navigation until all points stand, the median of rounds that alternate between the pages.

    A first round, in which Chromium itself warms up, is not counted.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        taken = [[_once(browser, address, count) for address in addresses] for _ in range(rounds + 1)]
        browser.close()
    return [median(column) for column in zip(*taken[1:], strict=True)]
