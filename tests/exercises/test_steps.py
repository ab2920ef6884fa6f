"""From plan to closed, and back with a reason; a closed exercise is not written in."""

import pytest
from flask import Flask

from preparedness.exercises.models import Inject
from preparedness.exercises.states import Kind, Rating, Status
from tests.exercises.test_exercises import of
from tests.house.client import Client
from tests.house.exercises import action, entry, exercise, held, objective, observation, part, rating
from tests.safe_points._pages import errors_of, send, visible

pytestmark = pytest.mark.sqlite_only
ONE = "/register/ovningar/1"


def step(client: Client, after: str, **values: str) -> int:
    return client.submit(f"{ONE}/steg?till={after}", values).status_code


def test_begun_and_ended_by_a_press(leader: Client, app: Flask) -> None:
    exercise(app)
    for _ in range(2):
        assert send(leader, f"{ONE}/borja").location == ONE
    assert of(app).is_running
    began = of(app).began
    assert "Pågår" in visible(leader.get(ONE))
    assert send(leader, f"{ONE}/steg?till=cancelled", {"why": "Storm"}).status_code == 400
    assert of(app).is_running, "what runs is ended first"
    for _ in range(2):
        assert send(leader, f"{ONE}/sluta").location == ONE
    row = of(app)
    assert (row.status, row.began) == (Status.CARRIED_OUT, began)
    assert row.ended >= began


def test_a_slip_of_the_thumb_is_taken_back(leader: Client, app: Flask) -> None:
    exercise(app)
    send(leader, f"{ONE}/borja")
    assert leader.submit(ONE, {}, action=f"{ONE}/angra").location == ONE
    assert not of(app).began
    send(leader, f"{ONE}/borja")
    entry(app, 1, Kind.DECISION)
    assert send(leader, f"{ONE}/angra").status_code == 302
    assert of(app).is_running, "something has been logged since"
    send(leader, f"{ONE}/sluta")
    assert leader.submit(ONE, {}, action=f"{ONE}/angra").location == ONE
    assert of(app).is_running
    old = held(app)
    assert send(leader, f"/register/ovningar/{old}/angra").status_code == 302
    assert of(app, old).status is Status.CARRIED_OUT, "an end of long ago is changed in the form"


def test_what_is_lacking_stands_in_the_way(leader: Client, app: Flask) -> None:
    number = held(app)
    goal = objective(app, number, "Dörrarna öppna inom 30 minuter", "Låsa upp", "Larma av")
    seen = observation(app, number)
    page = leader.get(f"{ONE}/steg?till=evaluated")
    assert "Mål utan bedömning: 1" in visible(page)
    assert send(leader, f"{ONE}/steg?till=evaluated").status_code == 400
    for task in (1, 2):
        rating(app, number, goal, task_id=task)
    rating(app, number, goal, Rating.M, task_id=2, evaluator="LÖL", note="Larmet gick")
    assert "som utvärderare har bedömt olika: 1" in visible(leader.get(f"{ONE}/steg?till=evaluated"))
    assert leader.submit(f"{ONE}/mal/{goal}", {"explanation": "Larmet sågs bara från gården."}).status_code == 302
    assert step(leader, "evaluated") == 302
    assert "Förbättringsområden utan åtgärd: 1" in visible(leader.get(f"{ONE}/steg?till=closed"))
    action(app, exercise_id=number, observation_id=seen)
    assert step(leader, "closed") == 302
    assert of(app).closed_at


def test_reopened_with_a_reason_alone(leader: Client, app: Flask) -> None:
    held(app, status=Status.CLOSED)
    assert errors_of(leader.submit(f"{ONE}/steg?till=evaluated", {"why": " "})) == ["#why"]
    assert errors_of(leader.submit(f"{ONE}/steg?till=evaluated", {"why": "Se 850412-1234"})) == ["#why"]
    assert step(leader, "evaluated", why="En iakttagelse saknades") == 302
    assert of(app).status is Status.EVALUATED
    assert of(app).closed_at is None
    assert "En iakttagelse saknades" in visible(leader.get(ONE))
    for after in ("closed", "cancelled", "planned"):
        assert send(leader, f"{ONE}/steg?till={after}", {"why": "x"}).status_code == 302
    assert of(app).status is Status.CLOSED, "steps that there are not change nothing"
    assert send(leader, f"{ONE}/steg?till=nonsense").location == ONE


def test_cancelled_with_a_reason_and_taken_up_again(leader: Client, app: Flask) -> None:
    exercise(app)
    assert errors_of(leader.submit(f"{ONE}/steg?till=cancelled")) == ["#why"]
    assert step(leader, "cancelled", why="Storm på riktigt") == 302
    assert "Storm på riktigt" in visible(leader.get(ONE))
    assert send(leader, f"{ONE}/borja").status_code == 302
    assert not of(app).began
    assert step(leader, "planned", why="Ny dag") == 302


CLOSED = ("andra", "mal/nytt", "mal/1", "inspel/nytt", "inspel/1", "iakttagelser/ny", "iakttagelser/1")
REMOVALS = ("mal/1/ta-bort", "inspel/1/ta-bort", "iakttagelser/1/ta-bort", "inspel/1/given")


@pytest.mark.parametrize("status", [Status.CLOSED, Status.CANCELLED])
def test_nobody_writes_in_what_is_closed(leader: Client, app: Flask, status: Status) -> None:
    number = held(app, status=status)
    objective(app, number)
    part(app, Inject, number, what="Nätet faller bort")
    observation(app, number, "Kallt i entrén")
    before = visible(leader.get(ONE))
    for page in (*CLOSED, *REMOVALS):
        answer = send(leader, f"{ONE}/{page}", {"title": "Nytt", "text": "Nytt", "what": "Nytt"})
        assert answer.location == ONE, page
    assert "Öppna den igen" in visible(leader.get(ONE)) or status is Status.CANCELLED
    assert visible(leader.get(ONE)).replace("\n", "")[-500:] == before.replace("\n", "")[-500:]
