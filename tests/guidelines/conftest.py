"""What this room's tests share: a point of Sävsjö, and people who look at its guidelines."""

from collections.abc import Callable

import pytest
from flask import Flask

from preparedness.safe_points.states import Level, Status
from tests.house import points
from tests.house.client import Client
from tests.house.people import People, Person, SignIn

Screen = Callable[[Person], Client]


@pytest.fixture
def screen(app: Flask, sign_in: SignIn) -> Screen:
    """A browser of its own in which this person is signed in."""
    return lambda person: sign_in(app.test_client(), person)  # type: ignore[arg-type]


@pytest.fixture
def coordinator(screen: Screen, people: People) -> Client:
    """Who keeps the guidelines of Sävsjö."""
    return screen(people.coordinator)


@pytest.fixture
def host(screen: Screen, people: People) -> Client:
    """Who reads what is in force in Sävsjö, and ticks checklists."""
    return screen(people.host)


@pytest.fixture
def point(app: Flask) -> str:
    """The ref of an operational point of Sävsjö, planned for level 1."""
    known = {"place": {"planned_level": Level.ONE}}
    return points.register(app, status=Status.OPERATIONAL, known=known)
