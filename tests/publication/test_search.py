"""Finding the nearest point and the one that has what somebody needs."""

import pytest

from preparedness.common.facts import Answer
from preparedness.safe_points.states import OpeningState
from tests.house.client import Client
from tests.publication.conftest import Announce, Publish


@pytest.fixture
def three(publish: Publish) -> list[str]:
    return [
        publish("Hägneskolan", lat=57.40327, lon=14.66244, locality="Sävsjö"),
        publish("Rörviks skola", lat=57.2381, lon=14.57719, locality="Rörvik"),
        publish("Vrigstads skola", lat=57.35, lon=14.46667, locality="Vrigstad"),
    ]


def order(page: str, *names: str) -> list[str]:
    found = {page.index(f">{name}<"): name for name in names}
    return [found[place] for place in sorted(found)]


NAMES = ("Hägneskolan", "Rörviks skola", "Vrigstads skola")


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("Vrigstad", ["Vrigstads skola", "Hägneskolan", "Rörviks skola"]),
        ("rorvik", ["Rörviks skola", "Vrigstads skola", "Hägneskolan"]),
        ("57,4033 14,6624", ["Hägneskolan", "Vrigstads skola", "Rörviks skola"]),
        ("Storgatan 1, Vrigstad", ["Vrigstads skola", "Hägneskolan", "Rörviks skola"]),
        ("Hägneskolan", ["Hägneskolan", "Vrigstads skola", "Rörviks skola"]),
    ],
)
def test_nearest_first(client: Client, where: str, expected: list[str]) -> None:
    page = client.get("/en/", query_string={"var": where}).text
    assert "as the crow flies" in page
    assert order(page, *NAMES) == expected


@pytest.mark.usefixtures("three")
def test_distance_and_direction_are_said(client: Client) -> None:
    page = client.get("/en/?var=57.35,14.46667").text
    assert "less than 100 metres away" in page
    assert "13 km to the north-east" in page


def test_open_points_come_before_nearer_ones(client: Client, three: list[str], announce: Announce) -> None:
    announce(three[1], OpeningState.OPEN)
    page = client.get("/en/?var=Vrigstad").text
    assert order(page, *NAMES)[0] == "Rörviks skola"


@pytest.mark.usefixtures("three")
def test_a_place_nobody_knows_keeps_the_text_and_shows_all(client: Client) -> None:
    page = client.get("/en/?var=Qqqxyz").text
    assert "No place called “Qqqxyz” was found" in page
    assert 'value="Qqqxyz"' in page
    assert all(name in page for name in NAMES)


@pytest.mark.usefixtures("three")
def test_what_may_be_several_places_is_a_choice(client: Client) -> None:
    page = client.get("/en/?var=borg").text
    assert "Which place do you mean?" in page
    assert page.count("vid=") >= 2


@pytest.mark.usefixtures("three")
def test_a_place_in_a_municipality_with_points_is_meant_rather_than_others(client: Client) -> None:
    page = client.get("/en/?var=Säv").text
    assert "then the nearest to Sävsjö, Sävsjö kommun" in page
    assert "Sävar, " in page


@pytest.mark.usefixtures("three")
def test_a_chosen_place_keeps_what_was_written(client: Client) -> None:
    page = client.get("/en/?var=borg&vid=57.35,14.46667").text
    assert order(page, *NAMES)[0] == "Vrigstads skola"
    assert 'value="borg"' in page


@pytest.mark.usefixtures("three")
def test_swapped_axes_are_offered_not_turned(client: Client) -> None:
    page = client.get("/en/?var=14.66244,57.40327").text
    assert "North and east have changed places" in page
    assert "vid=57.4033" in page


def test_needs_count_yes_and_partly_and_tell_what_is_unknown(client: Client, publish: Publish) -> None:
    for answer in Answer:
        publish(f"Skola {answer.value}", services={"shower": answer})
    page = client.get("/en/?behov=dusch").text
    assert "2 of 4 safe points fit" in page
    assert "Skola yes" in page
    assert "Skola partly" in page
    assert "Skola no<" not in page
    assert "For one more point it is not known" in page
    assert "Only partly:" in page
    sure, maybe = page.split("These may have it")
    assert "Skola unknown" not in sure
    assert "Skola unknown" in maybe


def test_several_needs_must_all_be_met(client: Client, publish: Publish) -> None:
    publish("Varm skola", services={"warmth": Answer.YES, "shower": Answer.NO})
    publish("Bra skola", services={"warmth": Answer.YES}, accessibility={"wheelchair": Answer.YES})
    page = client.get("/en/?behov=varme&behov=rullstol").text
    assert "1 of 2 safe points fit" in page
    assert "Bra skola" in page
    none = client.get("/en/?behov=varme&behov=rullstol&behov=dusch").text
    assert "No safe point is known to have all of what you chose." in none
    refused = client.get("/en/?behov=varme&behov=dusch&kommun=0684&oppna=1").text
    assert "No safe point has all of what you chose." in refused


def test_only_open_now(client: Client, three: list[str], announce: Announce) -> None:
    announce(three[0], OpeningState.OPEN)
    page = client.get("/en/?oppna=1").text
    assert "1 of 3 safe points fit" in page
    assert ">Vrigstads skola<" not in page


def test_municipalities_can_be_chosen_where_there_are_several(client: Client, publish: Publish) -> None:
    publish("Vrigstads skola")
    assert 'name="kommun"' not in client.get("/").text
    publish("Volgsjöskolan", municipality="2462")
    assert 'name="kommun"' in client.get("/").text
    page = client.get("/en/?kommun=2462").text
    assert ">Volgsjöskolan<" in page
    assert ">Vrigstads skola<" not in page


def test_only_the_localitys_position_is_not_given_in_metres(client: Client, publish: Publish) -> None:
    publish("Vrigstads skola", lat=57.35, lon=14.46667, locality="Vrigstad", position_quality="locality")
    assert "in or near Vrigstad" in client.get("/en/?var=57.352,14.467").text
    assert "about 6 km to the south" in client.get("/en/?var=57.40,14.467").text


def test_points_without_a_position_stand_last(client: Client, publish: Publish) -> None:
    publish("Alfa", lat=None, lon=None)
    publish("Beta")
    page = client.get("/en/?var=Vrigstad").text
    assert order(page, "Alfa", "Beta") == ["Beta", "Alfa"]
    assert "Points without a position stand last." in page


@pytest.mark.usefixtures("three")
def test_the_map_shows_what_the_list_was_narrowed_to(client: Client, publish: Publish) -> None:
    publish("Duschskolan", services={"shower": Answer.YES})
    assert 'src="/karta?behov=dusch"' in client.get("/?behov=dusch&var=Vrigstad").text
    document = client.get("/karta?behov=dusch").text
    assert "/karta/punkter.json?behov=dusch" in document
    assert client.get("/karta/punkter.json?behov=dusch").get_json()["count"] == 1
    assert client.get("/karta/punkter.json").get_json()["count"] == 4
