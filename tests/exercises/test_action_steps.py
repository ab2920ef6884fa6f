"""An action from entered to verified: every step, its reasons and its files; two people at once."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.exercises.models import Action, ActionFile
from preparedness.exercises.states import ActionState, ExerciseType, Source
from tests.exercises.conftest import Screen
from tests.house import exercises
from tests.house.client import Client
from tests.house.exercises import NOON
from tests.house.files import form, pdf
from tests.house.people import People
from tests.safe_points._pages import errors_of, send

pytestmark = pytest.mark.sqlite_only
LIST = "/register/atgarder"
ONE = f"{LIST}/1"


def row(app: Flask, number: int = 1) -> Action:
    with app.app_context():
        return db.session.get_one(Action, number)


def test_entered_from_what_was_seen_then_changed(leader: Client, app: Flask, people: People, point: str) -> None:
    number = exercises.held(app, point, type=ExerciseType.REAL_EVENT)
    seen = exercises.observation(app, number, "Nyckeln saknades", root_cause="Ingen rutin")
    page = f"{LIST}/ny?ovning={number}&iakttagelse={seen}"
    shown = leader.get(page)
    assert "Nyckeln saknades" in shown.text
    assert "Ingen rutin" in shown.text
    assert 'name="source"' not in shown.text
    assert errors_of(leader.submit(page, {"text": " ", "due_on": "2026-13-01", "owner": "Fastighet"})) == [
        "#text", "#due_on",
    ]  # fmt: skip
    owner = str(people.exercise_leader.id)
    sent = {"text": "Lägg en nyckel i skåpet", "due_on": "2027-01-31", "owner_account_id": owner}
    assert leader.submit(page, sent).location == ONE
    made = row(app)
    assert (made.source, made.exercise_id, made.observation_id) == (Source.REAL_EVENT, number, seen)
    assert made.safe_point_id, "the exercise's only point"
    assert made.owner_account_id == people.exercise_leader.id
    assert "Lägg en nyckel" in leader.get(ONE).text
    leader.submit(f"{ONE}/andra", {"priority": "high", "safe_point_id": ""})
    assert (row(app).safe_point_id, row(app).priority.value) == (None, "high")


def test_from_an_inspection_by_who_may(leader: Client, app: Flask, screen: Screen, people: People, point: str) -> None:
    page = f"{LIST}/ny?punkt={point}"
    wrong = leader.submit(page, {"text": "Byt dörr", "source": "inspection"})
    assert (wrong.status_code, errors_of(wrong)) == (400, ["#source_note"])
    leader.submit(page, {"text": "Byt dörr", "source": "inspection", "source_note": "Brandtillsyn"})
    made = row(app)
    assert (made.source, made.municipality) == (Source.INSPECTION, "0684")
    assert made.safe_point_id
    forged = {"text": "Byt", "owner_account_id": str(people.elsewhere.id), "safe_point_id": "99999"}
    refused = send(leader, f"{LIST}/ny", forged)
    assert (refused.status_code, len(errors_of(refused))) == (400, 2)
    theirs, host, everywhere = screen(people.elsewhere), screen(people.host), screen(people.administrator)
    other = exercises.held(app, point)
    assert theirs.get(f"{LIST}/ny?ovning={other}").status_code == 404
    assert [theirs.get(each).status_code for each in (ONE, f"{ONE}/klar", f"{ONE}/andra")] == [404] * 3
    assert host.get(LIST).status_code == 403
    assert 'name="municipality"' in everywhere.get(f"{LIST}/ny").text


def test_closed_only_with_proof_and_opened_again_with_a_reason(leader: Client, app: Flask) -> None:
    exercises.action(app)
    leader.submit(ONE, {}, action=f"{ONE}/paborja")
    assert row(app).state is ActionState.BEGUN
    assert errors_of(leader.submit(f"{ONE}/klar", {"outcome": " "})) == ["#outcome"]
    assert errors_of(leader.submit(f"{ONE}/klar", {"outcome": "Provad", "closed_on": "2999-01-01"})) == ["#closed_on"]
    assert leader.submit(f"{ONE}/klar", {"outcome": "Provad 3 maj", "closed_on": "2026-05-03"}).location == ONE
    done = row(app)
    assert (done.state, done.outcome, str(done.closed_on)) == (ActionState.DONE, "Provad 3 maj", "2026-05-03")
    assert leader.get(f"{ONE}/andra").location == leader.get(f"{ONE}/avfor").location == ONE
    assert errors_of(leader.submit(f"{ONE}/oppna")) == ["#outcome"]
    leader.submit(f"{ONE}/oppna", {"outcome": "Fel nyckel"})
    again = row(app)
    assert (again.state, again.closed_on, again.outcome) == (ActionState.BEGUN, None, "Fel nyckel")
    assert errors_of(leader.submit(f"{ONE}/avfor")) == ["#outcome"]
    leader.submit(f"{ONE}/avfor", {"outcome": "Dörren är borta"})
    assert row(app).state is ActionState.DROPPED
    leader.submit(f"{ONE}/oppna", {"outcome": "Den kom tillbaka"})
    assert send(leader, f"{ONE}/oppna", {"outcome": "En gång till"}).location == ONE
    assert row(app).outcome == "Den kom tillbaka"


def test_what_two_do_at_once(leader: Client, coordinator: Client, app: Flask) -> None:
    exercises.action(app, due_on=None)
    mine, old = leader.form(f"{ONE}/andra", "text"), leader.form(f"{ONE}/klar", "outcome")
    begin = leader.form(ONE, action=f"{ONE}/paborja")
    coordinator.submit(f"{ONE}/andra", {"text": "Deras", "owner": "Fastighet"})
    both = leader.post(f"{ONE}/andra", data=mine.filled({"text": "Min", "priority": "low"}, None))
    assert both.status_code == 409
    assert "Deras" in both.text
    assert "Min" in both.text
    stale = leader.post(f"{ONE}/klar", data=old.filled({"outcome": "Provad"}, None))
    assert stale.status_code == 409
    assert "Provad" in stale.text
    leader.post(f"{ONE}/paborja", data=begin.filled({}, None))
    assert (row(app).text, row(app).state) == ("Deras", ActionState.OPEN)
    late = leader.form(f"{ONE}/andra", "text")
    coordinator.submit(f"{ONE}/avfor", {"outcome": "Behövs inte"})
    closed = leader.post(f"{ONE}/andra", data=late.filled({"text": "Skrivet länge"}, None))
    assert (closed.status_code, row(app).text) == (409, "Deras")
    assert "Skrivet länge" in closed.text


def test_verified_in_a_later_exercise(leader: Client, app: Flask, point: str) -> None:
    first = exercises.held(app, point)
    with app.app_context():
        place = exercises.point_id(point)
    exercises.action(app, exercise_id=first, safe_point_id=place, source=Source.EXERCISE)
    assert leader.get(f"{ONE}/verifiera").location == ONE, "not done yet"
    leader.submit(f"{ONE}/klar", {"outcome": "Provad", "closed_on": "2026-06-01"})
    assert "Ingen övning kan ha visat det än" in leader.get(f"{ONE}/verifiera").text
    later = exercises.held(app, point, begin=NOON + timedelta(days=30), title="Höstens prov")
    exercises.held(app, begin=NOON + timedelta(days=31), title="På annan plats")
    exercises.held(app, point, begin=NOON + timedelta(days=3), title="Innan den var klar")
    page = leader.get(f"{ONE}/verifiera").text
    assert ("Höstens prov" in page, "På annan plats" in page, "Innan den" in page) == (True, False, False)
    assert "öppnas åtgärden igen" in page
    assert errors_of(leader.submit(f"{ONE}/verifiera", {"works": "no"})) == ["#exercise", "#note"]
    assert errors_of(leader.submit(f"{ONE}/verifiera", {"exercise": str(later)})) == ["#works"]
    leader.submit(f"{ONE}/verifiera", {"exercise": str(later), "works": "yes"})
    assert (row(app).verified_in_id, row(app).works, row(app).state) == (later, Answer.YES, ActionState.DONE)
    leader.submit(f"{ONE}/verifiera", {"exercise": str(later), "works": "partly", "note": "Låset kärvade"})
    shown = row(app)
    assert (shown.works, shown.state, shown.outcome) == (Answer.PARTLY, ActionState.BEGUN, "Låset kärvade")
    assert "Höstens prov" in leader.get(ONE).text
    assert "Skaffa en nyckel till" in leader.get(f"/register/ovningar/{first}/kopiera").text, "it failed: try it again"
    leader.submit(f"{ONE}/klar", {"outcome": "Låset bytt"})
    assert (row(app).verified_in_id, row(app).works) == (None, Answer.UNKNOWN)


def test_opened_again_it_is_not_verified_any_more(leader: Client, app: Flask) -> None:
    later = exercises.held(app)
    known: dict[str, Any] = {"verified_in_id": later, "works": Answer.YES, "verified_note": "Höll hela natten"}
    exercises.action(app, state=ActionState.DONE, closed_on=NOON.date(), outcome="Provad", **known)
    said = leader.submit(f"{ONE}/oppna", {"outcome": "Gick sönder"}, follow=True).text
    assert "Åtgärden är påbörjad igen." in said
    assert "Höll hela natten" not in said
    again = row(app)
    assert (again.verified_in_id, again.works, again.verified_note) == (None, Answer.UNKNOWN, "")


def test_done_no_earlier_than_the_exercise_that_showed_it(leader: Client, app: Flask) -> None:
    exercises.action(app, exercise_id=exercises.held(app), source=Source.EXERCISE)
    exercises.action(app)
    two = f"{LIST}/2"
    days = [(ONE, "2026-05-11", 400), (ONE, "2026-05-12", 302), (two, "2001-01-01", 400), (two, "2019-10-23", 302)]
    for page, day, code in days:
        answer = leader.submit(f"{page}/klar", {"outcome": "Provad", "closed_on": day})
        assert (day, answer.status_code) == (day, code)
        assert code == 302 or errors_of(answer) == ["#closed_on"]


def test_files_show_that_it_was_done(leader: Client, app: Flask, screen: Screen, people: People) -> None:
    exercises.action(app)
    bad = leader.post(f"{ONE}/fil", **form(leader.token(), b"<svg/>", "kvitto.pdf"))
    assert (bad.status_code, errors_of(bad)) == (400, ["#file"])
    for _ in range(2):
        leader.post(f"{ONE}/fil", **form(leader.token(), pdf(), "Kvitto.pdf"))
    with app.app_context():
        assert len(db.session.scalars(select(ActionFile)).all()) == 1, "sent twice, kept once"
    file = f"{LIST}/filer/1"
    assert leader.get(file).data == pdf()
    assert screen(people.elsewhere).get(file).status_code == 404
    assert f'action="{ONE}/ta-bort"' not in leader.get(ONE).text, "something rests on it"
    leader.submit(f"{ONE}/klar", {"outcome": ""})
    assert row(app).state is ActionState.DONE
    refused = leader.submit(ONE, {}, action=f"{file}/ta-bort", follow=True)
    assert "bara på den här filen" in refused.text
    assert leader.get(file).status_code == 200
    leader.post(f"{ONE}/fil", **form(leader.token(), pdf(2), "Foto.pdf"))
    leader.submit(ONE, {}, action=f"{file}/ta-bort")
    assert leader.get(file).status_code == 404


def test_removed_only_when_nothing_rests_on_it(leader: Client, app: Flask) -> None:
    number = exercises.held(app)
    seen = exercises.observation(app, number)
    exercises.action(app)
    exercises.action(app, exercise_id=number, observation_id=seen)
    other = f"{LIST}/2"
    send(leader, f"{other}/ta-bort", {"seen": "1"})
    send(leader, f"{ONE}/ta-bort", {"seen": "0"})
    assert leader.get(ONE).status_code == leader.get(other).status_code == 200
    assert leader.submit(ONE, {}, action=f"{ONE}/ta-bort").location == LIST
    assert leader.get(ONE).status_code == 404
