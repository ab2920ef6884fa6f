"""One point's page: whether it is open, how to get there, what is there and what is not, how old it all is."""

from preparedness.common.facts import Answer
from preparedness.safe_points.states import Kind, Level, OpeningState, PositionQuality
from tests.house.client import Client
from tests.publication.conftest import Announce, Publish


def test_while_not_open_it_says_so_and_how_you_will_know(client: Client, publish: Publish) -> None:
    ref = publish("Vrigstads skola")
    page = client.get(f"/en/trygghetspunkter/{ref}").text
    assert "Planned, not open now" in page
    assert "Do not go here before the municipality has said that it is open." in page
    assert "The municipality decides when a safe point opens." in page


def test_while_open_it_says_since_when_what_and_the_message(
    client: Client, publish: Publish, announce: Announce
) -> None:
    ref = publish("Vrigstads skola", services={"shower": Answer.YES})
    told = {"message_sv": "Ingång från gården.", "message_en": "Enter from the yard."}
    announce(ref, OpeningState.OPEN, level=Level.TWO, services=["warmth"], **told)
    english = client.get(f"/en/trygghetspunkter/{ref}").text
    assert "Open now" in english
    assert "Level 2: day centre" in english
    assert "Enter from the yard." in english
    assert english.index("What is there now") < english.index("Warmth") < english.index("planned to have")
    assert "Do not go here" not in english
    assert "Tjänsteperson" not in english
    assert "Ingång från gården." in client.get(f"/trygghetspunkter/{ref}").text


def test_a_message_in_swedish_alone_is_marked_as_swedish(client: Client, publish: Publish, announce: Announce) -> None:
    ref = publish("Vrigstads skola")
    announce(ref, OpeningState.OPEN, message_sv="Ingång från gården.")
    assert 'lang="sv">Ingång från gården.' in client.get(f"/en/trygghetspunkter/{ref}").text


def test_a_full_point_leads_to_others_nearby(client: Client, publish: Publish, announce: Announce) -> None:
    ref = publish("Vrigstads skola", lat=57.35, lon=14.46667)
    announce(ref, OpeningState.FULL)
    page = client.get(f"/en/trygghetspunkter/{ref}").text
    assert "There is no room for more people now." in page
    assert "oppna=1" in page


def test_what_is_not_there_and_what_is_unknown_are_said(client: Client, publish: Publish) -> None:
    ref = publish("A", services={"warmth": Answer.YES, "food_served": Answer.PARTLY, "shower": Answer.NO})
    page = client.get(f"/en/trygghetspunkter/{ref}").text
    order = [
        "What is there when it is open",
        "Warmth",
        "Only partly",
        "Food served",
        "Not there",
        "Shower",
        "Unknown:",
        "Pets",
    ]
    places = [page.index(word) for word in order]
    assert places == sorted(places)


def test_accessibility_in_detail(client: Client, publish: Publish) -> None:
    facts = {"step_free": Answer.YES, "door_width_cm": 84, "remarks": "Ring på klockan."}
    page = client.get(f"/en/trygghetspunkter/{publish('A', accessibility=facts)}").text
    assert "84 cm" in page
    assert "Ring på klockan." in page
    assert "Hearing loop" in page


def test_a_rough_position_and_a_missing_one_are_said(client: Client, publish: Publish) -> None:
    rough = publish("A", position_quality=PositionQuality.LOCALITY)
    page = client.get(f"/en/trygghetspunkter/{rough}").text
    assert "shows only the locality, not the building" in page
    assert 'href="geo:57.40330,14.66240"' in page
    nowhere = client.get(f"/en/trygghetspunkter/{publish('B', lat=None, lon=None, kind=Kind.MOBILE)}").text
    assert "geo:" not in nowhere
    assert "<iframe" not in nowhere
    assert "Mobile safe point" in nowhere


def test_events_it_is_unsuitable_for(client: Client, publish: Publish) -> None:
    ref = publish("A", hazards={"flooding": Answer.YES, "storm": Answer.PARTLY, "landslide": Answer.NO})
    page = client.get(f"/en/trygghetspunkter/{ref}").text
    assert "Flooding" in page
    assert "(partly)" in page
    assert "Landslide" not in page


def test_an_unknown_number_leads_on(client: Client, publish: Publish) -> None:
    publish("Vrigstads skola")
    answer = client.get("/en/trygghetspunkter/0684-77")
    assert answer.status_code == 404
    assert "There is no such safe point here" in answer.text
    assert "Vrigstads skola" in answer.text
    assert 'href="/en/"' in answer.text
    by_name = client.get("/en/trygghetspunkter/vrigstad-skola")
    assert "Vrigstads skola" in by_name.text


def test_the_map_of_one_point(client: Client, publish: Publish) -> None:
    ref = publish("Vrigstads skola", lat=57.35, lon=14.46667)
    answer = client.get(f"/karta?punkt={ref}")
    assert answer.status_code == 200
    assert "57.335" in answer.text
    assert client.get("/karta?punkt=0684-77").status_code == 200


def test_an_unknown_level_is_not_told_on_the_map_as_a_code(client: Client, publish: Publish) -> None:
    publish("Vrigstads skola", planned_level=Level.UNKNOWN)
    assert client.get("/karta/punkter.json").get_json()["level"]["words"] == [""]
