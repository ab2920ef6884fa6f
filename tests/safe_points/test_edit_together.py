"""Two people change the same section: each sees what the other did, and nothing is lost."""

import pytest
from flask import Flask

from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, found, read, register
from tests.safe_points._pages import POINTS, again, form_in, visible
from tests.safe_points.conftest import Screen

POWER = f"{POINTS}/0684-1/el/andra"


@pytest.fixture
def other(screen: Screen, people: People, app: Flask) -> Client:
    register(app, known=GOOD)
    return screen(people.administrator)


def test_both_values_are_shown_and_nothing_is_written_unseen(coordinator: Client, other: Client, app: Flask) -> None:
    mine = coordinator.form(POWER, "rated_kw").filled({"rated_kw": "70", "feeds_part": "Matsalen"})
    other.submit(POWER, {"rated_kw": "80"})
    answer = coordinator.post(POWER, data=mine)
    assert answer.status_code == 409
    assert read(app, "0684-1")["power"]["rated_kw"] == 80
    shown = visible(answer)
    assert "80 kW" in shown
    assert "70 kW" in shown
    assert "admin@example.org" in shown
    held = form_in(answer, "rated_kw").held()
    assert (held["rated_kw"], held["feeds_part"]) == (["70"], ["Matsalen"])


def test_having_compared_one_saves_again(coordinator: Client, other: Client, app: Flask) -> None:
    mine = coordinator.form(POWER, "rated_kw").filled({"rated_kw": "70"})
    other.submit(POWER, {"rated_kw": "80"})
    answer = coordinator.post(POWER, data=mine)
    assert again(coordinator, answer, {}).status_code == 302
    assert read(app, "0684-1")["power"]["rated_kw"] == 70


def test_different_fields_are_put_together(coordinator: Client, other: Client, app: Flask) -> None:
    mine = coordinator.form(POWER, "rated_kw").filled({"rated_kw": "70"})
    other.submit(POWER, {"tank_litres": "900", "fuel": "hvo"})
    assert coordinator.post(POWER, data=mine).status_code == 302
    power = read(app, "0684-1")["power"]
    assert (power["rated_kw"], power["tank_litres"], power["fuel"]) == (70, 900, "hvo")


def test_where_only_some_fields_collide_the_rest_is_put_together(
    coordinator: Client, other: Client, app: Flask
) -> None:
    mine = coordinator.form(POWER, "rated_kw").filled({"rated_kw": "70", "typical_load_kw": "30"})
    other.submit(POWER, {"rated_kw": "80", "tank_litres": "900"})
    answer = coordinator.post(POWER, data=mine)
    assert answer.status_code == 409
    assert "900" not in visible(answer)
    again(coordinator, answer, {})
    power = read(app, "0684-1")["power"]
    assert (power["rated_kw"], power["tank_litres"], power["typical_load_kw"]) == (70, 900, 30)


def test_the_same_change_by_both_is_no_matter(coordinator: Client, other: Client) -> None:
    mine = coordinator.form(POWER, "rated_kw").filled({"rated_kw": "80"})
    other.submit(POWER, {"rated_kw": "80,0"})
    assert coordinator.post(POWER, data=mine).status_code == 302


def test_what_cannot_be_read_hides_no_change_of_the_other(coordinator: Client, other: Client, app: Flask) -> None:
    mine = coordinator.form(POWER, "rated_kw").filled({"rated_kw": "sjuttio", "tank_litres": "5 l"})
    other.submit(POWER, {"rated_kw": "80"})
    answer = coordinator.post(POWER, data=mine)
    assert answer.status_code == 409
    shown = visible(answer)
    assert "80 kW" in shown
    assert "sjuttio" in shown
    assert read(app, "0684-1")["power"]["rated_kw"] == 80


def test_a_second_change_while_comparing_is_seen_too(coordinator: Client, other: Client, app: Flask) -> None:
    mine = coordinator.form(POWER, "rated_kw").filled({"rated_kw": "70"})
    other.submit(POWER, {"rated_kw": "80"})
    answer = coordinator.post(POWER, data=mine)
    other.submit(POWER, {"rated_kw": "90"})
    answer = again(coordinator, answer, {})
    assert answer.status_code == 409
    assert "90 kW" in visible(answer)
    assert read(app, "0684-1")["power"]["rated_kw"] == 90


@pytest.mark.parametrize("spoiled", [{"opened": ["x"]}, {"opened": []}, {"edition": ["<b>"]}, {"edition": []}])
@pytest.mark.usefixtures("other")
def test_a_form_whose_memory_was_tampered_with_overwrites_nothing_unseen(
    coordinator: Client, app: Flask, spoiled: dict[str, list[str]]
) -> None:
    mine = coordinator.form(POWER, "rated_kw").filled({"rated_kw": "70"}) | {"edition": ["0"]} | spoiled
    assert coordinator.post(POWER, data=mine).status_code in (302, 409)
    power = read(app, "0684-1")["power"]
    assert power["tank_litres"] == GOOD["power"]["tank_litres"]


def test_other_sections_are_no_concern(coordinator: Client, other: Client, app: Flask) -> None:
    mine = coordinator.form(POWER, "rated_kw").filled({"rated_kw": "70"})
    other.submit(f"{POINTS}/0684-1/mat/andra", {"portions_per_day": "10"})
    assert coordinator.post(POWER, data=mine).status_code == 302
    facts = read(app, "0684-1")
    assert (facts["power"]["rated_kw"], facts["cooking"]["portions_per_day"]) == (70, 10)


def test_for_each_field_one_chooses_whose_is_to_hold(coordinator: Client, other: Client, app: Flask) -> None:
    mine = coordinator.form(POWER, "rated_kw").filled({"rated_kw": "70", "feeds_part": "Matsalen"})
    other.submit(POWER, {"rated_kw": "80", "feeds_part": "Gymnastiksalen"})
    answer = coordinator.post(POWER, data=mine)
    assert "Ditt: 70 kW" in visible(answer)
    assert "Den andres: 80 kW" in visible(answer)
    assert again(coordinator, answer, {"choice-rated_kw": "theirs", "choice-feeds_part": "mine"}).status_code == 302
    power = read(app, "0684-1")["power"]
    assert (power["rated_kw"], power["feeds_part"]) == (80, "Matsalen")


def test_the_others_value_can_be_chosen_over_what_cannot_be_read(
    coordinator: Client, other: Client, app: Flask
) -> None:
    mine = coordinator.form(POWER, "rated_kw").filled({"rated_kw": "sjuttio"})
    other.submit(POWER, {"rated_kw": "80"})
    answer = coordinator.post(POWER, data=mine)
    assert "Ditt: sjuttio" in visible(answer)
    assert again(coordinator, answer, {"choice-rated_kw": "theirs"}).status_code == 302
    assert read(app, "0684-1")["power"]["rated_kw"] == 80


def test_nobody_vouches_for_what_they_have_not_seen(coordinator: Client, other: Client, app: Flask) -> None:
    """The fields are put together, but only the other has seen the litres."""
    mine = coordinator.form(POWER, "rated_kw").filled({"rated_kw": "70", "checked": True})
    other.submit(POWER, {"tank_litres": "5"})
    answer = coordinator.post(POWER, data=mine, follow_redirects=True)
    assert "Inte markerat som kontrollerat" in visible(answer)
    power = read(app, "0684-1")["power"]
    assert (power["rated_kw"], power["tank_litres"]) == (70, 5)
    with app.app_context():
        assert found("0684-1").power.verified_at is None
    coordinator.submit(POWER, {"checked": True})
    with app.app_context():
        assert found("0684-1").power.verified_at is not None
