"""Opening and closing many points at once."""

import pytest
from flask import Flask

from preparedness.safe_points.states import Status
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, names, register
from tests.safe_points._pages import again, errors_of, form_in, send, visible
from tests.safe_points.conftest import Screen

PATH = "/register/oppna"
OPEN = {"state": "open", "decided_by": "TiB", "message_sv": "Öppet till 22"}


@pytest.fixture(autouse=True)
def three(app: Flask) -> None:
    for name in ("Alfa", "Beta", "Gamma"):
        register(app, name, known=GOOD, status=Status.OPERATIONAL)


def open_now(app: Flask) -> list[str]:
    return names(app, open_now=True)


def test_the_chosen_ones_open(coordinator: Client, app: Flask) -> None:
    answer = coordinator.submit(PATH, OPEN | {"ref": ["0684-1", "0684-3"]})
    assert answer.status_code == 302
    assert open_now(app) == ["Alfa", "Gamma"]
    assert "Öppet till 22" in visible(coordinator.get("/register/trygghetspunkter/0684-3"))


def test_each_with_its_own_plan(coordinator: Client, app: Flask) -> None:
    register(app, "Delta", known={"place": GOOD["place"]}, status=Status.DESIGNATED)
    coordinator.submit(PATH, OPEN | {"ref": ["0684-1", "0684-4"], "although": True})
    held = {n: form_in(coordinator.get(f"/register/trygghetspunkter/0684-{n}/oppning"), "state").held() for n in (1, 4)}
    assert held[1]["services"] == ["information", "warmth", "shower", "pets"]
    assert "services" not in held[4]
    assert held[1]["level"] == held[4]["level"] == ["2"]


def test_sent_twice_it_happens_once(coordinator: Client, app: Flask) -> None:
    sent = coordinator.form(PATH, "ref").filled(OPEN | {"ref": ["0684-1"]})
    assert [coordinator.post(PATH, data=sent).status_code for _ in range(2)] == [302, 302]
    assert open_now(app) == ["Alfa"]
    assert visible(coordinator.get("/register/trygghetspunkter/0684-1")).count("Öppet till 22") == 1


def test_a_stale_page_is_told_which_points_have_changed(
    coordinator: Client, screen: Screen, people: People, app: Flask
) -> None:
    mine = coordinator.form(PATH, "ref").filled(OPEN | {"ref": ["0684-1", "0684-2"]})
    screen(people.administrator).submit(PATH, {"state": "preparing", "decided_by": "TiB", "ref": ["0684-2"]})
    refused = coordinator.post(PATH, data=mine)
    assert (refused.status_code, errors_of(refused)) == (400, ["#state"])
    assert "Beta" in visible(refused)
    assert open_now(app) == ["Beta"]
    assert again(coordinator, refused, {"state": "open"}).status_code == 302
    assert open_now(app) == ["Alfa", "Beta"]


def test_closing_all_leaves_those_that_were_closed_as_they_were(coordinator: Client, app: Flask) -> None:
    coordinator.submit(PATH, OPEN | {"ref": ["0684-1"]})
    coordinator.submit(PATH, {"state": "not_open", "decided_by": "TiB", "ref": ["0684-1", "0684-2"]})
    assert open_now(app) == []
    assert "TiB" not in visible(coordinator.get("/register/trygghetspunkter/0684-2"))


def test_one_refusal_refuses_all(coordinator: Client, app: Flask) -> None:
    refused = coordinator.submit(PATH, OPEN | {"state": "full", "ref": ["0684-1", "0684-2"]})
    assert (refused.status_code, errors_of(refused)) == (400, ["#state"])
    assert "Alfa" in visible(refused)
    assert form_in(refused, "ref").held()["ref"] == ["0684-1", "0684-2"]
    assert open_now(app) == []


def test_none_chosen(coordinator: Client, app: Flask) -> None:
    assert coordinator.submit(PATH, OPEN).status_code == 400
    assert open_now(app) == []


def test_those_not_operational_are_named(coordinator: Client, app: Flask) -> None:
    register(app, "Delta", known=GOOD, status=Status.DESIGNATED)
    refused = coordinator.submit(PATH, OPEN | {"ref": ["0684-1", "0684-4"]})
    assert errors_of(refused) == ["#although"]
    assert again(coordinator, refused, {"although": True}).status_code == 302
    assert open_now(app) == ["Alfa", "Delta"]


def test_points_that_cannot_open_are_not_offered_and_not_opened(coordinator: Client, app: Flask) -> None:
    register(app, "Delta", known=GOOD, status=Status.WITHDRAWN)
    form = coordinator.form(PATH, "ref")
    assert "0684-4" not in [control.get("value") for control in form.controls()]
    assert coordinator.post(PATH, data=form.filled(OPEN) | {"ref": ["0684-4"]}).status_code == 400
    assert open_now(app) == []


def test_nobody_opens_what_is_not_theirs(screen: Screen, people: People, app: Flask) -> None:
    values = OPEN | {"ref": "0684-1", "level": "unknown"}
    assert "Alfa" not in visible(screen(people.elsewhere).get(PATH))
    assert send(screen(people.elsewhere), PATH, values).status_code == 400
    assert send(screen(people.exercise_leader), PATH, values).status_code == 403
    assert open_now(app) == []


@pytest.mark.parametrize("ref", ["0684-1\x00", "\x00", "0684-1" * 1000, "²"])
def test_what_is_no_number_is_nobodys(coordinator: Client, app: Flask, ref: str) -> None:
    assert send(coordinator, PATH, OPEN | {"ref": ref, "level": "unknown"}).status_code == 400
    assert open_now(app) == []


def test_a_municipality_without_points_is_told_so(screen: Screen, people: People) -> None:
    assert 'name="ref"' not in screen(people.elsewhere).get(PATH).text


def test_an_administrator_opens_across_municipalities(screen: Screen, people: People, app: Flask) -> None:
    ref = register(app, "Vilhelmina skola", municipality="2462", status=Status.DESIGNATED, known={"place": {}})
    assert (
        screen(people.administrator).submit(PATH, OPEN | {"ref": ["0684-1", ref], "although": True}).status_code == 302
    )
    assert open_now(app) == ["Alfa", "Vilhelmina skola"]
