"""The layers under the map: ours, small, and kept by browsers until they change."""

import gzip
import json

import pytest
from flask.testing import FlaskClient

from preparedness.maps.assets import PARTS, STATIC, version
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


def test_the_script_is_one_file_that_may_be_kept(map_client: FlaskClient) -> None:
    answer = map_client.get(f"/karta/karta.js?v={version()}")
    assert answer.mimetype == "text/javascript"
    assert "immutable" in answer.headers["Cache-Control"]
    assert map_client.get("/karta/karta.js", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_every_part_of_the_script_is_sent() -> None:
    ours = {path.stem for path in (STATIC / "map").glob("*.js")}
    assert ours == {*PARTS, "pick-parent"}
