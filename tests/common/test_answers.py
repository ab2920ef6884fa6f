"""What every answer bears, whatever the page: headers, a readable error, no trace of the inside."""

import pytest
from flask import Flask

from preparedness.common.security import policy
from tests.house.apps import MakeApp
from tests.house.client import Client

pytestmark = pytest.mark.sqlite_only


@pytest.mark.parametrize("path", ["/logga-in", "/finns-inte", "/static/icon.svg", "/register/"])
def test_every_answer_is_strict(client: Client, path: str) -> None:
    headers = client.get(path).headers
    rules = headers["Content-Security-Policy"]
    assert "default-src 'none'" in rules
    assert "unsafe" not in rules
    assert "*" not in rules
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_page_may_name_one_more_source_and_keeps_the_rest() -> None:
    loosened = policy(img_src="'self' https://tiles.example")
    assert "img-src 'self' https://tiles.example" in loosened
    assert loosened.replace("img-src 'self' https://tiles.example", "") == policy().replace("img-src 'self' data:", "")


@pytest.mark.parametrize(("path", "lang"), [("/finns-inte", "sv"), ("/en/missing", "en"), ("/english", "sv")])
def test_an_unknown_address_is_answered_in_its_language(client: Client, path: str, lang: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert f'lang="{lang}"' in answer.text
    assert "112" in answer.text


def test_an_address_with_nul_does_not_exist(client: Client) -> None:
    assert client.get("/trygghetspunkter/0684%001").status_code == 404


def test_a_fault_of_ours_tells_nothing_of_the_inside(make_app: MakeApp) -> None:
    app = make_app(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    add_fault(app)
    client: Client = app.test_client()  # type: ignore[assignment]
    answer = client.get("/fel")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "Traceback" not in answer.text


def add_fault(app: Flask) -> None:
    def fault() -> str:
        raise LookupError("secret detail")

    fault.__access__ = "public"  # type: ignore[attr-defined]
    app.add_url_rule("/fel", "fault", fault)


def test_what_is_too_large_is_refused_readably(client: Client) -> None:
    client.application.config["MAX_CONTENT_LENGTH"] = 1000
    answer = client.post("/logga-in", data={"email": "x" * 2000})
    assert answer.status_code == 413
