"""The multi-year plan, the goals it rests on, and how many queries the pages take."""

from datetime import timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.common.times import kept
from preparedness.exercises.states import Kind, Status
from preparedness.safe_points.states import Status as PointStatus
from tests.exercises.conftest import Screen
from tests.house import exercises, points
from tests.house.client import Client
from tests.house.people import People
from tests.house.queries import counting
from tests.safe_points._pages import errors_of, form_in, visible

pytestmark = pytest.mark.sqlite_only
PLAN, GOALS, CALENDAR, MAP = (f"/register/ovningar/{each}" for each in ("plan", "mal/0684", "kalender", "karta"))


def test_what_is_due_stands_first_and_planned_exercises_are_told(leader: Client, app: Flask, point: str) -> None:
    points.register(app, "Rörviks skola", status=PointStatus.OPERATIONAL)
    points.register(app, "Nedlagda skolan", status=PointStatus.WITHDRAWN)
    begin = clock.now() - timedelta(days=400)
    old = exercises.held(app, point, begin=begin, title="Gammalt prov")
    exercises.entry(app, old, Kind.RESERVE_POWER, 5, since=begin)
    soon = kept(clock.now() + timedelta(days=20))
    exercises.exercise(app, exercises.SAVSJO, point, title="Kommande prov", planned_begin=soon, capabilities="|power|")
    exercises.exercise(app, exercises.SAVSJO, title="Utan dag")
    exercises.exercise(app, exercises.SAVSJO, title="Glömd", planned_begin="2026-01-02")
    leader.submit(GOALS, {"decided_by": "Nämnden"})
    told = visible(leader.get(PLAN))
    assert "Rörviks skola: el Aldrig prövad" in told
    assert "Borde ha prövats igen" in told
    assert "Nedlagda skolan" not in told
    assert told.count("planerad") >= 1
    assert "Dagen har passerat" in told
    order = [told.rindex(each) for each in ("Glömd", "Kommande prov", "Utan dag")]
    assert order == sorted(order)


def test_nothing_is_overdue_before_somebody_has_decided(leader: Client, app: Flask, point: str) -> None:
    begin = clock.now() - timedelta(days=4000)
    exercises.held(app, point, begin=begin, capabilities="|power|")
    exercises.exercise(app, exercises.SAVSJO, point, capabilities="|heat|", status=Status.CANCELLED, began="2026-01-01")
    told = visible(leader.get(PLAN))
    assert "Kommunen har inte beslutat hur ofta" in told
    assert told.count("Prövad: inget intervall är beslutat") == 1, "said once, not in each cell"
    assert "Prövad, intervall" not in told
    assert "Borde ha prövats igen" not in told


def test_goals_are_offered_and_count_only_with_a_decision(leader: Client, point: str) -> None:
    assert point
    offered = leader.form(GOALS, "power").held()
    assert (offered["power"], offered["heat"], offered["doors_minutes"]) == (["12"], ["24"], [""])
    refused = leader.submit(GOALS, {"power": "0", "heat": "18", "doors_minutes": "x"})
    assert refused.status_code == 400
    assert set(errors_of(refused)) == {"#power", "#doors_minutes", "#decided_by"}
    assert form_in(refused, "heat").held()["heat"] == ["18"]
    assert leader.submit(GOALS, {"decided_by": "Nämnden", "decided_on": "2026-05-12"}).location.startswith(PLAN)
    told = visible(leader.get(PLAN))
    assert "Beslutat av Nämnden 12 maj 2026" in told


def test_two_who_decide_at_once_are_told_of_each_other(leader: Client, coordinator: Client) -> None:
    first, second = (each.form(GOALS, "power") for each in (leader, coordinator))
    theirs = first.filled({"power": "6", "decided_by": "Nämnden"})
    mine = second.filled({"power": "9", "decided_by": "Nämnden"})
    assert leader.post(GOALS, data=theirs).status_code == 302
    conflict = coordinator.post(GOALS, data=mine)
    assert conflict.status_code == 409
    assert "Den andres: 6 månader" in visible(conflict)
    chosen = form_in(conflict, "choice-power").filled({"choice-power": "theirs"})
    assert coordinator.post(GOALS, data=chosen).status_code == 302
    assert coordinator.form(GOALS, "power").held()["power"] == ["6"]


def test_for_whom_they_are(screen: Screen, people: People, app: Flask, point: str) -> None:
    assert point
    there = points.register(app, "Malgomajskolan", municipality="2462")
    exercises.exercise(app, "2462", there, title="Grannens övning", planned_begin="2027-01-01")
    for page in (PLAN, GOALS, CALENDAR, MAP, f"{MAP}/dokument"):
        assert [screen(each).get(page).status_code for each in (people.reader, people.host)] == [403, 403]
    elsewhere, here = screen(people.elsewhere), screen(people.coordinator)
    assert elsewhere.get(GOALS).status_code == 404
    assert [elsewhere.get(f"{each}?municipality=0684").status_code for each in (PLAN, MAP)] == [404, 404]
    for page in (PLAN, f"{CALENDAR}?year=2027", MAP, f"{MAP}/dokument"):
        text = here.get(page).text
        assert "Grannens" not in text
        assert "Malgomaj" not in text
    assert "Malgomajskolan" in visible(screen(people.administrator).get(f"{PLAN}?municipality=2462"))


def test_as_many_queries_for_12_exercises_as_for_3(leader: Client, app: Flask, point: str) -> None:
    pages = (PLAN, CALENDAR, MAP, f"{MAP}/dokument", f"/register/trygghetspunkter/{point}/ovningar")

    def asked(more: int) -> dict[str, int]:
        for number in range(more):
            each = points.register(app, f"Punkt {more} {number}")
            begin = clock.now() - timedelta(days=number + 1)
            made = exercises.held(app, point, each, begin=begin, others=("2462",))
            exercises.rating(app, made, exercises.objective(app, made))
            exercises.entry(app, made, Kind.DECISION, since=begin)
            exercises.entry(app, made, Kind.DOORS_OPEN, 60 + number, point, since=begin)
            soon = kept(clock.now() + timedelta(days=number))
            exercises.exercise(app, exercises.SAVSJO, point, each, planned_begin=soon)
            with app.app_context():
                place = exercises.point_id(point)
            exercises.action(app, safe_point_id=place)
        found = {}
        for page in pages:
            with counting() as counted:
                assert leader.get(page).status_code == 200
            found[page] = counted.number
        return found

    asked(1)
    assert asked(2) == asked(9)
