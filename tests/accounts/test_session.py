"""The session: kept alive by work in the register, and unseen in what may be kept by anyone on the way."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.publication import current
from tests.house import backends
from tests.house.client import Client
from tests.house.people import People, SignIn
from tests.publication.test_last_good import delete, place_of

pytestmark = pytest.mark.sqlite_only
PUBLIC = (
    "/", "/en/", "/?var=Vrigstad", "/trygghetspunkter/0684-1", "/trygghetspunkter/0684-99", "/trygghetspunkter.geojson",
    "/trygghetspunkter.csv", "/karta", "/karta/punkter.json", "/karta/karta.js", "/karta/karta.css",
    "/karta/underlag/places.json", "/utseende.css", "/halsa", "/static/public.js", "/static/icon.svg", "/finns-inte",
)  # fmt: skip
At = Callable[[float], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """`at(5)`: it is five hours later."""

    def move(hours: float) -> None:
        monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) + timedelta(hours=hours))

    return move


@pytest.mark.parametrize("address", PUBLIC)
def test_public_answers_do_not_show_who_is_signed_in(
    example: Flask, client: Client, people: People, sign_in: SignIn, address: str
) -> None:
    assert example
    stranger = client.get(address)
    answer = sign_in(client, people.coordinator).get(address)
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert answer.data == stranger.data


def test_work_in_the_register_postpones_signing_out(client: Client, people: People, sign_in: SignIn, at: At) -> None:
    sign_in(client, people.coordinator)
    for hours in (5, 10, 15):
        at(hours)
        assert client.get("/register/").status_code == 200
    at(24)
    assert client.get("/register/").status_code == 302


def test_reading_public_pages_does_not(client: Client, people: People, sign_in: SignIn, at: At) -> None:
    sign_in(client, people.coordinator)
    at(5)
    client.get("/")
    at(10)
    assert client.get("/register/").status_code == 302


def test_who_is_signed_in_reads_public_pages_without_the_register(
    example: Flask, client: Client, people: People, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "PAUSE", 0.0)
    sign_in(client, people.coordinator)
    assert client.get("/en/").status_code == 200
    backends.close(example)
    delete(place_of(example))
    assert "The register cannot be reached just now." in client.get("/en/").text
    assert client.get("/en/trygghetspunkter/0684-99").status_code == 404
