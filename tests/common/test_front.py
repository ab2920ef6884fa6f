"""What stands in front of the site: proxies that are trusted or not, the host it answers for, and https for good."""

import logging

import pytest
from flask import Flask, request

from preparedness.common.access import mark
from tests.house.apps import MakeApp
from tests.house.client import Client

pytestmark = pytest.mark.sqlite_only
FORWARDED = {
    "X-Forwarded-For": "203.0.113.9, 198.51.100.7",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "trygghet.exempel.se",
}


def seen_by(app: Flask, headers: dict[str, str] | None = None) -> str:
    """Whom the application believes it answers, and where."""

    def view() -> tuple[str, int, dict[str, str]]:
        return f"{request.remote_addr} {request.scheme} {request.host}", 200, {"Content-Type": "text/plain"}

    app.add_url_rule("/vem", "who", mark(view, "public"))
    return app.test_client().get("/vem", headers=headers).text


def test_without_configuration_nobodys_word_is_taken(app: Flask) -> None:
    assert seen_by(app, FORWARDED) == "127.0.0.1 http localhost"


@pytest.mark.parametrize(
    ("number", "seen"),
    [
        (1, "198.51.100.7 https trygghet.exempel.se"),
        (2, "203.0.113.9 http localhost"),
        (3, "127.0.0.1 http localhost"),
    ],
)
def test_so_many_proxies_are_trusted(make_app: MakeApp, number: int, seen: str) -> None:
    assert seen_by(make_app(PROXIES=number), FORWARDED) == seen


def test_a_proxy_that_is_not_configured_is_told_of_once(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    client = app.test_client()
    with caplog.at_level(logging.WARNING):
        client.get("/logga-in")
        assert caplog.text == ""
        for _ in range(3):
            client.get("/logga-in", headers=FORWARDED)
    assert caplog.text.count("PREPAREDNESS_PROXIES") == 1


def test_the_site_answers_for_its_own_host_alone(make_app: MakeApp) -> None:
    client: Client = make_app(ADDRESS="https://trygghet.exempel.se").test_client()  # type: ignore[assignment]
    assert client.get("/logga-in", base_url="https://trygghet.exempel.se").status_code == 200
    for host in ("http://evil.example", "http://trygghet.exempel.se.evil.example", "http://localhost"):
        for path in ("/", "/logga-in", "/register/", "/finns-inte"):
            answer = client.get(path, base_url=host)
            assert answer.status_code == 400
            assert answer.mimetype == "text/plain"
            assert "evil" not in answer.text


def test_without_an_address_any_host_is_answered(client: Client) -> None:
    assert client.get("/logga-in", base_url="http://evil.example").status_code == 200


@pytest.mark.parametrize(
    ("seconds", "scheme", "header"),
    [(0, "https", None), (31_536_000, "http", None), (31_536_000, "https", "max-age=31536000")],
)
def test_https_for_good_is_said_over_https_where_it_is_wanted(
    make_app: MakeApp, seconds: int, scheme: str, header: str | None
) -> None:
    client = make_app(HSTS_SECONDS=seconds).test_client()
    for path in ("/logga-in", "/finns-inte", "/static/icon.svg"):
        assert client.get(path, base_url=f"{scheme}://localhost").headers.get("Strict-Transport-Security") == header
