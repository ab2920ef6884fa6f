"""Registering a point. (Who may enter which page is tested for all routes at once in tests/house.)"""

import pytest
from flask import Flask

from preparedness.safe_points.states import OpeningState, PositionQuality, Status
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import names, read, register
from tests.safe_points._pages import again, errors_of, form_in, send, visible
from tests.safe_points.conftest import Screen

pytestmark = pytest.mark.sqlite_only

PATH = "/register/trygghetspunkter/ny"
POINT = {
    "name": "Hjältevads skola",
    "locality": "Sävsjö",
    "position": "57,40327 14,66244",
    "position_quality": "building",
}


def test_a_point_is_registered_with_the_next_number(coordinator: Client, app: Flask) -> None:
    register(app, "Vrigstad skola")
    answer = coordinator.submit(PATH, POINT)
    assert answer.location == "/register/trygghetspunkter/0684-2/plats/andra"
    facts = read(app, "0684-2")
    assert facts["place"]["position"] == (57.40327, 14.66244)
    assert facts["place"]["position_quality"] is PositionQuality.BUILDING
    assert facts[""] == {"status": Status.PROPOSED, "opening": OpeningState.NOT_OPEN}
    assert "0684-2" in coordinator.get(answer.location).text


def test_a_name_is_all_that_is_needed(coordinator: Client, app: Flask) -> None:
    assert coordinator.submit(PATH, {"name": " Skolan  i byn "}).status_code == 302
    assert read(app, "0684-1")["place"]["name"] == "Skolan i byn"
    assert coordinator.get("/register/trygghetspunkter/0684-1").status_code == 200


def test_a_point_of_a_municipality_is_named_by_its_code(screen: Screen, people: People, app: Flask) -> None:
    register(app, "Vrigstad skola")
    screen(people.elsewhere).submit(PATH, {"name": "Vilhelmina skola"})
    assert read(app, "2462-1")["place"]["name"] == "Vilhelmina skola"


def test_nobody_registers_in_another_municipality(screen: Screen, people: People, app: Flask) -> None:
    refused = send(screen(people.elsewhere), PATH, {"name": "Skola", "municipality": "0684"})
    assert refused.status_code == 400
    assert names(app) == []


@pytest.mark.parametrize("code", ["", "9999", "0684' OR 1=1"])
def test_a_municipality_that_does_not_exist(coordinator: Client, app: Flask, code: str) -> None:
    refused = send(coordinator, PATH, {"name": "Skola", "municipality": code, "position": "57.4, 14.6"})
    assert refused.status_code == 400
    assert names(app) == []


def test_an_administrator_chooses_the_municipality(screen: Screen, people: People, app: Flask) -> None:
    client = screen(people.administrator)
    refused = client.submit(PATH, {"name": "Skola", "municipality": ""})
    assert (refused.status_code, errors_of(refused)) == (400, ["#municipality"])
    assert again(client, refused, {"municipality": "2462"}).status_code == 302
    assert read(app, "2462-1")["place"]["name"] == "Skola"


def test_municipalities_stand_in_swedish_order(screen: Screen, people: People) -> None:
    shown = visible(screen(people.administrator).get(PATH))
    assert shown.index("Övertorneå") > shown.index("Älvsbyn") > shown.index("Åstorp") > shown.index("Ystad")


@pytest.mark.parametrize(("typed", "kept"), [("57630", "576 30"), ("576 30", "576 30"), ("se-576 30", "576 30")])
def test_a_postal_code_is_five_digits(coordinator: Client, app: Flask, typed: str, kept: str) -> None:
    coordinator.submit(PATH, POINT | {"postal_code": typed})
    assert read(app, "0684-1")["place"]["postal_code"] == kept


@pytest.mark.parametrize("typed", ["5763", "576300", "ABCDE", "076 30"])
def test_what_is_no_postal_code(coordinator: Client, app: Flask, typed: str) -> None:
    assert errors_of(coordinator.submit(PATH, POINT | {"postal_code": typed})) == ["#postal_code"]
    assert names(app) == []


def test_several_errors_are_said_at_once_and_nothing_is_lost(coordinator: Client, app: Flask) -> None:
    typed = {"name": "", "locality": "x" * 101, "address": "Storgatan 1", "position": "59.35, 17.9"}
    refused = coordinator.submit(PATH, typed)
    assert refused.status_code == 400
    assert set(errors_of(refused)) == {"#name", "#locality", "#position"}
    held = form_in(refused, "name").held()
    assert {name: held[name] for name in typed} == {name: [text] for name, text in typed.items()}
    assert names(app) == []


def test_a_position_far_outside_is_refused_with_the_distance(coordinator: Client, app: Flask) -> None:
    refused = coordinator.submit(PATH, POINT | {"position": "59.35, 17.9"})
    assert refused.status_code == 400
    assert "Stockholms kommun" in refused.text
    assert "281 km" in refused.text
    assert names(app) == []


def test_a_position_near_the_border_warns_and_is_kept(coordinator: Client, app: Flask) -> None:
    answer = coordinator.submit(PATH, POINT | {"position": "57.5, 14.6"}, follow=True)
    assert read(app, "0684-1")["place"]["position"] == (57.5, 14.6)
    assert "Nässjö kommun" in visible(answer)


def test_swapped_axes_are_offered_on_a_button_that_needs_no_script(coordinator: Client, app: Flask) -> None:
    refused = coordinator.submit(PATH, POINT | {"position": "14.66244, 57.40327"})
    assert refused.status_code == 400
    assert again(coordinator, refused, {}, "57.40327, 14.66244").status_code == 302
    assert read(app, "0684-1")["place"]["position"] == (57.40327, 14.66244)


def test_enter_does_not_press_the_button_that_offers_swapped_axes(coordinator: Client, app: Flask) -> None:
    refused = coordinator.submit(PATH, POINT | {"position": "14.66244, 57.40327"})
    again(coordinator, refused, {"position": "57.41, 14.67"})
    assert read(app, "0684-1")["place"]["position"] == (57.41, 14.67)


@pytest.mark.parametrize("name", ["Hjältevads skola", "HJÄLTEVADS  SKOLA"])
def test_the_same_form_sent_twice_does_not_make_two_points(coordinator: Client, app: Flask, name: str) -> None:
    coordinator.submit(PATH, POINT)
    refused = coordinator.submit(PATH, POINT | {"name": name})
    assert (refused.status_code, errors_of(refused)) == (400, ["#although"])
    assert "0684-1" in visible(refused)
    assert names(app) == ["Hjältevads skola"]


def test_another_point_of_the_same_name_can_be_meant(coordinator: Client, app: Flask) -> None:
    register(app, "Hjältevads skola")
    refused = coordinator.submit(PATH, POINT)
    assert again(coordinator, refused, {"although": True}).status_code == 302
    assert names(app) == ["Hjältevads skola", "Hjältevads skola"]


def test_the_same_name_in_another_municipality_is_no_matter(coordinator: Client, app: Flask) -> None:
    register(app, "Hjältevads skola", municipality="2462")
    assert coordinator.submit(PATH, POINT).status_code == 302
