"""Trends and medians: by the rules, and on the page of a point."""

from datetime import date, timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.exercises.picture import picture
from preparedness.exercises.rules.trends import Measured, Openings, openings, trends
from preparedness.exercises.states import ExerciseType, Kind, Rating
from preparedness.safe_points.capabilities import Capability
from tests.exercises.conftest import Screen
from tests.house import exercises
from tests.house.client import Client
from tests.house.exercises import NOON
from tests.house.people import People
from tests.safe_points._pages import visible

pytestmark = pytest.mark.sqlite_only
DOORS = Kind.DOORS_OPEN


def measured(number: int, day: date, minutes: float | None, *, real: bool = False) -> Measured:
    return Measured(number, f"Övning {number}", day, real, {} if minutes is None else {DOORS: minutes})


def test_changes_skip_exercises_in_which_it_was_not_measured() -> None:
    days = [date(2026, 1, 1), date(2026, 2, 1), date(2025, 1, 1)]
    found = trends([measured(1, days[0], 90.4), measured(2, days[1], None), measured(3, days[2], 120)])
    assert list(found) == [DOORS]
    assert [(step.of.exercise, step.minutes, step.change) for step in found[DOORS]] == [(3, 120, None), (1, 90, -30)]
    drawn = picture(found[DOORS])
    assert drawn.dots[0].y < drawn.dots[1].y < drawn.base
    assert len(picture(found[DOORS][:1]).dots) == 1


def test_the_median_rests_on_exercises_of_the_time_asked_for_and_real_events_stand_apart() -> None:
    since = date(2024, 6, 1)
    every = [measured(1, since, 60), measured(1, since, 100), measured(2, date(2025, 1, 1), 70)]
    every += [measured(3, since - timedelta(days=1), 5), measured(4, since, None), measured(5, since, 20, real=True)]
    assert openings(every, since, real=False) == Openings(70, 2, 3)
    assert openings(every, since, real=True) == Openings(20, 1, 1)
    slip = measured(6, since, 30 * 24 * 60)
    assert (openings([slip], since, real=False), trends([slip])) == (Openings(), {})
    assert openings([], since, real=True) == Openings(None, 0, 0)


def drills(app: Flask, point: str) -> None:
    """Two drills and a real event with times, one planned exercise with times that count for nothing."""
    for number, (minutes, kind) in enumerate([(120, "drill"), (90, "field"), (45, "real_event")]):
        begin = clock.now() - timedelta(days=90 - 30 * number)
        made = exercises.held(app, point, begin=begin, title=f"Nummer {number}", type=ExerciseType(kind))
        exercises.entry(app, made, Kind.DECISION, since=begin)
        exercises.entry(app, made, DOORS, minutes, point, since=begin)
    planned = exercises.exercise(app, exercises.SAVSJO, point, title="Kommande")
    exercises.entry(app, planned, Kind.DECISION)
    exercises.entry(app, planned, DOORS, 7, point)


def test_a_points_page_tells_what_was_tried_how_times_changed_and_what_is_open(
    leader: Client, app: Flask, point: str
) -> None:
    drills(app, point)
    number = exercises.held(app, point, begin=NOON - timedelta(days=900), title="Elprov")
    goal = exercises.objective(app, number, "Reservkraften bär lasten", capability=Capability.POWER)
    exercises.rating(app, number, goal, Rating.U)
    exercises.entry(app, number, Kind.VISITORS, 5, point, value=40.0)
    with app.app_context():
        place = exercises.point_id(point)
    for minutes, label in ((300, "Vattentank fylld"), (200, "vattentank FYLLD")):
        since = clock.now() - timedelta(days=10 + minutes)
        own = exercises.held(app, point, begin=since, title="Eget")
        exercises.entry(app, own, Kind.DECISION, since=since)
        exercises.entry(app, own, Kind.OWN_TIME, minutes, point, since=since, label=label)
        exercises.entry(app, own, Kind.INDOOR, 9, point, since=since, value=-float(minutes) / 10)
    exercises.action(app, "Byt startbatteriet", safe_point_id=place, due_on=date(2020, 1, 1))
    exercises.action(app, "Granska listan", "2462", safe_point_id=place)
    page = leader.get(f"/register/trygghetspunkter/{point}/ovningar")
    told = visible(page)
    assert "vattentank FYLLD" in told
    assert "Vattentank fylld" not in told
    assert "▲ 100 snabbare" in told
    drawn = page.text.split('id="figures"')[1]
    assert (drawn.count("trend__picture"), ">-30<" in drawn or "−30" in drawn) == (2, True)  # noqa: RUF001
    assert "120 minuter" in told
    assert "▲ 30 snabbare" in told
    assert "▲ 45 snabbare" in told
    assert "7 minuter" not in told
    assert "Bedömd U" in told
    assert "Besökare som mest" in told
    assert "Byt startbatteriet" in told
    assert "försenad" in told
    assert "Granska listan" not in told
    assert told.index("Nummer 2") < told.index("Nummer 0")


def test_a_point_without_exercises_says_so_and_is_for_those_who_read_exercises(
    screen: Screen, people: People, leader: Client, point: str
) -> None:
    page = f"/register/trygghetspunkter/{point}/ovningar"
    told = visible(leader.get(page))
    assert "Okänt: ingen genomförd övning här" in told
    assert "Ingen övning är registrerad" in told
    assert page in leader.get(f"/register/trygghetspunkter/{point}").text
    assert screen(people.reader).get(page).status_code == 403
    assert screen(people.elsewhere).get(page).status_code == 404


def test_the_plan_tells_the_median_against_the_target(leader: Client, app: Flask, point: str) -> None:
    drills(app, point)
    page = "/register/ovningar/plan"
    assert "inget måltal är beslutat" in visible(leader.get(page))
    values = {"doors_minutes": "100", "decided_by": "Krisledningsnämnden"}
    assert leader.submit("/register/ovningar/mal/0684", values).status_code == 302
    told = visible(leader.get(page))
    assert "105 minuter Underlag: 2 övningar eller händelser, 2 öppningar längre än måltalet" in told
    assert "45 minuter Underlag: 1 övningar eller händelser, 1 öppningar inom måltalet" in told
