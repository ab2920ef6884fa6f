"""Addresses that nobody sends in good faith: every page answers them readably, on each kind of database."""

import pytest
from flask import Flask

from tests.house import routes
from tests.house.client import Client
from tests.house.people import People, SignIn

NAMES = (
    "text", "municipality", "status", "level", "missing", "stale", "open", "sort", "descending", "page", "next",
    "var", "behov", "sida", "lat", "lon", "vid", "point", "from",
)  # fmt: skip
VALUES = {
    "script": '"><img src=x onerror=alert(1)><script>alert(1)</script>',
    "nul": "a\x00b",
    "sql": "' OR 1=1; DROP TABLE accounts --",
    "pattern": "%_\\%",
    "long": "9" * 3000,
    "digit": "²",
    "negative": "-1",
    "places": "%s {0} %d",
}
MARKUP = ("script", "places")
"""What could break a page, and no database."""
BEYOND = 2**80
"""A number that no column holds."""


def reading(app: Flask) -> list[str]:
    return [routes.address(app, rule) for rule in routes.rules(app) if "GET" in routes.methods(rule)]


def ask(example: Flask, client: Client, value: str) -> None:
    question = dict.fromkeys(NAMES, value)
    for address in reading(example):
        answer = client.get(address, query_string=question)
        assert answer.status_code < 500, f"{address} answers {answer.status_code}"


@pytest.mark.parametrize("name", [name for name in VALUES if name not in MARKUP])
def test_hostile_questions_are_answered(example: Flask, people: People, sign_in: SignIn, name: str) -> None:
    client: Client = example.test_client()  # type: ignore[assignment]
    sign_in(client, people.administrator).inspecting = False
    ask(example, client, VALUES[name])


@pytest.mark.sqlite_only
@pytest.mark.parametrize("name", MARKUP)
def test_no_question_breaks_a_page(example: Flask, people: People, sign_in: SignIn, name: str) -> None:
    client: Client = example.test_client()  # type: ignore[assignment]
    ask(example, sign_in(client, people.administrator), VALUES[name])


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_hostile_names_do_not_exist(example: Flask, people: People, sign_in: SignIn, value: str) -> None:
    client = sign_in(example.test_client(), people.administrator)  # type: ignore[arg-type]
    map_ = example.url_map.bind("localhost")
    for rule in routes.rules(example):
        if rule.arguments and "GET" in routes.methods(rule):
            parts: dict[str, object] = {name: BEYOND if f":{name}>" in rule.rule else value for name in rule.arguments}
            address = str(map_.build(rule.endpoint, parts | dict(rule.defaults or {})))
            assert client.get(address).status_code in (404, 400, 308), address
