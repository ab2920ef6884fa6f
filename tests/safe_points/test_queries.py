"""Pages ask the database the same number of questions, however many points there are."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
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


@pytest.mark.parametrize(
    "path", ["/register/", "/register/trygghetspunkter", "/register/trygghetspunkter/0684-1", "/register/oppna",
             "/register/karta"]
)  # fmt: skip
def test_as_many_questions_for_200_points_as_for_10(
    coordinator: Client, app: Flask, queries: Queries, path: str
) -> None:
    register(app, "Först", known=GOOD, status=Status.OPERATIONAL)
    counted = []
    for more in (9, 190):
        fill(app, more)
        with queries() as asked:
            assert coordinator.get(path).status_code == 200
        counted.append(asked.number)
    assert counted[0] == counted[1] <= MOST
