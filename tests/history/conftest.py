"""People at their own screens."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.house.client import Client
from tests.house.people import People, Person, enter

Screen = Callable[[Person], Client]


@pytest.fixture
def screen(app: Flask) -> Screen:
    """`screen(people.administrator)`: another browser, in which that person has signed in."""

    def at(person: Person) -> Client:
        made: Client = app.test_client()  # type: ignore[assignment]
        return enter(made, person)

    return at


@pytest.fixture
def coordinator(client: Client, people: People) -> Client:
    """The coordinator of Sävsjö, signed in."""
    return enter(client, people.coordinator)


@pytest.fixture
def administrator(client: Client, people: People) -> Client:
    """The administrator, signed in."""
    return enter(client, people.administrator)
