"""A form whose token no longer fits: what was typed is kept and can be sent again; what others made up is not."""

import pytest
from flask import Flask

from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, read, register
from tests.safe_points._pages import form_in, visible
from tests.safe_points.conftest import Screen

PATH = "/register/trygghetspunkter/0684-1/el/andra"
OURS = {"Origin": "http://localhost"}


@pytest.fixture
def typed(app: Flask, screen: Screen, people: People) -> tuple[Client, dict[str, list[str]]]:
    """A coordinator has typed 42 kW, signed out and in again."""
    register(app, "Alfa", known=GOOD)
    client = screen(people.coordinator)
    sent = client.form(PATH, "rated_kw").filled({"rated_kw": "42"})
    return client, sent | {"csrf_token": ["stale"]}


def test_what_was_typed_is_sent_again(typed: tuple[Client, dict[str, list[str]]], app: Flask) -> None:
    client, sent = typed
    refused = client.post(PATH, data=sent, headers=OURS)
    assert refused.status_code == 400
    form = form_in(refused, "rated_kw")
    assert form.held()["rated_kw"] == ["42"]
    assert client.post(form.action, data=form.filled({})).status_code == 302
    assert read(app, "0684-1")["power"]["rated_kw"] == 42


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Referer": "https://evil.example/"}, {}])
def test_what_another_site_made_up_is_not_offered(
    typed: tuple[Client, dict[str, list[str]]], headers: dict[str, str]
) -> None:
    client, sent = typed
    refused = client.post(PATH, data=sent, headers=headers)
    assert refused.status_code == 400
    assert "<form" not in refused.text


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/logga-in", "password"),
        ("/logga-in/kod", "code"),
        ("/register/konto/losenord", "new_password"),
        ("/register/konto/andra-faktor/sla-pa", "code"),
    ],
)
def test_a_secret_is_never_written_on_a_page(client: Client, path: str, field: str) -> None:
    refused = client.post(path, data={"email": "a@b.example", field: "hemligt hemligt"}, headers=OURS)
    assert refused.status_code in (400, 404)
    assert "hemligt" not in refused.text
    assert "a@b.example" not in refused.text
    assert visible(refused)
