"""Blank forms, and what came back on paper: all of it or nothing, once however often it is sent."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from preparedness.common.database import db
from preparedness.common.times import kept
from preparedness.exercises.models import LogEntry, Observation, ParticipantGroup, TaskRating
from preparedness.exercises.records import exercises as records
from preparedness.exercises.states import EnteredOn, Kind, Rating, Status
from tests.exercises.conftest import Screen
from tests.house import exercises
from tests.house.client import Client
from tests.house.exercises import NOON
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, form_in, visible

pytestmark = pytest.mark.sqlite_only


def log(app: Flask) -> list[tuple[Kind, str, float | None]]:
    """Minutes after noon, unless it is a figure."""
    with app.app_context():
        rows = db.session.scalars(select(LogEntry).order_by(LogEntry.id))
        return [(row.kind, row.label, row.value or (row.at - NOON).total_seconds() / 60) for row in rows]


def scene(app: Flask, ref: str, **values: Any) -> tuple[int, str, str]:
    """An exercise at a point: its number, the page, and the point's number in names of fields."""
    number = exercises.held(app, ref, **values)
    with app.app_context():
        return number, f"/register/ovningar/{number}/fran-papper", str(exercises.point_id(ref))


def test_blank_forms_are_one_sheet_each(leader: Client, app: Flask, point: str) -> None:
    number = exercises.held(app, point, title="Havsörn", leader="Övningsledaren i Sävsjö")
    exercises.objective(app, number, "Dörrarna öppnas", "Hitta nyckeln", target_minutes=30, source="Eget värde")
    exercises.objective(app, number, "Reservkraften på")
    exercises.part(app, ParticipantGroup, number, function="Teknik", organisation="Kommunen", number=3)
    page = f"/register/ovningar/{number}/blanketter"
    told = visible(leader.get(page))
    assert told.count("ÖVNING") == 4
    assert told.count("Lämnas till: Övningsledaren i Sävsjö") == 4
    for words in ("Blad 4 av 4", "Hitta nyckeln", "inom 30 minuter", "Eget värde", "Annan tid:", "Kommunen", "FEMA"):
        assert words in told
    one = visible(leader.get(f"{page}?visa=deltagare"))
    assert ("Blad 1 av 1" in one, "Hitta nyckeln" in one) == (True, False)
    assert leader.get(f"{page}?visa=annat").status_code == 200
    real = exercises.exercise(app, type="real_event")
    assert "SKARP HÄNDELSE" in visible(leader.get(f"/register/ovningar/{real}/blanketter"))


def test_blank_forms_are_for_who_reads_exercises(screen: Screen, people: People, app: Flask) -> None:
    page = f"/register/ovningar/{exercises.exercise(app, others=('2462',))}/blanketter"
    assert screen(people.elsewhere).get(page).status_code == 200, "takes part"
    assert screen(people.neighbour).get(page).status_code == 404
    assert screen(people.reader).get(page).status_code == 403


def test_a_whole_paper_at_once_and_only_once(leader: Client, app: Flask, point: str) -> None:
    number, page, at = scene(app, point)
    goal = exercises.objective(app, number)
    exercises.part(app, ParticipantGroup, number, function="Teknik")
    typed = {
        f"at-{at}-decision": "12:00",
        f"at-{at}-doors_open": "2026-05-12 12.45",
        f"what-{at}-own1": "Skylt uppe",
        f"at-{at}-own1": "kl. 12:50",
        f"value-{at}-visitors": "40",
        f"at-{at}-visitors": "13:00",
        f"value-{at}-coldest": "-2,5",
        "evaluator": "AB",
        f"rating-{goal}-0": "S",
        f"note-{goal}-0": "Tog tid",
        "group-1": "7",
        "function-n1": "Kök",
        "number-n1": "2",
        "seen-strength": "Snabbt på plats",
        "seen-improvement": "Nyckeln saknades\n\nSkylten syntes inte",
    }
    form = leader.form(page, "evaluator").filled(typed)
    for _ in range(3):
        assert leader.post(page, data=form).status_code == 302
    wanted = [
        (Kind.DECISION, "", 0),
        (Kind.DOORS_OPEN, "", 45),
        (Kind.OWN_TIME, "Skylt uppe", 50),
        (Kind.VISITORS, "", 40),
        (Kind.INDOOR, "", -2.5),
    ]
    assert log(app) == wanted
    with app.app_context():
        assert {each.entered_on for each in db.session.scalars(select(LogEntry))} == {EnteredOn.PAPER}
        cold = db.session.scalars(select(LogEntry).where(LogEntry.kind == Kind.INDOOR)).one()
        assert (cold.at, cold.text) == (NOON + timedelta(hours=2), "Tiden är inte antecknad på pappret.")
        assert db.session.scalars(select(TaskRating.rating)).all() == [Rating.S]
        assert [(each.function, each.number) for each in db.session.scalars(select(ParticipantGroup))] == [
            ("Teknik", 7),
            ("Kök", 2),
        ]
        assert db.session.scalar(select(func.count(Observation.id))) == 3
    told = visible(leader.get(page))
    assert "Står där redan: 12 maj 2026 12:45" in told
    assert "Står där redan: AB: S" in told


def test_all_errors_at_once_and_nothing_is_saved_or_lost(leader: Client, app: Flask, point: str) -> None:
    number, page, at = scene(app, point)
    goal = exercises.objective(app, number)
    typed = {
        f"at-{at}-decision": "12:30",
        f"at-{at}-doors_open": "12:10",
        f"at-{at}-radio": "25:00",
        f"text-{at}-published": "på anslag",
        f"at-{at}-own1": "12:50",
        f"value-{at}-visitors": "ett tjog",
        f"at-{at}-fuel": "13:00",
        f"rating-{goal}-0": "M",
        "number-n1": "2",
        "seen-improvement": "Bra rad\nAnna 850412-1234",
    }
    refused = leader.submit(page, typed)
    assert refused.status_code == 400
    fields = [
        f"at-{at}-decision", f"at-{at}-doors_open", f"at-{at}-published", f"at-{at}-radio", f"what-{at}-own1",
        f"value-{at}-visitors", f"value-{at}-fuel", "evaluator", f"note-{goal}-0", "function-n1", "seen-improvement",
    ]  # fmt: skip
    assert errors_of(refused) == [f"#{field}" for field in fields]
    held = form_in(refused, "evaluator").held()
    assert {name: " ".join(held[name][0].split()) for name in typed} == {
        name: " ".join(text.split()) for name, text in typed.items()
    }
    assert log(app) == []
    right = {
        f"at-{at}-decision": "12:00", f"at-{at}-radio": "", f"at-{at}-published": "12:40", f"what-{at}-own1": "Skylt",
        f"value-{at}-visitors": "20", f"at-{at}-fuel": "", f"note-{goal}-0": "Sent", "evaluator": "AB",
        "function-n1": "Kök", "seen-improvement": "Bra rad",
    }  # fmt: skip
    assert again(leader, refused, right).status_code == 302
    assert len(log(app)) == 5


def test_what_is_there_already_is_not_overwritten(leader: Client, coordinator: Client, app: Flask, point: str) -> None:
    number, page, at = scene(app, point)
    goal = exercises.objective(app, number)
    exercises.part(app, ParticipantGroup, number, function="Teknik", number=3)
    exercises.rating(app, number, goal, Rating.P, evaluator="AB")
    exercises.entry(app, number, Kind.DECISION, 30, point)
    form = leader.form(page, "evaluator")
    coordinator.submit(f"/register/ovningar/{number}/deltagare", {"number-g1": "4"})
    typed = {f"at-{at}-doors_open": "12:20", "evaluator": "ab", f"rating-{goal}-0": "S"}
    refused = leader.post(page, data=form.filled({**typed, "group-1": "9", "function-n1": "teknik", "number-n1": "5"}))
    assert errors_of(refused) == [f"#at-{at}-doors_open", f"#note-{goal}-0", "#group-1", "#function-n1"]
    right = {f"at-{at}-doors_open": "12:40", f"rating-{goal}-0": "", "function-n1": "", "number-n1": ""}
    assert again(leader, refused, right).status_code == 302
    later = form.filled({f"at-{at}-doors_open": "12:50"})
    first = {**later, "sheet": form_in(refused, "evaluator").held()["sheet"]}
    assert errors_of(leader.post(page, data=first)) == [f"#at-{at}-doors_open"], "this field of this form was sent"
    assert log(app) == [(Kind.DECISION, "", 30), (Kind.DOORS_OPEN, "", 40)]


@pytest.mark.parametrize(
    ("span", "text", "code"),
    [
        (("2025-10-26T00:30+02:00", 600), "02:30", 400),
        (("2025-10-26T00:30+02:00", 600), "02:30 normaltid", 302),
        (("2026-03-29T00:30+01:00", 600), "02:30", 400),
        (("2026-05-12T22:00+02:00", 300), "23:00", 400),
        (("2026-05-12T22:00+02:00", 300), "2026-05-13 00:20", 302),
    ],
)
def test_clocks(leader: Client, app: Flask, span: tuple[str, int], text: str, code: int) -> None:
    number = exercises.held(app, begin=datetime.fromisoformat(span[0]), minutes=span[1])
    answer = leader.submit(f"/register/ovningar/{number}/fran-papper", {"at-0-decision": text})
    assert answer.status_code == code
    assert code == 302 or form_in(answer, "at-0-decision").held()["at-0-decision"] == [text]


@pytest.mark.parametrize("text", ["25:00", "9.5", "halv tio"])
def test_a_clock_that_cannot_be_read_is_told_how_to_be_written(leader: Client, app: Flask, text: str) -> None:
    refused = leader.submit(f"/register/ovningar/{exercises.held(app)}/fran-papper", {"at-0-decision": text})
    assert "Skriv klockslaget så här: 14:05, eller med dag" in visible(refused)


def test_when_nothing_can_be_entered_and_who_may(screen: Screen, people: People, app: Flask) -> None:
    leader = screen(people.exercise_leader)
    number = exercises.held(app)
    page = f"/register/ovningar/{number}/fran-papper"
    assert leader.submit(page, {}).status_code == 400, "nothing was filled in"
    mine = leader.form(page, "at-0-decision").filled({"at-0-decision": "12:00"})
    with app.app_context():
        row = records.by_id(number)
        assert row
        records.step(row, Status.CLOSED, "")
        db.session.commit()
    refused = leader.post(page, data=mine)
    assert refused.status_code == 409
    assert form_in(refused, "at-0-decision").held()["at-0-decision"] == ["12:00"]
    assert log(app) == []
    assert "stängd" in visible(leader.get(page))
    assert screen(people.elsewhere).get(page).status_code == 404
    planned = exercises.exercise(app, planned_begin=kept(NOON))
    assert "inte börjat" in visible(leader.get(f"/register/ovningar/{planned}/fran-papper"))


def test_a_figure_without_a_time_is_of_the_exercises_day(leader: Client, app: Flask) -> None:
    days = {"status": Status.CARRIED_OUT, "began": "2019-10-23", "ended": "2019-10-24"}
    known, unknown = exercises.exercise(app, **days), exercises.exercise(app, status=Status.CARRIED_OUT)
    for number, code in ((known, 302), (unknown, 400)):
        answer = leader.submit(f"/register/ovningar/{number}/fran-papper", {"value-0-visitors": "12"})
        assert answer.status_code == code
    assert errors_of(answer) == ["#at-0-visitors"]
    with app.app_context():
        assert db.session.scalars(select(LogEntry.at)).all() == [datetime.fromisoformat("2019-10-24T12:00+02:00")]
    assert again(leader, answer, {"at-0-visitors": "2019-10-23 15:00"}).status_code == 302
