"""What a municipality tells its residents about reaching it when networks fail."""

import pytest
from flask import Flask

from preparedness.geography import records as geography
from preparedness.history import records as history
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, form_in, send, visible
from tests.safe_points.conftest import Screen

LIST, ONE = "/register/kommuner", "/register/kommuner/0684"
PROFILE = {"website": "https://www.savsjo.se/trygg", "radio": "P4 Jönköping 100,8 MHz", "channels_sv": "Rad 1\nRad 2"}


def radio(app: Flask) -> str | None:
    with app.app_context():
        profile = geography.profile("0684")
        return profile.radio if profile else None


def revision(app: Flask) -> int:
    with app.app_context():
        return history.current()[0]


def test_entered_shown_and_published(coordinator: Client, app: Flask) -> None:
    before = revision(app)
    assert coordinator.submit(ONE, PROFILE).location == LIST
    assert "P4 Jönköping" in visible(coordinator.get(LIST))
    assert revision(app) == before + 1
    assert form_in(coordinator.get(ONE), "radio").held()["channels_sv"] == ["Rad 1\nRad 2"]


def test_nothing_is_saved_when_one_field_is_wrong(coordinator: Client, app: Flask) -> None:
    refused = coordinator.submit(ONE, PROFILE | {"website": "javascript:alert(1)", "notes": "x" * 4001})
    assert (refused.status_code, set(errors_of(refused))) == (400, {"#website", "#notes"})
    assert form_in(refused, "radio").held()["radio"] == ["P4 Jönköping 100,8 MHz"]
    assert radio(app) is None


@pytest.mark.parametrize("known", [True, False])
def test_two_people_at_once(coordinator: Client, screen: Screen, people: People, app: Flask, known: bool) -> None:
    if known:
        coordinator.submit(ONE, PROFILE)
    mine = coordinator.form(ONE, "radio").filled({"radio": "P4 99,9", "notice_boards": "Torget"})
    screen(people.administrator).submit(ONE, {"radio": "P4 88,8", "notes": "Ring först"})
    answer = coordinator.post(ONE, data=mine)
    assert answer.status_code == 409
    assert "P4 88,8" in visible(answer)
    assert radio(app) == "P4 88,8"
    assert again(coordinator, answer, {}).status_code == 302
    held = form_in(coordinator.get(ONE), "radio").held()
    kept = [held[name][0].strip() for name in ("radio", "notice_boards", "notes")]
    assert kept == ["P4 99,9", "Torget", "Ring först"]


def test_other_peoples_municipalities(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    assert coordinator.get("/register/kommuner/2462").status_code == 404
    assert coordinator.get("/register/kommuner/9999").status_code == 404
    assert "Vilhelmina" not in visible(coordinator.get(LIST))
    assert send(screen(people.elsewhere), ONE, PROFILE).status_code == 404
    assert send(screen(people.exercise_leader), ONE, PROFILE).status_code == 403
    assert radio(app) is None
