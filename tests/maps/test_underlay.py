"""The layers under the map: ours, small, and kept by browsers until they change."""

import gzip
import json
import re

import pytest
from flask.testing import FlaskClient

from preparedness.maps import assets
from preparedness.maps.assets import PARTS, STATIC
from preparedness.maps.underlay import LAYERS, addresses, layer


@pytest.mark.parametrize("name", LAYERS)
def test_every_layer_is_served_small(map_client: FlaskClient, name: str) -> None:
    answer = map_client.get(f"/karta/underlag/{name}.json", headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.data) < 300_000
    assert json.loads(gzip.decompress(answer.data))


def test_who_cannot_unpack_gets_it_plain(map_client: FlaskClient) -> None:
    answer = map_client.get("/karta/underlag/places.json")
    assert "Content-Encoding" not in answer.headers
    assert answer.json
    assert answer.json[0][0] == "Stockholm"
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_versioned_address_is_kept_for_ever(map_client: FlaskClient) -> None:
    for address in addresses("/karta/underlag/").values():
        assert "immutable" in map_client.get(address).headers["Cache-Control"]
    assert "immutable" not in map_client.get("/karta/underlag/land.json?v=older").headers["Cache-Control"]


def test_an_unchanged_layer_is_not_sent_again(map_client: FlaskClient) -> None:
    first = map_client.get("/karta/underlag/counties.json")
    by_tag = map_client.get("/karta/underlag/counties.json", headers={"If-None-Match": first.headers["ETag"]})
    by_time = map_client.get(
        "/karta/underlag/counties.json", headers={"If-Modified-Since": first.headers["Last-Modified"]}
    )
    assert (by_tag.status_code, by_tag.data) == (304, b"")
    assert by_time.status_code == 304


@pytest.mark.parametrize("name", ["nothing", "land.geojson", "..%2Fsecret_key"])
def test_nothing_else_is_served(map_client: FlaskClient, name: str) -> None:
    assert map_client.get(f"/karta/underlag/{name}.json").status_code == 404


def test_places_come_largest_first() -> None:
    people = [row[3] for row in json.loads(layer("places").body)]
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize(
    ("name", "kind", "most"), [("karta.js", "text/javascript", 65_000), ("karta.css", "text/css", 6_500)]
)
def test_script_and_style_are_one_small_file_each_that_may_be_kept(
    map_client: FlaskClient, name: str, kind: str, most: int
) -> None:
    version = {"karta.js": assets.script, "karta.css": assets.style}[name]().version
    answer = map_client.get(f"/karta/{name}?v={version}", headers={"Accept-Encoding": "gzip"})
    assert answer.mimetype == kind
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.data) < most
    assert "immutable" in answer.headers["Cache-Control"]
    assert "immutable" not in map_client.get(f"/karta/{name}?v=older").headers["Cache-Control"]
    again = {"If-None-Match": answer.headers["ETag"], "Accept-Encoding": "gzip"}
    assert map_client.get(f"/karta/{name}", headers=again).status_code == 304


def test_all_that_a_map_document_loads_is_long_kept_and_compressed(map_client: FlaskClient) -> None:
    loaded = re.findall(r'<(?:script defer src|link rel="stylesheet" href)="([^"]+)"', map_client.get("/karta").text)
    assert len(loaded) == 2
    for address in loaded:
        answer = map_client.get(address, headers={"Accept-Encoding": "gzip"})
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Encoding"] == "gzip"


def test_every_part_of_the_script_is_sent() -> None:
    ours = {path.stem for path in (STATIC / "map").glob("*.js")}
    assert ours == {*PARTS, "pick-parent"}
