"""Who says "checked, still right" vouches for what the page showed, not for what others changed meanwhile."""

from datetime import timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.safe_points.catalogue import BY_KEY, VERIFIABLE, row_of
from preparedness.safe_points.records import points
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, found, register
from tests.safe_points._pages import POINTS, send, visible
from tests.safe_points._spreadsheets import good, table
from tests.safe_points.conftest import Screen

PATH = f"{POINTS}/0684-1"
AFTER = "efter kontrollen"


@pytest.fixture(autouse=True)
def ref(app: Flask) -> str:
    return register(app, known=GOOD)


def verified(app: Flask) -> set[str]:
    with app.app_context():
        return {group.key for group in VERIFIABLE if row_of(found("0684-1"), group).verified_at}


@pytest.mark.parametrize("slug", ["el", "allt"])
def test_what_was_changed_meanwhile_is_not_confirmed(
    coordinator: Client, screen: Screen, people: People, app: Flask, slug: str
) -> None:
    click = f"{PATH}/{slug}/stammer"
    sent = coordinator.form(PATH, action=click).held()
    screen(people.administrator).submit(f"{PATH}/el/andra", {"tank_litres": "999"})
    answer = visible(coordinator.post(click, data=sent, follow_redirects=True))
    assert "Ingenting bekräftades" in answer
    assert people.administrator.email in answer
    assert verified(app) == set()
    coordinator.submit(PATH, {}, action=click)
    assert "power" in verified(app)


def test_a_change_of_another_group_is_no_hindrance(
    coordinator: Client, screen: Screen, people: People, app: Flask
) -> None:
    sent = coordinator.form(PATH, action=f"{PATH}/el/stammer").held()
    screen(people.administrator).submit(f"{PATH}/varme/andra", {"stock": "1"})
    coordinator.post(f"{PATH}/el/stammer", data=sent)
    assert verified(app) == {"power"}


@pytest.mark.parametrize("seen", ["", "1", "x", "1.1", "\x00", "²"])
def test_a_click_that_does_not_say_what_it_saw(coordinator: Client, app: Flask, seen: str) -> None:
    for slug in ("el", "allt"):
        assert send(coordinator, f"{PATH}/{slug}/stammer", {"seen": seen}).status_code == 302
    assert verified(app) == set()


def test_the_page_says_what_was_changed_after_the_check(coordinator: Client, people: People) -> None:
    coordinator.submit(PATH, {}, action=f"{PATH}/allt/stammer")
    assert AFTER not in visible(coordinator.get(PATH))
    coordinator.submit(f"{PATH}/el/andra", {"tank_litres": "999"})
    page = visible(coordinator.get(PATH))
    assert page.count(AFTER) == 1
    assert f"av {people.coordinator.email}, {AFTER}" in page
    coordinator.submit(PATH, {}, action=f"{PATH}/el/stammer")
    assert AFTER not in visible(coordinator.get(PATH))


def test_changed_and_checked_in_one_go(coordinator: Client) -> None:
    coordinator.submit(f"{PATH}/el/andra", {"tank_litres": "999", "checked": True})
    assert AFTER not in visible(coordinator.get(PATH))


def test_a_change_by_nobody_known(app: Flask, coordinator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    coordinator.submit(PATH, {}, action=f"{PATH}/allt/stammer")
    later = clock.now() + timedelta(minutes=5)
    monkeypatch.setattr(clock, "now", lambda: later)
    sent = coordinator.form(PATH, action=f"{PATH}/el/stammer").held()
    with app.app_context():
        points.change(found("0684-1"), BY_KEY["power"], {"tank_litres": 999.0}, None)
        db.session.commit()
    assert AFTER in visible(coordinator.get(PATH))
    assert "Ingenting bekräftades" in visible(coordinator.post(f"{PATH}/el/stammer", data=sent, follow_redirects=True))


def test_what_an_import_brings_along_was_checked_as_it_is(app: Flask, coordinator: Client) -> None:
    with app.app_context():
        good(table("ref;namn;tank_liter;el_kontrollerad", "0684-9;Ny skola;500;2026-01-12"))
    assert AFTER not in visible(coordinator.get(f"{POINTS}/0684-9"))
