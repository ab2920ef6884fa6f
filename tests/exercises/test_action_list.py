"""Actions across exercises: the list with its filters, the file, the start page, and what is exported of oneself."""

import csv
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from flask import Flask

from preparedness.accounts import exporting
from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.exercises.records import actions
from preparedness.exercises.states import ActionElement, ActionState, Priority, Source
from tests.exercises.conftest import Screen
from tests.house import exercises
from tests.house.client import Client
from tests.house.people import People
from tests.house.queries import Counter

pytestmark = pytest.mark.sqlite_only
LIST = "/register/atgarder"
START = "/register/"
LATE = clock.today() - timedelta(days=1)
Queries = Callable[[], AbstractContextManager[Counter]]


def names(page: str) -> list[str]:
    """Which of the actions of `some` stand on a page, in their order."""
    found = [
        (page.index(f">{each}</a>"), each) for each in ("Alfa", "Beta", "Gamma", "Delta") if f">{each}</a>" in page
    ]
    return [each for _, each in sorted(found)]


def some(app: Flask, people: People, ref: str) -> None:
    """Alfa is late and the leader's, Beta at a point and high, Gamma done, Delta another municipality's."""
    with app.app_context():
        place = exercises.point_id(ref)
    exercises.action(app, "Alfa", due_on=LATE, owner_account_id=people.exercise_leader.id, owner="Fastighet")
    known = {"priority": Priority.HIGH, "element": ActionElement.EQUIPMENT, "source": Source.INSPECTION}
    exercises.action(app, "Beta", safe_point_id=place, due_on=LATE + timedelta(days=9), **known)
    exercises.action(app, "Gamma", state=ActionState.DONE, outcome="Provad", closed_on=LATE, due_on=LATE)
    exercises.action(app, "Delta", "2462", due_on=LATE)


def test_the_list_and_its_filters(leader: Client, app: Flask, people: People, point: str) -> None:
    assert "Ingen åtgärd är öppen" in leader.get(LIST).text
    some(app, people, point)
    page = leader.get(LIST).text
    assert names(page) == ["Alfa", "Beta"]
    assert page.count("state--action-late") == 1
    wanted = {
        "show=mine": ["Alfa"], "show=overdue": ["Alfa"], "state=closed": ["Gamma"], "sort=-due": ["Beta", "Alfa"],
        "state=all": ["Alfa", "Beta", "Gamma"], f"point={point}": ["Beta"], "point=-": ["Alfa"],
        "priority=high": ["Beta"], "element=equipment": ["Beta"], "source=inspection": ["Beta"],
        "text=FASTIGHET": ["Alfa"], "sort=point": ["Beta", "Alfa"], "sort=priority": ["Beta", "Alfa"],
        "municipality=2462&state=%00&page=99&sort=x": ["Alfa", "Beta"],
    }  # fmt: skip
    assert {query: names(leader.get(f"{LIST}?{query}").text) for query in wanted} == wanted
    assert "Ingen åtgärd stämmer" in leader.get(f"{LIST}?text=zebra").text


def test_the_file_holds_the_same_and_runs_nothing(leader: Client, app: Flask, people: People, point: str) -> None:
    some(app, people, point)
    number = exercises.held(app, title="@Övning")
    exercises.action(app, '=HYPERLINK("http://x")', due_on=LATE, exercise_id=number, owner="+46")
    answer = leader.get(f"{LIST}.csv?show=overdue")
    assert answer.mimetype == "text/csv"
    assert "no-store" in answer.headers["Cache-Control"]
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [each["atgard"] for each in rows] == ["Alfa", '\'=HYPERLINK("http://x")']
    assert (rows[1]["ansvarig"], rows[1]["ovning"], rows[1]["forsenad"]) == ("'+46", "'@Övning", "ja")
    assert (rows[0]["kommun"], rows[0]["senast"], rows[0]["lage"]) == ("Sävsjö", str(LATE), "inte påbörjad")
    [beta] = csv.DictReader(
        io.StringIO(leader.get(f"{LIST}.csv?priority=high").data.decode("utf-8-sig"), newline=""), delimiter=";"
    )
    assert beta["trygghetspunkt_nummer"].lstrip("'") == point


def test_more_actions_cost_no_more_queries(
    leader: Client, app: Flask, people: People, point: str, queries: Queries
) -> None:
    counts: list[list[int]] = []
    for _ in range(2):
        some(app, people, point)
        exercises.action(app, exercise_id=exercises.held(app, point), owner_account_id=people.coordinator.id)
        counts.append([])
        for page in (LIST, f"{LIST}.csv", START, "/register/ovningar/paminnelser"):
            with queries() as counter:
                leader.get(page)
            counts[-1].append(counter.number)
    assert counts[0] == counts[1]


def test_pages_of_fifty(leader: Client, app: Flask) -> None:
    with app.app_context():
        for number in range(51):
            exercises.new_action("0684", f"Åtgärd nr {number}")
        db.session.commit()
    last = leader.get(f"{LIST}?page=2").text
    assert "Åtgärd nr 50" in last
    assert "Åtgärd nr 49" not in last


def test_the_start_page(leader: Client, app: Flask, screen: Screen, people: People, point: str) -> None:
    assert "försenade åtgärder" not in leader.get(START).text
    some(app, people, point)
    number = exercises.held(app, title="Prov av el")
    page = leader.get(START).text
    assert f'href="{LIST}?show=overdue"' in page
    assert "försenade åtgärder" in page
    assert "Alfa" in page
    assert f"/register/ovningar/{number}" in page
    reader = screen(people.reader).get(START).text
    assert ("försenade åtgärder" in reader, "Prov av el" in reader) == (False, False)
    assert "Prov av el" not in screen(people.elsewhere).get(START).text


def test_what_is_exported_of_oneself(app: Flask, people: People, point: str) -> None:
    some(app, people, point)
    with app.app_context():
        account = db.session.get_one(Account, people.exercise_leader.id)
        [own] = exporting.of(account)["actions"]
        assert (own["text"], own["owner"], own["as"]) == ("Alfa", "Fastighet", ["answers for it"])
        for held in db.session.query(Membership).filter_by(account_id=account.id):
            held.role = Role.HOST
        db.session.commit()
        db.session.expire_all()
        assert exporting.of(account)["actions"][0]["text"] is None, "what is weak is for those who may read it"


def test_of_an_exercise_a_point_and_what_was_seen(app: Flask, people: People, point: str) -> None:
    some(app, people, point)
    number = exercises.held(app, point)
    seen = exercises.observation(app, number)
    made = exercises.action(app, "Epsilon", exercise_id=number, observation_id=seen)
    with app.app_context():
        assert [each.id for each in actions.of_exercise(number, None)] == [made]
        assert [each.text for each in actions.of_point(exercises.point_id(point))] == ["Beta"]
        found = actions.of_observations(number, frozenset({"0684"}))[seen]
        assert [(each.text, each.exercise and each.exercise.id, each.point) for each in found] == [
            ("Epsilon", number, None)
        ]
