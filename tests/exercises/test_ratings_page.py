"""Ratings on one page: who rated, what the worst is, two at once, and when nothing can be rated."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common.database import db
from preparedness.exercises.models import CriticalTask, TaskRating
from preparedness.exercises.records import ratings
from preparedness.exercises.rules import meanings
from preparedness.exercises.rules.status import refusal
from preparedness.exercises.states import Rating, Status
from tests.exercises.conftest import Screen
from tests.house import exercises
from tests.house.client import Client
from tests.house.people import People
from tests.house.queries import counting
from tests.safe_points._pages import again, errors_of, form_in, send, visible

pytestmark = pytest.mark.sqlite_only


def scene(app: Flask, **values: Any) -> tuple[int, int, str, list[int]]:
    """An exercise that was held, with an objective of two tasks: its number, the objective's, the page, the tasks."""
    number = exercises.held(app, **values)
    goal = exercises.objective(app, number, "Dörrarna öppnas", "Hitta nyckeln", "Lås upp")
    with app.app_context():
        tasks = list(db.session.scalars(select(CriticalTask.id).order_by(CriticalTask.id)))
    return number, goal, f"/register/ovningar/{number}/bedomning", tasks


def rated(app: Flask) -> dict[tuple[str, int | None], tuple[str, str]]:
    with app.app_context():
        return {
            (each.evaluator, each.task_id): (each.rating.value, each.note)
            for each in db.session.scalars(select(TaskRating))
        }


def test_one_evaluator_rates_everything_and_changes_it(leader: Client, app: Flask) -> None:
    _, goal, page, (key, lock) = scene(app, evaluators="Utvärderingsledaren\nRäddningstjänsten")
    shown = leader.get(page)
    assert "Räddningstjänsten" in visible(shown)
    assert "FEMA" in visible(shown)
    typed = {"evaluator": "AB", f"rating-{goal}-{key}": "P", f"rating-{goal}-{lock}": "M"}
    typed[f"note-{goal}-{lock}"] = "Låset var bytt"
    assert leader.submit(page, typed).status_code == 302
    assert rated(app) == {("AB", key): ("P", ""), ("AB", lock): ("M", "Låset var bytt")}
    mine = f"{page}?utvarderare=ab"
    assert leader.form(mine, "evaluator").held()[f"rating-{goal}-{lock}"] == ["M"]
    assert leader.submit(mine, {f"rating-{goal}-{key}": "", f"rating-{goal}-{lock}": "S"}).status_code == 302
    assert rated(app) == {("AB", lock): ("S", "Låset var bytt")}


def test_errors_keep_what_was_typed(leader: Client, app: Flask) -> None:
    _, goal, page, (key, lock) = scene(app)
    typed = {
        f"rating-{goal}-{key}": "U",
        f"note-{goal}-{lock}": "Anna 850412-1234",
        f"rating-{goal}-{lock}": "S",
    }
    refused = leader.submit(page, typed)
    assert refused.status_code == 400
    assert errors_of(refused) == ["#evaluator", f"#note-{goal}-{key}", f"#note-{goal}-{lock}"]
    told = visible(refused)
    assert "Utvärderare: Ange vem som bedömer" in told, "labels too are in the reader's language"
    assert "Dörrarna öppnas: Hitta nyckeln: Skriv" in told, "a task is told with its objective"
    assert "S: genomförd med vissa svårigheter" in told
    held = form_in(refused, "evaluator").held()
    assert held[f"rating-{goal}-{key}"] == ["U"]
    assert "850412-1234" in held[f"note-{goal}-{lock}"][0]
    right = {"evaluator": "AB", f"note-{goal}-{key}": "Ingen nyckel", f"note-{goal}-{lock}": "Bra"}
    assert again(leader, refused, right).status_code == 302
    assert rated(app)["AB", key] == ("U", "Ingen nyckel")


def test_two_at_once_for_the_same_evaluator(leader: Client, coordinator: Client, app: Flask) -> None:
    _, goal, page, (key, lock) = scene(app)
    mine = leader.form(page, "evaluator").filled(
        {"evaluator": "AB", f"rating-{goal}-{key}": "S", f"note-{goal}-{key}": "Min syn"}
    )
    other = {"evaluator": "ab", f"rating-{goal}-{key}": "P", f"rating-{goal}-{lock}": "P"}
    assert coordinator.submit(page, other).status_code == 302
    answer = leader.post(page, data=mine)
    assert answer.status_code == 409
    assert "Sparat under tiden: P" in visible(answer)
    assert form_in(answer, "evaluator").held()[f"note-{goal}-{key}"] == ["Min syn"]
    assert rated(app) == {("ab", key): ("P", ""), ("ab", lock): ("P", "")}
    assert again(leader, answer, {}).status_code == 302
    assert rated(app) == {("ab", key): ("S", "Min syn"), ("ab", lock): ("P", "")}


def test_different_evaluators_never_disturb_each_other(leader: Client, coordinator: Client, app: Flask) -> None:
    number, goal, page, (key, _) = scene(app)
    mine = leader.form(page, "evaluator").filled({"evaluator": "AB", f"rating-{goal}-{key}": "S"})
    coordinator.submit(page, {"evaluator": "CD", f"rating-{goal}-{key}": "P"})
    for _again in range(2):
        assert leader.post(page, data=mine).status_code == 302
    assert rated(app) == {("AB", key): ("S", ""), ("CD", key): ("P", "")}
    opened = leader.form(f"{page}?utvarderare=CD", "evaluator").filled({"evaluator": "EF"})
    assert leader.post(page, data=opened).status_code == 302, "the same under another name is another's"
    assert rated(app)["EF", key] == ("P", "")
    with app.app_context():
        row = ratings.overview(number).rows[0]
        assert (row.result, row.doubt, row.unrated) == (Rating.S, True, True)
    told = leader.get(f"/register/ovningar/{number}")
    assert "Utvärderarna är oense" in visible(told)
    assert f"/register/ovningar/{number}/mal/{goal}" in told.text


def test_a_task_that_was_removed_meanwhile(leader: Client, app: Flask) -> None:
    _, goal, page, (key, lock) = scene(app)
    typed = {"evaluator": "AB", f"rating-{goal}-{key}": "P", f"rating-{goal}-{lock}": "M"}
    mine = leader.form(page, "evaluator").filled({**typed, f"note-{goal}-{lock}": "Låset kärvade"})
    with app.app_context():
        db.session.delete(db.session.get_one(CriticalTask, lock))
        db.session.commit()
    answer = leader.post(page, data=mine)
    assert answer.status_code == 409
    assert "M Låset kärvade" in visible(answer)
    assert rated(app) == {}
    assert again(leader, answer, {}).status_code == 302
    assert rated(app) == {("AB", key): ("P", "")}


@pytest.mark.parametrize(
    ("status", "began", "closed"),
    [
        (Status.PLANNED, "", True),
        (Status.PLANNED, "2026-05-12", False),
        (Status.CARRIED_OUT, "", False),
        (Status.EVALUATED, "2026-05-12", False),
        (Status.CLOSED, "2026-05-12", True),
        (Status.CANCELLED, "", True),
    ],
)
def test_when_nothing_can_be_rated(leader: Client, app: Flask, status: Status, began: str, closed: bool) -> None:
    assert bool(meanings.closed(status, began)) == closed
    assert status is Status.PLANNED or meanings.closed(status, began) == refusal(status), "one sentence everywhere"
    if not closed:
        return
    number = exercises.exercise(app, exercises.SAVSJO, status=status, began=began)
    goal = exercises.objective(app, number)
    page = f"/register/ovningar/{number}/bedomning"
    assert leader.get(page).status_code == 200
    typed = {"evaluator": "AB", f"rating-{goal}-0": "P", f"note-{goal}-0": "Gick bra"}
    refused = send(leader, page, {**typed, f"seen-{goal}-0": "x"})
    assert refused.status_code == 409
    assert "Gick bra" in refused.text
    assert rated(app) == {}


def test_who_may(screen: Screen, people: People, app: Flask) -> None:
    _, _, page, _ = scene(app)
    assert screen(people.elsewhere).get(page).status_code == 404
    assert screen(people.reader).get(page).status_code == 403


def test_the_overview_costs_the_same_however_much_there_is(app: Flask) -> None:
    number, goal, _, (key, lock) = scene(app)
    for name in ("AB", "CD", "EF"):
        for task in (key, lock):
            exercises.rating(app, number, goal, task_id=task, evaluator=name)
    exercises.objective(app, number, "Reservkraften på", explanation="Olika syn")
    with app.app_context(), counting() as asked:
        found = ratings.overview(number)
    assert asked.number == 3
    assert found.evaluators == ["AB", "CD", "EF"]
    assert [(row.result, row.doubt, row.unrated) for row in found.rows] == [
        (Rating.P, False, False),
        (None, False, True),
    ]
