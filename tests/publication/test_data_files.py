"""GeoJSON and CSV: fields, four values, entity tags, compression, and names that mean harm."""

import csv
import gzip
import io
import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from preparedness.common.config import ROOT
from preparedness.common.facts import Answer
from preparedness.safe_points.states import Level, OpeningState
from tests.house.client import Client
from tests.publication.conftest import Announce, Publish

FILES = ["/trygghetspunkter.geojson", "/trygghetspunkter.csv"]


def rows(client: Client) -> list[dict[str, str]]:
    text = client.get(FILES[1]).data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def features(client: Client) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(FILES[0]).get_json()["features"]
    return found


def test_geojson_is_as_the_standard_says(client: Client, publish: Publish) -> None:
    ref = publish("Vrigstads skola", lat=57.35, lon=14.46667)
    publish("Utan plats", lat=None, lon=None)
    answer = client.get(FILES[0])
    assert answer.mimetype == "application/geo+json"
    collection = answer.get_json()
    assert collection["type"] == "FeatureCollection"
    assert collection["source"] == "Sävsjö kommun"
    assert collection["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    by_name = {feature["properties"]["namn"]: feature for feature in collection["features"]}
    assert by_name["Vrigstads skola"]["geometry"] == {"type": "Point", "coordinates": [14.46667, 57.35]}
    assert by_name["Vrigstads skola"]["id"] == ref
    assert by_name["Utan plats"]["geometry"] is None


def test_both_files_say_the_same(client: Client, publish: Publish, announce: Announce) -> None:
    ref = publish(
        "Vrigstads skola",
        planned_level=Level.TWO,
        is_example=True,
        services={"warmth": Answer.YES, "shower": Answer.NO, "food_served": Answer.PARTLY},
        hazards={"flooding": Answer.YES, "storm": Answer.PARTLY, "landslide": Answer.NO},
        accessibility={"door_width_cm": 90, "wheelchair": Answer.PARTLY},
    )
    announce(ref, OpeningState.OPEN, services=["warmth", "hot_drinks"], level=Level.ONE, message_sv="Välkommen")
    [feature], [row] = features(client), rows(client)
    expected = {
        "id": ref, "status": "öppen", "niva": "2", "niva_nu": "1", "tjanst_varme": "ja", "tjanst_dusch": "nej",
        "tjanst_mat": "delvis", "tjanst_vila": "okänt", "rullstol": "delvis", "meddelande": "Välkommen",
    }  # fmt: skip
    for name, value in expected.items():
        assert feature["properties"][name] == row[name] == value
    assert feature["properties"]["tjanster_nu"] == ["varme", "varm-dryck"]
    assert row["tjanster_nu"] == "varme|varm-dryck"
    assert (feature["properties"]["ej_lamplig_vid"], row["ej_lamplig_vid"]) == (["oversvamning"], "oversvamning")
    assert (feature["properties"]["exempel"], row["exempel"]) == (True, "ja")
    assert (feature["properties"]["dorrbredd_cm"], row["dorrbredd_cm"]) == (90, "90")


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\n=1+1", "\uff1d1+1", "\uff201"])
def test_formulas_are_text_in_spreadsheets(client: Client, publish: Publish, name: str) -> None:
    publish(name, locality="=1+1")
    [row] = rows(client)
    assert row["namn"] == f"'{name}"
    assert row["ort"] == "'=1+1"


def test_separators_and_line_breaks_stay_in_their_cell(client: Client, publish: Publish) -> None:
    publish('En;"två"', accessibility={"remarks": "rad ett\nrad två"})
    [row] = rows(client)
    assert (row["namn"], row["tillganglighet_mer"]) == ('En;"två"', "rad ett\nrad två")


def test_an_empty_register_gives_valid_empty_files(client: Client) -> None:
    assert features(client) == []
    assert rows(client) == []


@pytest.mark.parametrize("address", FILES)
def test_who_has_it_already_is_not_sent_it_again(
    client: Client, publish: Publish, announce: Announce, address: str
) -> None:
    ref = publish("Vrigstads skola")
    first = client.get(address)
    etag = first.headers["ETag"]
    assert etag.startswith('"')
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Last-Modified"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    announce(ref, OpeningState.OPEN)
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("address", [*FILES, "/", "/utseende.css"])
def test_answers_are_compressed_for_who_can_read_it(client: Client, publish: Publish, address: str) -> None:
    publish("Vrigstads skola")
    plain = client.get(address)
    client.inspecting = False
    packed: TestResponse = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert client.get(address, headers={"Accept-Encoding": "gzip;q=0"}).data == plain.data


def test_pages_are_not_shared_with_other_origins(client: Client) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/").headers


def test_the_first_view_is_small(client: Client, publish: Publish) -> None:
    for number in range(20):
        publish(f"Skola {number}", services={"warmth": Answer.YES, "information": Answer.YES, "toilet": Answer.YES})
    client.inspecting = False
    sizes = [len(client.get(address, headers={"Accept-Encoding": "gzip"}).data) for address in ("/", "/utseende.css")]
    assert sum(sizes) < 20_000


def test_what_somebody_asked_is_not_kept(client: Client, publish: Publish) -> None:
    publish("Vrigstads skola")
    client.get("/?var=57.351,14.467")
    issue = client.application.extensions["publication"].current().issue
    assert "57.351" not in repr(vars(issue))


def test_nobody_is_followed_by_a_cookie(client: Client, publish: Publish) -> None:
    ref = publish("Vrigstads skola")
    for address in ("/", "/?var=Vrigstad", f"/trygghetspunkter/{ref}", "/trygghetspunkter.csv", "/karta"):
        assert "Set-Cookie" not in client.get(address).headers


def test_the_stylesheet_is_kept_under_its_own_address(client: Client) -> None:
    page = client.get("/").text
    address = next(part for part in page.split('"') if part.startswith("/utseende.css?v="))
    assert "immutable" in client.get(address).headers["Cache-Control"]
    assert client.get("/utseende.css?v=old").headers["Cache-Control"] == "no-cache"


def test_every_field_is_described(client: Client, publish: Publish) -> None:
    publish("Vrigstads skola")
    described = set(re.findall(r"`([a-z_0-9]+)`", (ROOT / "docs" / "public-data.md").read_text(encoding="utf-8")))
    assert {name for name in features(client)[0]["properties"] if not name.startswith("tjanst_")} <= described
