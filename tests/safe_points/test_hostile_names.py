"""A hostile name is nothing but a name, on every page that shows it."""

import pytest
from flask import Flask

from preparedness.safe_points.states import OpeningState, Status
from tests.house.client import Client
from tests.house.points import GOOD, names, register
from tests.safe_points._pages import POINTS, visible

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "'\"><svg onload=alert(1)>",
    "{{ 7*7 }} {% raw %}",
    "%(name)s %s %",
    "=cmd|' /C calc'!A0",
    "&lt;b&gt; &amp;",
    "Å" * 120,
    "שלום עולם",
    "../../etc/passwd",
]
PAGES = ("", "/plats/andra", "/el/andra", "/publicering/andra", "/status", "/oppning", "/valj-position")
LISTS = ("/register/", POINTS, "/register/oppna", "/register/karta")


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.sqlite_only
def test_on_every_page(coordinator: Client, app: Flask, name: str) -> None:
    place = GOOD["place"] | {"premises": name, "locality": name[:100], "address": name, "decision_body": name}
    known = {**GOOD, "place": place, "publishing": {**GOOD["publishing"], "text_sv": name, "notes": name}}
    ref = register(app, name, known=known, status=Status.OPERATIONAL, opening=OpeningState.OPEN)
    for path in (*(f"{POINTS}/{ref}{page}" for page in PAGES), *LISTS):
        coordinator.inspecting = "{" not in name and "%(" not in name and path != "/register/karta"
        answer = coordinator.get(path)
        assert answer.status_code == 200, path
        for active in ("<img src=x", "<script>alert", "<svg onload", " 49 "):
            assert active not in answer.text, path
    assert name in visible(coordinator.get(f"{POINTS}/{ref}"))


@pytest.mark.sqlite_only
def test_when_registered_renamed_and_refused(coordinator: Client, app: Flask, name: str) -> None:
    coordinator.inspecting = "{" not in name and "%(" not in name
    first = coordinator.submit(f"{POINTS}/ny", {"name": name}, follow=True)
    assert name in visible(first)
    assert names(app) == [name]
    refused = coordinator.submit(f"{POINTS}/ny", {"name": name})
    assert refused.status_code == 400
    moved = coordinator.submit(f"{POINTS}/0684-1/status", {"status": "withdrawn", "reason": name}, follow=True)
    assert name in visible(moved)
    assert "<img src=x" not in moved.text + refused.text


def test_signs_that_cannot_be_seen_are_left_out(coordinator: Client, app: Flask) -> None:
    coordinator.submit(f"{POINTS}/ny", {"name": "Skola\u202e\x1b\x07 A"})
    assert names(app) == ["Skola A"]


def test_the_nul_character_is_refused_without_harm(coordinator: Client, app: Flask) -> None:
    held = coordinator.form(f"{POINTS}/ny", "name").held()
    assert coordinator.post(f"{POINTS}/ny", data=held | {"name": ["A\x00B"]}).status_code in (302, 400)
    assert coordinator.get(f"{POINTS}/%00").status_code in (400, 404)
    assert coordinator.get(f"{POINTS}?text=%00&municipality=%00").status_code in (200, 400)
    assert names(app) in ([], ["AB"])


def test_121_characters_are_one_too_many(coordinator: Client, app: Flask) -> None:
    assert coordinator.submit(f"{POINTS}/ny", {"name": "a" * 121}).status_code == 400
    assert names(app) == []
