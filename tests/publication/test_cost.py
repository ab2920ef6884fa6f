"""What residents cost the database: one question per page, the same few for ten points and for many."""

import pytest
from flask import Flask
from sqlalchemy import event

from tests.house.client import Client
from tests.publication.conftest import Publish

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def asked(app: Flask) -> list[str]:
    """Every statement that the publication's own connection sends."""
    statements: list[str] = []
    engine = app.extensions["publication"].source.engine
    event.listen(engine, "before_cursor_execute", lambda *said: statements.append(said[2]))
    return statements


def questions(asked: list[str]) -> int:
    return sum(statement.startswith("SELECT") for statement in asked)


def test_a_page_asks_for_the_revision_and_no_more(client: Client, publish: Publish, asked: list[str]) -> None:
    ref = publish("Vrigstads skola")
    client.get("/")
    asked.clear()
    for address in ("/", "/?var=Vrigstad", f"/trygghetspunkter/{ref}", "/trygghetspunkter.geojson"):
        client.get(address)
    assert questions(asked) == 4


def test_reading_the_register_costs_the_same_for_one_point_and_for_many(
    client: Client, publish: Publish, asked: list[str]
) -> None:
    publish("Vrigstads skola")
    client.get("/")
    one = questions(asked)
    for number in range(20):
        publish(f"Skola {number}")
    asked.clear()
    client.get("/")
    assert questions(asked) == one
