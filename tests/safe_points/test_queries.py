"""Pages ask the database the same number of questions, however many points there are."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from flask import Flask

from preparedness.common.database import db
from preparedness.safe_points.records import points
from preparedness.safe_points.states import Status
from tests.house.client import Client
from tests.house.points import GOOD, register
from tests.house.queries import Counter

Queries = Callable[[], AbstractContextManager[Counter]]
MOST = 25


def fill(app: Flask, number: int) -> None:
    with app.app_context():
        for each in range(number):
            point = points.create("0684", {"name": f"Punkt {each}"}, None)
            points.set_status(point, Status.DESIGNATED, "", None)
        db.session.commit()


PATHS = (
    "/register/",
    "/register/trygghetspunkter",
    "/register/trygghetspunkter/0684-1",
    "/register/oppna",
    "/register/karta",
)


def asked_for(client: Client, queries: Queries) -> dict[str, int]:
    """How many questions each page asks."""
    numbers = {}
    for path in PATHS:
        with queries() as asked:
            assert client.get(path).status_code == 200, path
        numbers[path] = asked.number
    return numbers


def test_as_many_questions_for_200_points_as_for_10(coordinator: Client, app: Flask, queries: Queries) -> None:
    """All pages in one register: to write 200 points takes far longer than to look at them."""
    register(app, "Först", known=GOOD, status=Status.OPERATIONAL)
    fill(app, 9)
    of_ten = asked_for(coordinator, queries)
    fill(app, 190)
    assert asked_for(coordinator, queries) == of_ten
    assert {path: number for path, number in of_ten.items() if number > MOST} == {}
