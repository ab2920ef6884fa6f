"""The map document: valid, in a language, without foreign hosts, inline script or anything a name can do."""

import json
import re
from html.parser import HTMLParser
from typing import Any

import geopandas as gpd
import html5lib
import pytest
from flask.testing import FlaskClient

from preparedness.maps.document import SWEDEN, Addresses, bounds_of, draw
from preparedness.maps.tiles import Tiles, TilesError, document_policy
from tests.maps.site import HOSTILE, POINTS, drawn, frame_of, words

TILES = Tiles("https://{s}.tiles.example.org/{z}/{x}/{y}.png", "Example")


class Tags(HTMLParser):
    """Every element with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("name", ["", "/hamtad", "/ond", "/rutor", "/val"])
def test_is_valid_html(map_client: FlaskClient, name: str) -> None:
    html = map_client.get(f"/karta{name}").text
    html5lib.HTMLParser(strict=True).parse(html)
    assert html.count("<h1") == 1


def test_has_language_title_and_viewport() -> None:
    html = drawn(frame_of(POINTS), language="sv", title="Karta & punkter")
    assert '<html lang="sv">' in html
    assert "<title>Karta &amp; punkter</title>" in html
    assert '<meta name="viewport"' in html


def test_links_no_foreign_host() -> None:
    for tag, attributes in Tags(drawn(frame_of(POINTS), data="/data.json")).found:
        for name in ("src", "href"):
            assert (attributes.get(name) or "/").startswith("/"), (tag, attributes)
            assert not (attributes.get(name) or "/").startswith("//")


def test_has_no_inline_script_or_style() -> None:
    for tag, attributes in Tags(drawn(frame_of(POINTS), picking=True, tiles=TILES)).found:
        assert tag != "style"
        assert tag != "script" or "src" in attributes or attributes["type"] == "application/json"
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_a_hostile_name_stays_text() -> None:
    html = drawn(frame_of([(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 57.4, 14.6)]), title=HOSTILE)
    assert "<img" not in html
    assert html.count("</script>") == 2
    assert config_of(html)["points"]["state"]["words"] == [HOSTILE]


def test_without_script_it_leads_to_the_list() -> None:
    html = drawn(frame_of(POINTS))
    assert re.search(r'<noscript>.*<a href="/#lista" target="_top">.*</noscript>', html, re.DOTALL)


def test_points_are_embedded_or_fetched() -> None:
    assert config_of(drawn(frame_of(POINTS)))["points"]["count"] == len(POINTS)
    fetched = config_of(drawn(frame_of(POINTS), data="/data.json"))
    assert fetched["points"] is None
    assert fetched["data"] == "/data.json"


def test_drawing_one_map_leaves_the_next_alone() -> None:
    first = drawn(frame_of(POINTS))
    drawn(frame_of(POINTS), tiles=TILES, picking=True)
    assert drawn(frame_of(POINTS)) == first


def test_bounds_are_those_of_the_points() -> None:
    assert bounds_of(frame_of(POINTS)) == (14.468, 57.235, 14.6624, 57.4033)
    assert bounds_of(None) == SWEDEN
    assert bounds_of(gpd.GeoDataFrame({"ref": []}, geometry=[], crs=4326)) == SWEDEN


def test_addresses_can_be_relative_for_a_copy_on_a_stick() -> None:
    where = Addresses(point="punkter/{ref}.html", list="index.html", script="karta.js", style="karta.css")
    html = draw(frame_of(POINTS), language="sv", title="Karta", words=words(), addresses=where)
    assert 'src="karta.js' in html
    assert 'href="karta.css' in html


def test_only_the_tile_server_is_added_to_the_policy() -> None:
    assert "img-src 'self' data: https://*.tiles.example.org;" in document_policy(TILES)
    assert document_policy().replace("img-src 'self' data:", "") == document_policy(TILES).replace(
        "img-src 'self' data: https://*.tiles.example.org", ""
    )
    assert "unsafe" not in document_policy(TILES)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "/{z}/{x}/{y}.png",
        "https://tiles.example.org/",
        "https://a.example; script-src */{z}/{x}/{y}",
        "https://user@a.example/{z}/{x}/{y}",
    ],
)
def test_a_wrong_tile_server_is_refused(url: str) -> None:
    with pytest.raises(TilesError):
        Tiles(url)


def test_no_tile_server_is_no_tiles() -> None:
    assert Tiles.configured(" ") is None
    assert Tiles.configured(TILES.url, "Example") == TILES


def config_of(html: str) -> Any:
    found = re.search(r'id="config">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])
