"""Municipal kitchens: listed, registered, changed, removed."""

from flask import Flask

from preparedness.common.database import db
from preparedness.safe_points.records import kitchens
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, form_in, send, visible
from tests.safe_points.conftest import Screen

LIST, NEW, ONE = "/register/kok", "/register/kok/nytt", "/register/kok/1"
KITCHEN = {"name": "Hofgårdens kök", "locality": "Sävsjö", "portions_per_day": "1 200", "basis": "Årsmedel 2025"}


def stored(app: Flask) -> list[tuple[str, int | None]]:
    with app.app_context():
        return [(kitchen.name, kitchen.portions_per_day) for kitchen in kitchens.all_in(None)]


def test_registered_and_listed(coordinator: Client, app: Flask) -> None:
    assert coordinator.submit(NEW, KITCHEN).location == LIST
    shown = visible(coordinator.get(LIST))
    assert "Hofgårdens kök" in shown
    assert "1 200" in shown.replace("\xa0", " ")
    assert stored(app) == [("Hofgårdens kök", 1200)]


def test_what_is_unknown_is_said(coordinator: Client) -> None:
    coordinator.submit(NEW, {"name": "Kök"})
    assert coordinator.get(LIST).text.count("unknown") + coordinator.get(LIST).text.count("okän") >= 3


def test_errors_are_said_at_once_and_nothing_is_lost(coordinator: Client, app: Flask) -> None:
    refused = coordinator.submit(NEW, {"name": "", "portions_per_day": "-1", "basis": "x" * 301})
    assert refused.status_code == 400
    assert set(errors_of(refused)) == {"#name", "#portions_per_day", "#basis"}
    assert form_in(refused, "basis").held()["basis"] == ["x" * 301]
    assert stored(app) == []
    assert again(coordinator, refused, KITCHEN).status_code == 302


def test_changed(coordinator: Client, app: Flask) -> None:
    coordinator.submit(NEW, KITCHEN)
    coordinator.submit(ONE, {"portions_per_day": ""})
    assert stored(app) == [("Hofgårdens kök", None)]


def test_two_people_at_once(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    coordinator.submit(NEW, KITCHEN)
    mine = coordinator.form(ONE, "name").filled({"portions_per_day": "10"})
    screen(people.administrator).submit(ONE, {"portions_per_day": "20", "basis": "Ny"})
    answer = coordinator.post(ONE, data=mine)
    assert answer.status_code == 409
    assert stored(app) == [("Hofgårdens kök", 20)]
    assert again(coordinator, answer, {}).status_code == 302
    assert stored(app) == [("Hofgårdens kök", 10)]
    assert "Ny" in visible(coordinator.get(LIST))


def test_removed_once_and_for_all(coordinator: Client, app: Flask) -> None:
    coordinator.submit(NEW, KITCHEN)
    assert coordinator.get(f"{ONE}/ta-bort").status_code == 405
    assert coordinator.submit(ONE, {}, action=f"{ONE}/ta-bort").location == LIST
    assert stored(app) == []
    assert send(coordinator, f"{ONE}/ta-bort").status_code == 404


def test_other_peoples_kitchens(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    coordinator.submit(NEW, KITCHEN)
    theirs = screen(people.elsewhere)
    assert "Hofgården" not in theirs.get(LIST).text
    assert theirs.get(ONE).status_code == 404
    assert send(theirs, ONE, KITCHEN).status_code == 404
    assert send(theirs, f"{ONE}/ta-bort").status_code == 404
    assert send(theirs, NEW, KITCHEN | {"municipality": "0684"}).status_code == 400
    reader = screen(people.exercise_leader)
    assert "Hofgårdens kök" in visible(reader.get(LIST))
    assert ONE not in reader.get(LIST).text
    assert send(reader, ONE, KITCHEN | {"name": "x"}).status_code == 403
    assert stored(app) == [("Hofgårdens kök", 1200)]


def test_a_kitchen_is_not_moved_to_another_municipality(coordinator: Client, app: Flask) -> None:
    coordinator.submit(NEW, KITCHEN)
    held = coordinator.form(ONE, "name").held()
    assert coordinator.post(ONE, data=held | {"municipality": ["2462"]}).status_code == 400
    with app.app_context():
        kitchen = kitchens.by_id(1)
        assert kitchen
        assert kitchen.municipality == "0684"
        db.session.rollback()


def test_numbers_that_no_kitchen_has(coordinator: Client) -> None:
    for number in ("0", "99", "2147483648", "99999999999999999999", "-1", "x"):
        assert coordinator.get(f"{LIST}/{number}").status_code == 404
