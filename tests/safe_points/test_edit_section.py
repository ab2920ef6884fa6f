"""Changing a point, one section at a time."""

from datetime import timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.safe_points.catalogue import GROUPS, Group
from preparedness.safe_points.groups.power import ReservePower
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, found, read, register
from tests.safe_points._pages import POINTS, again, errors_of, form_in, send, visible
from tests.safe_points.conftest import Screen

pytestmark = pytest.mark.sqlite_only

POWER = f"{POINTS}/0684-1/el/andra"
CAPACITY = f"{POINTS}/0684-1/kapacitet/andra"
PLACE = f"{POINTS}/0684-1/plats/andra"


@pytest.fixture
def ref(app: Flask) -> str:
    return register(app, known=GOOD)


@pytest.mark.usefixtures("ref")
class TestSaving:
    @pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.key)
    def test_a_section_saved_as_it_stands_changes_nothing(self, coordinator: Client, app: Flask, group: Group) -> None:
        before = read(app, "0684-1")
        answer = coordinator.submit(f"{POINTS}/0684-1/{group.slug}/andra", {}, follow=True)
        assert "Nothing was changed." in answer.text or "Inget ändrades" in answer.text
        assert read(app, "0684-1") == before

    def test_a_section_is_saved_alone(self, coordinator: Client, app: Flask) -> None:
        before = read(app, "0684-1")
        answer = coordinator.submit(POWER, {"rated_kw": "1 250,5", "reserve_power": "mobile", "feeds_part": "Matsalen"})
        assert answer.location == f"{POINTS}/0684-1#el"
        after = read(app, "0684-1")
        assert after["power"] == before["power"] | {
            "rated_kw": 1250.5, "reserve_power": ReservePower.MOBILE, "feeds_part": "Matsalen",
        }  # fmt: skip
        assert {**after, "power": None} == {**before, "power": None}

    def test_a_fact_can_become_unknown_again(self, coordinator: Client, app: Flask) -> None:
        coordinator.submit(POWER, {"rated_kw": "", "reserve_power": "unknown", "load_test_on": ""})
        power = read(app, "0684-1")["power"]
        assert (power["rated_kw"], power["reserve_power"], power["load_test_on"]) == (None, "unknown", None)

    def test_on_to_the_next_section(self, coordinator: Client) -> None:
        answer = coordinator.submit(POWER, {}, button="next")
        assert answer.location == f"{POINTS}/0684-1/varme/andra"

    def test_sent_twice_it_is_saved_once(self, coordinator: Client, app: Flask) -> None:
        form = coordinator.form(POWER, "rated_kw")
        sent = form.filled({"rated_kw": "70"})
        assert [coordinator.post(POWER, data=sent).status_code for _ in range(2)] == [302, 302]
        with app.app_context():
            assert found("0684-1").power.edition == 3  # made, filled in, changed

    def test_ticking_that_all_is_checked_verifies_the_section_alone(
        self, coordinator: Client, app: Flask, people: People
    ) -> None:
        coordinator.submit(POWER, {"rated_kw": "70", "checked": True})
        with app.app_context():
            point = found("0684-1")
            assert point.power.verified_by_id == people.coordinator.id
            assert point.heating.verified_at is None


@pytest.mark.usefixtures("ref")
class TestRefusing:
    def test_what_was_typed_is_kept_and_every_error_is_linked(self, coordinator: Client, app: Flask) -> None:
        before = read(app, "0684-1")
        typed = {
            "rated_kw": "mycket", "tank_litres": "-5", "inlet_amperes": "16,5", "load_test_on": "2026-02-30",
            "feeds_part": "Matsalen", "inlet_type": "x" * 81,
        }  # fmt: skip
        refused = coordinator.submit(POWER, typed | {"reserve_power": "inlet", "checked": True})
        assert refused.status_code == 400
        wrong = [f"#{name}" for name in typed if name != "feeds_part"]
        assert sorted(errors_of(refused)) == sorted(wrong)
        held = form_in(refused, "rated_kw").held()
        assert {name: held[name] for name in typed} == {name: [text] for name, text in typed.items()}
        assert (held["reserve_power"], held["checked"]) == (["inlet"], ["y"])
        assert read(app, "0684-1") == before

    def test_nothing_is_saved_when_one_field_is_wrong(self, coordinator: Client, app: Flask) -> None:
        before = read(app, "0684-1")
        refused = coordinator.submit(POWER, {"rated_kw": "70", "tank_litres": "-5"})
        assert errors_of(refused) == ["#tank_litres"]
        assert read(app, "0684-1") == before
        assert again(coordinator, refused, {"tank_litres": "5"}).status_code == 302
        assert read(app, "0684-1")["power"]["rated_kw"] == 70

    def test_never_above_the_fire_safety_maximum(self, coordinator: Client) -> None:
        refused = coordinator.submit(CAPACITY, {"people_day": "301", "sleeping_places": "x"})
        assert set(errors_of(refused)) == {"#people_day", "#sleeping_places"}
        assert "300" in visible(refused)
        assert again(coordinator, refused, {"people_day": "300", "sleeping_places": "9"}).status_code == 302

    def test_300_kw_into_a_16_a_inlet_is_saved_and_stays_a_warning(self, coordinator: Client) -> None:
        values = {"rated_kw": "300", "inlet_amperes": "16", "phases": "three"}
        answer = coordinator.submit(POWER, values, follow=True)
        assert "16 A" in visible(answer)
        assert "16 A" in visible(coordinator.get(POWER))

    def test_a_test_done_tomorrow(self, coordinator: Client) -> None:
        tomorrow = (clock.today() + timedelta(days=1)).isoformat()
        refused = coordinator.submit(POWER, {"load_test_on": tomorrow, "refuelling_until": tomorrow})
        assert errors_of(refused) == ["#load_test_on"]

    def test_a_choice_that_does_not_exist(self, coordinator: Client, app: Flask) -> None:
        held = coordinator.form(POWER, "fuel").held()
        refused = coordinator.post(POWER, data=held | {"fuel": ["<b>kol</b>"]})
        assert (refused.status_code, errors_of(refused)) == (400, ["#fuel"])
        assert read(app, "0684-1")["power"]["fuel"] == "diesel"

    def test_a_point_keeps_its_name(self, coordinator: Client, app: Flask) -> None:
        refused = coordinator.submit(PLACE, {"name": "  ", "decision_link": "javascript:alert(1)"})
        assert set(errors_of(refused)) == {"#name", "#decision_link"}
        assert read(app, "0684-1")["place"]["name"] == "Hjältevads skola"

    def test_far_outside_the_municipality(self, coordinator: Client) -> None:
        refused = coordinator.submit(PLACE, {"position": "59.35, 17.9"})
        assert errors_of(refused) == ["#position"]
        assert "281 km" in visible(refused)

    def test_swapped_axes_are_offered_and_saved_at_a_press(self, coordinator: Client, app: Flask) -> None:
        refused = coordinator.submit(PLACE, {"position": "14.5, 57.3", "address": "Nygatan 2"})
        assert again(coordinator, refused, {}, "57.3, 14.5").status_code == 302
        place = read(app, "0684-1")["place"]
        assert (place["position"], place["address"]) == ((57.3, 14.5), "Nygatan 2")

    def test_sweref_is_understood(self, coordinator: Client, app: Flask) -> None:
        coordinator.submit(PLACE, {"position": "N 6362345 E 480123"})
        assert read(app, "0684-1")["place"]["position"] == pytest.approx((57.4026, 14.6694), abs=0.001)


@pytest.mark.parametrize("slug", ["finns-inte", "allt", "power", "%3Cb%3E"])
def test_a_section_that_does_not_exist(coordinator: Client, ref: str, slug: str) -> None:
    assert coordinator.get(f"{POINTS}/{ref}/{slug}/andra").status_code == 404


@pytest.mark.parametrize("ref_asked", ["0684-99", "9999-1", "x", "0684-1'--", "<img src=x onerror=alert(1)>"])
def test_a_point_that_does_not_exist_is_a_page_that_helps(coordinator: Client, ref_asked: str) -> None:
    for address in (f"{POINTS}/{ref_asked}", f"{POINTS}/{ref_asked}/el/andra", f"{POINTS}/{ref_asked}/status"):
        answer = coordinator.get(address)
        assert answer.status_code == 404
        assert f'href="{POINTS}"' in answer.text
        assert ref_asked[:20] in visible(answer)


def test_another_municipality_is_as_if_it_did_not_exist(screen: Screen, people: People, ref: str, app: Flask) -> None:
    client = screen(people.elsewhere)
    assert client.get(f"{POINTS}/{ref}").status_code == 404
    assert send(client, POWER, {"rated_kw": "1"}).status_code == 404
    assert read(app, ref)["power"]["rated_kw"] == 60


def test_exercise_leaders_read_and_are_offered_nothing_to_change(screen: Screen, people: People, ref: str) -> None:
    client = screen(people.exercise_leader)
    page = client.get(f"{POINTS}/{ref}")
    assert page.status_code == 200
    assert "/andra" not in page.text
    assert "stammer" not in page.text
    assert "/status" not in page.text
    assert client.get(POWER).status_code == 403
    assert client.call("POST", POWER).status_code == 403
