"""Addresses that nobody sends in good faith: every page answers them readably, on each kind of database."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from flask import Flask, Request
from werkzeug.datastructures import ImmutableMultiDict

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


class Asked(ImmutableMultiDict[str, str]):
    """The question of a request, which notes whether anybody has looked into it."""

    looked = 0

    def __getitem__(self, key: Any) -> Any:
        Asked.looked += 1
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        Asked.looked += 1
        return super().__contains__(key)

    def getlist(self, *given: Any) -> Any:
        Asked.looked += 1
        return super().getlist(*given)

    def items(self, multi: bool = False) -> Any:
        Asked.looked += 1
        return super().items(multi)


class Noting(Request):
    parameter_storage_class = Asked


def asking(app: Flask, client: Client, values: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Address and status of every page for every value; a page that looks into no question is asked only once."""
    app.request_class = Noting
    deaf: set[str] = set()
    for value in values:
        for address in reading(app):
            if address not in deaf:
                before = Asked.looked
                yield address, client.get(address, query_string=dict.fromkeys(NAMES, value)).status_code
                if Asked.looked == before:
                    deaf.add(address)
    assert 0 < len(deaf) < len(reading(app))


def test_hostile_questions_are_answered(example: Flask, people: People, sign_in: SignIn) -> None:
    client: Client = example.test_client()  # type: ignore[assignment]
    sign_in(client, people.administrator).inspecting = False
    values = [VALUES[name] for name in VALUES if name not in MARKUP]
    assert [each for each in asking(example, client, values) if each[1] >= 500] == []


@pytest.mark.sqlite_only
def test_no_question_breaks_a_page(example: Flask, people: People, sign_in: SignIn) -> None:
    client: Client = example.test_client()  # type: ignore[assignment]
    sign_in(client, people.administrator)
    assert [each for each in asking(example, client, map(VALUES.__getitem__, MARKUP)) if each[1] >= 500] == []


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_hostile_names_do_not_exist(example: Flask, people: People, sign_in: SignIn, value: str) -> None:
    client = sign_in(example.test_client(), people.administrator)  # type: ignore[arg-type]
    map_ = example.url_map.bind("localhost")
    for rule in routes.rules(example):
        if rule.arguments and "GET" in routes.methods(rule):
            parts: dict[str, object] = {name: BEYOND if f":{name}>" in rule.rule else value for name in rule.arguments}
            address = str(map_.build(rule.endpoint, parts | dict(rule.defaults or {})))
            assert client.get(address).status_code in (404, 400, 308), address
