"""Closed unless marked: every route says who may enter, and keeps everybody else out."""

import os

import pytest
from flask import Flask

from preparedness.accounts.permissions import Permission, permits
from preparedness.common.access import access_of
from tests.house import routes
from tests.house.client import Client
from tests.house.people import People, SignIn

pytestmark = pytest.mark.sqlite_only


def test_every_route_says_who_may_enter(app: Flask) -> None:
    marks = {"public", *Permission}
    assert [rule.rule for rule in routes.rules(app) if access_of(app, rule.endpoint) not in marks] == []


def test_a_route_without_a_mark_is_refused(app: Flask, client: Client) -> None:
    app.add_url_rule("/glomd", "glomd", lambda: "secret")
    assert client.get("/glomd").status_code == 403


def test_strangers_are_sent_to_sign_in(example: Flask, client: Client) -> None:
    for method, address, _ in routes.closed(example):
        answer = client.call(method, address)
        assert answer.status_code == 302, f"{method} {address} answers a stranger with {answer.status_code}"
        assert answer.location.startswith("/logga-in"), f"{method} {address} sends a stranger to {answer.location}"


def test_roles_without_the_permission_are_refused(example: Flask, people: People, sign_in: SignIn) -> None:
    for person in people.everyone():
        client = sign_in(example.test_client(), person)  # type: ignore[arg-type]
        for method, address, mark in routes.closed(example):
            if not permits(person.role, Permission(mark)):
                code = client.call(method, address).status_code
                assert code in (403, 404), f"{method} {address} answers {person.email} with {code}"


def test_another_municipality_is_refused(example: Flask, people: People, sign_in: SignIn) -> None:
    for person, theirs in ((people.elsewhere, "/0684"), (people.coordinator, "/kok/1")):
        client = sign_in(example.test_client(), person)  # type: ignore[arg-type]
        for method, address, _ in routes.closed(example):
            if theirs in address:
                code = client.call(method, address).status_code
                assert code == 404, f"{method} {address} answers {person.email}, of elsewhere, with {code}"


def test_those_who_may_enter_do(example: Flask, people: People, sign_in: SignIn) -> None:
    client = sign_in(example.test_client(), people.administrator)  # type: ignore[arg-type]
    for method, address, _ in routes.closed(example):
        if method == "GET":
            code = client.get(address).status_code
            assert code in (200, 302, 304), f"{address} answers the administrator with {code}"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_that_are_only_read_refuse_other_methods(app: Flask, client: Client, method: str) -> None:
    reading = {rule.rule for rule in routes.rules(app) if routes.methods(rule) == ["GET"]}
    also = {rule.rule for rule in routes.rules(app) if "POST" in routes.methods(rule)}
    for address in sorted(path for path in reading - also if "<" not in path):
        assert client.call(method, address).status_code == 405, address


def test_addresses_are_promises(app: Flask) -> None:
    found = routes.listed(app)
    if os.environ.get("KEEP_ROUTES"):
        routes.KEPT.write_text("\n".join(found) + "\n", encoding="utf-8")
    kept = routes.KEPT.read_text(encoding="utf-8").splitlines()
    assert found == kept, (
        "The addresses differ from tests/house/routes.txt. An address that is taken away needs a redirect. "
        "If the change is meant: KEEP_ROUTES=1 .venv/bin/python -m pytest -k addresses_are_promises"
    )
