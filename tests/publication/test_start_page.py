"""The start page: the answer first, who is listed, and what a change in the register does to it."""

from collections.abc import Callable

import pytest

from preparedness.common.facts import Answer
from preparedness.safe_points.groups.publishing import Listing
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import points
from preparedness.safe_points.states import OpeningState, Status
from tests.house.client import Client
from tests.publication.conftest import Announce, Publish

Edit = Callable[[str, Callable[[SafePoint], None]], None]


def test_an_empty_register_says_so(client: Client) -> None:
    page = client.get("/en/").text
    assert "No safe points have been published yet." in page
    assert "112" in page


def test_nothing_open_is_the_first_thing_said(client: Client, publish: Publish) -> None:
    publish("Vrigstads skola")
    page = client.get("/en/").text
    assert page.index("No safe point is open now.") < page.index("Vrigstads skola") < page.index("<iframe")
    assert "Planned, not open now" in page


def test_an_opened_point_comes_first_and_at_once(client: Client, publish: Publish, announce: Announce) -> None:
    publish("Alviks skola")
    ref = publish("Östra skolan")
    assert "No safe point is open now." in client.get("/en/").text
    announce(ref, OpeningState.OPEN)
    page = client.get("/en/").text
    assert "One safe point is open now." in page
    assert page.index("Östra skolan") < page.index("Alviks skola")


@pytest.mark.parametrize("listing", [Listing.HIDDEN, Listing.WHEN_OPEN])
def test_what_is_not_listed_is_nowhere(client: Client, publish: Publish, listing: Listing) -> None:
    ref = publish("Hemliga skolan", listing=listing)
    for address in ("/", "/trygghetspunkter.geojson", "/trygghetspunkter.csv", "/karta/punkter.json"):
        assert "Hemliga" not in client.get(address).text
    missing = client.get("/trygghetspunkter/0684-9")
    hidden = client.get(f"/trygghetspunkter/{ref}")
    assert hidden.status_code == 404
    assert hidden.text.replace(ref, "") == missing.text.replace("0684-9", "")


def test_a_point_listed_when_open_is_listed_while_it_is_open(
    client: Client, publish: Publish, announce: Announce
) -> None:
    ref = publish("Reservskolan", listing=Listing.WHEN_OPEN)
    announce(ref, OpeningState.PREPARING)
    assert "Reservskolan" in client.get("/").text
    announce(ref, OpeningState.OPEN)
    announce(ref, OpeningState.NOT_OPEN)
    assert "Reservskolan" not in client.get("/").text


@pytest.mark.parametrize("status", [Status.PROPOSED, Status.WITHDRAWN])
def test_undecided_and_withdrawn_points_are_not_public(
    client: Client, publish: Publish, edit: Edit, status: Status
) -> None:
    ref = publish("Gamla skolan")
    edit(ref, lambda point: points.set_status(point, status, "Prövas om.", None))
    assert "Gamla skolan" not in client.get("/").text
    assert client.get(f"/trygghetspunkter/{ref}").status_code == 404


def test_example_data_is_marked_on_every_page(client: Client, publish: Publish) -> None:
    ref = publish("Vrigstads skola", is_example=True)
    for address in ("/en/", f"/en/trygghetspunkter/{ref}", "/en/trygghetspunkter/0684-99", "/en/karta"):
        assert "This is a trial with example data." in client.get(address).text


def test_a_real_register_bears_no_example_mark(client: Client, publish: Publish) -> None:
    publish("Vrigstads skola")
    assert "example data" not in client.get("/en/").text


def test_hostile_names_are_text(client: Client, publish: Publish) -> None:
    name = "<img src=x onerror=alert(1)>"
    ref = publish(name, premises='"><script>alert(2)</script>')
    for address in ("/", f"/trygghetspunkter/{ref}", f"/?var={name}", "/karta", "/trygghetspunkter/" + name):
        page = client.get(address).text
        assert "<img src=x" not in page
        assert "<script>alert" not in page


def test_fifty_to_a_page_with_plain_links(client: Client, publish: Publish) -> None:
    for number in range(51):
        publish(f"Skola {number}")
    first = client.get("/en/?behov=").text
    assert first.count('class="point ') == 50
    assert "Skola 9<" in first
    assert "Page 1 of 2" in first
    assert client.get("/en/?sida=2").text.count('class="point ') == 1
    assert client.get("/en/?sida=99").text.count('class="point ') == 1


def test_nonsense_in_the_address_is_left_out(client: Client, publish: Publish) -> None:
    publish("Vrigstads skola", services={"warmth": Answer.YES})
    for address in (
        "/?sida=-1",
        "/?sida=²",
        "/?behov=ingenting",
        "/?vid=öst&var=",
        "/?var=" + "x" * 5000,
    ):
        assert client.get(address).status_code == 200


def test_the_same_page_in_the_other_language(client: Client, publish: Publish) -> None:
    ref = publish("Vrigstads skola")
    assert f'hreflang="en" href="/en/trygghetspunkter/{ref}"' in client.get(f"/trygghetspunkter/{ref}").text
    assert 'hreflang="sv" href="/?behov=varme"' in client.get("/en/?behov=varme").text
    assert '<html lang="en"' in client.get("/en/").text
    assert '<html lang="sv"' in client.get("/").text


def test_one_example_among_real_points_speaks_for_itself_alone(client: Client, publish: Publish) -> None:
    real, made_up = publish("Vrigstads skola"), publish("Exempelskolan", is_example=True)
    trial, some = "No place shown here is a real one", "Places that bear this mark are made up."
    found = {address: client.get(f"/en/{address}").text for address in ("", f"trygghetspunkter/{real}", "karta")}
    assert [some in text for text in found.values()] == [True, False, True]
    assert not any(trial in text for text in found.values())
    for address in (f"trygghetspunkter/{made_up}", f"karta?punkt={made_up}"):
        assert trial in client.get(f"/en/{address}").text
    assert client.get("/karta/punkter.json").get_json()["example"]["words"] == ["", "1"]


def test_a_map_of_real_points_bears_no_example_mark(client: Client, publish: Publish) -> None:
    publish("Vrigstads skola")
    assert 'id="example"' not in client.get("/en/karta").text
    assert "example" not in client.get("/karta/punkter.json").get_json()
