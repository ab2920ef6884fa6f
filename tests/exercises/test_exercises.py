"""An exercise: planned, listed, changed, also by two at once; who reads it and who writes in it."""

import pytest
from flask import Flask

from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.common.times import kept
from preparedness.exercises.models import Exercise, ParticipantGroup
from preparedness.exercises.records import exercises
from preparedness.exercises.states import Kind, Status
from tests.exercises.conftest import Screen
from tests.house.client import Client
from tests.house.exercises import NOON, entry, exercise, held, objective, part, point_id
from tests.house.people import People
from tests.house.points import register
from tests.safe_points._pages import again, errors_of, form_in, send, visible

pytestmark = pytest.mark.sqlite_only
LIST = "/register/ovningar"
NEW, ONE = f"{LIST}/ny", f"{LIST}/1"


def of(app: Flask, number: int = 1) -> Exercise:
    with app.app_context():
        found = exercises.by_id(number)
        assert found
        return found


def test_planned_with_its_title_alone(leader: Client, app: Flask) -> None:
    assert leader.submit(NEW, {"title": "Prov av reservkraft"}).location == ONE
    assert of(app).status is Status.PLANNED
    told = visible(leader.get(ONE))
    assert "Prov av reservkraft" in told
    assert "ÖVNING" in told
    assert "okänt" in told
    assert "Övningar hittade: 1" in visible(leader.get(LIST))


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_lost(leader: Client, app: Flask, point: str) -> None:
    wrong = {
        "title": "", "planned_begin": "2026-05-12 14:00", "planned_end": "2026-05-12 13:00", "scenario": "Mörkt",
        "began": "2026-03-29 02:30", "ended": "2026-05-01", "leader": "Anna 19850412-1234",
        "others": "Vilhelmina\nIngenstans", "points": [point_number(app, point)],
    }  # fmt: skip
    refused = leader.submit(NEW, wrong)
    assert refused.status_code == 400
    assert set(errors_of(refused)) == {"#title", "#planned_end", "#began", "#leader", "#others"}
    kept_form = form_in(refused, "scenario").held()
    assert (kept_form["scenario"], kept_form["points"]) == (["Mörkt"], [str(point_number(app, point))])
    right = {
        "title": "Natt",
        "planned_end": "2026-05-13 01:00",
        "began": "",
        "ended": "",
        "leader": "",
        "others": "2462",
    }
    assert again(leader, refused, right).status_code == 302
    row = of(app)
    assert [each.code for each in row.others] == ["2462"]
    assert [each.point.ref for each in row.places] == [point]


def point_number(app: Flask, ref: str) -> int:
    with app.app_context():
        return point_id(ref)


def test_what_was_held_keeps_its_beginning(leader: Client, app: Flask) -> None:
    held(app)
    assert errors_of(leader.submit(f"{ONE}/andra", {"began": "", "ended": ""})) == ["#began"]
    over = {"began": "2025-10-26 00:30", "ended": "2025-10-26 05:30"}
    assert leader.submit(f"{ONE}/andra", over).status_code == 302
    assert of(app).hours == 6, "the night in which clocks go back has an hour more"


def test_two_change_it_at_once(leader: Client, coordinator: Client, app: Flask, point: str) -> None:
    exercise(app, "0684", point)
    other = register(app, known={"place": {"name": "Andra punkten"}})
    page = leader.form(f"{ONE}/andra", "title")
    numbers = [point_number(app, point), point_number(app, other)]
    assert coordinator.submit(f"{ONE}/andra", {"title": "Deras", "points": numbers}).status_code == 302
    mine = page.filled({"title": "Mitt", "scenario": "Mitt scenario"})
    conflict = leader.post(f"{ONE}/andra", data=mine)
    assert conflict.status_code == 409
    assert "Deras" in visible(conflict)
    assert again(leader, conflict, {"choice-title": "theirs"}).status_code == 302
    row = of(app)
    assert (row.title, row.scenario) == ("Deras", "Mitt scenario")
    assert [each.point.ref for each in row.places] == [point, other], "what I left alone stays as they saved it"
    page = leader.form(f"{ONE}/andra", "title")
    assert coordinator.submit(f"{ONE}/andra", {"points": numbers[:1]}).status_code == 302
    refused = leader.post(f"{ONE}/andra", data=page.filled({"points": numbers[1:]}))
    assert errors_of(refused) == ["#points"]


def test_a_point_where_something_was_logged_stays(leader: Client, app: Flask, point: str) -> None:
    number = held(app, point)
    entry(app, number, Kind.DOORS_OPEN, 30, point)
    entry(app, number, Kind.VISITORS, 40, value=77)
    refused = leader.submit(f"{ONE}/andra", {"points": [], "title": "Nytt"})
    assert errors_of(refused) == ["#points"]
    assert form_in(refused, "title").held()["title"] == ["Nytt"]
    other = register(app, "Andra punkten")
    both = [point_number(app, point), point_number(app, other)]
    assert leader.submit(f"{ONE}/andra", {"points": both}).status_code == 302
    assert "Hela övningen" in visible(leader.get(ONE))
    assert "77 personer" in visible(leader.get(ONE))


def test_who_reads_and_who_writes(screen: Screen, people: People, app: Flask) -> None:
    exercise(app, "0684", others=("2462",))
    exercise(app, "2425")
    theirs = screen(people.elsewhere)
    assert theirs.get(ONE).status_code == 200
    assert "Ändra deltagare" not in visible(theirs.get(ONE))
    assert [theirs.get(f"{ONE}/andra").status_code, send(theirs, f"{ONE}/borja").status_code] == [404, 404]
    assert theirs.get(f"{LIST}/2").status_code == 404
    assert "Övningar hittade: 1" in visible(theirs.get(LIST))
    assert screen(people.neighbour).get(ONE).status_code == 404
    with app.app_context():
        db.session.get_one(Exercise, 1).announced = Answer.NO
        db.session.commit()
    assert [theirs.get(ONE).status_code, screen(people.coordinator).get(ONE).status_code] == [404, 200]
    assert [screen(who).get(ONE).status_code for who in (people.reader, people.host)] == [403, 403]


def test_the_list_is_narrowed(leader: Client, app: Flask, point: str) -> None:
    held(app, point, title="Elprovet")
    exercise(app, title="Samtal om vatten", planned_begin="2027-03-01")
    exercise(app, title="Utan dag", status=Status.CANCELLED)
    for query, title in (
        ("text=vatten", "Samtal om vatten"), (f"point={point}", "Elprovet"), ("year=2026", "Elprovet"),
        ("status=cancelled", "Utan dag"), ("year=2027&type=drill", "Samtal om vatten"),
    ):  # fmt: skip
        told = visible(leader.get(f"{LIST}?{query}"))
        assert "Övningar hittade: 1" in told
        assert title in told
    assert "Ingen övning passar" in visible(leader.get(f"{LIST}?text=ingenting"))
    order = visible(leader.get(f"{LIST}?sort=day"))
    assert order.index("Elprovet") < order.index("Samtal om vatten") < order.index("Utan dag")
    assert leader.get(f"{LIST}?page=99999999999&year=abc&sort=x&type=y").status_code == 200


def test_entered_by_mistake(leader: Client, app: Flask) -> None:
    exercise(app, "0684", register(app), others=("2462",))
    part(app, ParticipantGroup, 1, function="Värdar", number=3)
    objective(app, 1, "Öppna", "Låsa upp")
    assert leader.submit(ONE, {}, action=f"{ONE}/ta-bort").location == LIST
    assert leader.get(ONE).status_code == 404
    number = exercise(app, began=kept(NOON))
    assert send(leader, f"{LIST}/{number}/ta-bort").status_code == 302
    with app.app_context():
        assert db.session.get(Exercise, number), "something was written down of it"


def test_swedish_letters_and_the_hour_that_comes_twice_in_the_list(leader: Client, app: Flask) -> None:
    for title in ("Zeta", "Åsa", "Örn", "ÄLVEN", "alfa"):
        exercise(app, title=title)
    table = visible(leader.get(f"{LIST}?sort=title")).split("Status")[-1]
    assert sorted(("Zeta", "Åsa", "Örn", "ÄLVEN", "alfa"), key=table.index) == ["alfa", "Zeta", "Åsa", "ÄLVEN", "Örn"]
    assert "Övningar hittade: 1" in visible(leader.get(f"{LIST}?text=älven"))
    exercise(app, title="Senare", planned_begin="2026-10-25 02:10+01:00")
    exercise(app, title="Tidigare", planned_begin="2026-10-25 02:50+02:00")
    exercise(app, title="Heldag", planned_begin="2026-10-25")
    for page in (f"{LIST}?sort=day", f"{LIST}/kalender?year=2026", f"{LIST}/plan"):
        found = visible(leader.get(page))
        assert found.rindex("Heldag") < found.rindex("Tidigare") < found.rindex("Senare"), page
