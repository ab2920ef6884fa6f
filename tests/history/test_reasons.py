"""The reason of a change is kept for good: what looks like a personal identity number is refused, and all is kept."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.history._scene import entries
from tests.house import hosts, points
from tests.house.client import Client
from tests.safe_points._pages import again, errors_of, visible

pytestmark = pytest.mark.sqlite_only


def a_host(app: Flask) -> str:
    return f"/register/vardar/{hosts.host(app)}/andra"


def a_point(app: Flask) -> str:
    return f"/register/trygghetspunkter/{points.register(app)}/el/andra"


def a_municipality(app: Flask) -> str:
    del app
    return "/register/kommuner/0684"


FORMS: dict[Callable[[Flask], str], tuple[str, str]] = {
    a_host: ("minutes_away", "45"),
    a_point: ("tank_litres", "350"),
    a_municipality: ("radio", "P4 Jönköping"),
}


@pytest.mark.parametrize("made", FORMS)
def test_no_identity_number_is_kept_as_a_reason(app: Flask, coordinator: Client, made: Callable[[Flask], str]) -> None:
    page, (field, value) = made(app), FORMS[made]
    with app.app_context():
        before = len(entries())
    answer = coordinator.submit(page, {field: value, "why": "Bytt med 19121212-1212"})
    assert (answer.status_code, errors_of(answer)) == (400, ["#why"])
    assert "ser ut som ett personnummer" in visible(answer)
    assert f'value="{value}"' in answer.text
    with app.app_context():
        assert len(entries()) == before
    again(coordinator, answer, {"why": "Bytt 2026-05-12"})
    with app.app_context():
        assert [entry.why for entry in entries()][before:] == ["Bytt 2026-05-12"]
