"""Guidelines in exercises: versions that one tries, checklists run in it, actions from items that were not done."""

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common.database import db
from preparedness.exercises.models import Action, Exercise, ExerciseRun, ItemAction
from preparedness.exercises.records import checklists
from preparedness.exercises.states import ActionState, ExerciseType, Source, Status
from preparedness.guidelines.models import ChecklistRun
from preparedness.guidelines.records import items, runs
from preparedness.guidelines.states import Mark, Occasion
from preparedness.safe_points.states import Status as Standing
from tests.exercises._log import EXERCISES
from tests.house import guidelines, points
from tests.house.client import Client
from tests.house.exercises import SAVSJO, exercise
from tests.house.queries import counting
from tests.safe_points._pages import send, visible

pytestmark = pytest.mark.sqlite_only
RUN = "/register/checklistor/1"


def tick(app: Flask, *marks: Mark) -> list[int]:
    """The items of the first run, ticked so; their numbers."""
    with app.app_context():
        run = runs.by_id(1)
        assert run
        found = items.of(run.version_id)
        for item, mark in zip(found, marks, strict=False):
            guidelines.tick(run, item.id, mark)
        db.session.commit()
        return [each.id for each in found]


@pytest.mark.parametrize(
    ("kind", "occasion"), [(ExerciseType.DRILL, Occasion.EXERCISE), (ExerciseType.REAL_EVENT, Occasion.REAL_EVENT)]
)
def test_a_checklist_begun_in_it_is_listed_with_what_was_not_done(
    app: Flask, leader: Client, point: str, kind: ExerciseType, occasion: Occasion
) -> None:
    guideline = guidelines.guideline(app, tasks=("Lås upp", "Tänd", "Värm"))
    page = f"{EXERCISES}/{exercise(app, SAVSJO, point, type=kind)}"
    answer = leader.submit(f"{page}/checklistor/ny", {"guideline": guideline})
    assert answer.location == RUN
    tick(app, Mark.DONE, Mark.NOT_DONE)
    with app.app_context():
        run = runs.by_id(1)
        assert run
        assert (run.occasion, run.point and run.point.ref) == (occasion, point)
    told = visible(leader.get(page))
    assert "Klart: 1 av 3 Inte gjort: 1 Kvar: 1" in told
    assert "Inte gjort: Tänd" in told
    assert "Värm" not in told
    assert "Prov Exempel" in visible(leader.get(RUN))
    again = leader.submit(f"{page}/checklistor/ny", {"guideline": guideline})
    assert again.status_code == 409
    assert RUN in again.text


def test_a_run_without_ticks_is_removed_from_the_exercise_too(app: Flask, leader: Client) -> None:
    guideline = guidelines.guideline(app, tasks=("Lås upp",))
    page = f"{EXERCISES}/{exercise(app)}"
    assert leader.submit(f"{page}/checklistor/ny", {}).status_code == 400
    leader.submit(f"{page}/checklistor/ny", {"guideline": guideline})
    assert send(leader, f"{RUN}/ta-bort").status_code == 302
    with app.app_context():
        assert db.session.scalars(select(ExerciseRun)).all() == []
        db.session.get_one(Exercise, 1).status = Status.CLOSED
        db.session.commit()
    assert leader.get(f"{page}/checklistor/ny").location == page


def test_it_names_the_versions_that_it_tries(app: Flask, leader: Client) -> None:
    first, second = (guidelines.guideline(app, title=title) for title in ("Öppna", "Stänga"))
    page = f"{EXERCISES}/{exercise(app, guidelines='Länets plan, 2024')}"
    assert leader.submit(f"{page}/riktlinjer", {"version": [str(first)]}).status_code == 302
    stale = {"version": [str(second)]}  # opened before the first was chosen
    send(leader, f"{page}/riktlinjer", stale)
    with app.app_context():
        assert checklists.names_of_tried(1) == ["Öppna, version 1", "Stänga, version 1"]
    assert f"/register/riktlinjer/{first}/version/1" in leader.get(page).text
    assert "Öppna, version 1 Stänga, version 1 Länets plan, 2024" in visible(leader.get(f"{page}/rapport"))
    leader.submit(f"{page}/riktlinjer", {"version": [str(second)]})
    assert "Öppna, version 1" not in visible(leader.get(page))


@pytest.mark.parametrize("in_exercise", [True, False])
def test_an_item_that_was_not_done_becomes_an_action(app: Flask, leader: Client, point: str, in_exercise: bool) -> None:
    guideline = guidelines.guideline(app, tasks=("Lås upp", "Tänd"))
    if in_exercise:
        leader.submit(f"{EXERCISES}/{exercise(app, SAVSJO, point)}/checklistor/ny", {"guideline": guideline})
    else:
        leader.submit(f"/register/riktlinjer/{guideline}/checklista?punkt={point}", {})
    _, second = tick(app, Mark.DONE, Mark.NOT_DONE)
    address = f"/register/atgarder/ny?kontroll=1&amp;steg={second}"
    assert leader.get(RUN).text.count(address) == 1
    answer = leader.submit(address.replace("&amp;", "&"), {})
    assert answer.status_code == 302, visible(answer)
    with app.app_context():
        action = db.session.get_one(Action, 1)
        assert action.text == "Tänd"
        assert action.safe_point_id == db.session.get_one(ChecklistRun, 1).safe_point_id
        assert (action.source, action.exercise_id) == (
            (Source.EXERCISE, 1) if in_exercise else (Source.INSPECTION, None)
        )
        action.state = ActionState.BEGUN
        db.session.commit()
    told = visible(leader.get(RUN))
    assert "Åtgärd 1: påbörjad Skriv in en åtgärd till" in told
    assert f"{RUN}#item-{second}" in leader.get("/register/atgarder/1").text
    with app.app_context():
        db.session.get_one(Action, 1).state = ActionState.OPEN
        db.session.commit()
    leader.submit("/register/atgarder/1", {}, action="/register/atgarder/1/ta-bort")
    with app.app_context():
        assert db.session.scalars(select(ItemAction)).all() == []


def test_an_action_keeps_a_source_that_nobody_chooses(app: Flask, leader: Client, point: str) -> None:
    guideline = guidelines.guideline(app, tasks=("Lås upp",))
    leader.submit(f"/register/riktlinjer/{guideline}/checklista?punkt={point}", {"occasion": "real_event"})
    [item] = tick(app, Mark.NOT_DONE)
    leader.submit(f"/register/atgarder/ny?kontroll=1&steg={item}", {})
    leader.submit("/register/atgarder/1/andra", {"text": "Skaffa nyckel"})
    with app.app_context():
        row = db.session.get_one(Action, 1)
        assert (row.text, row.source) == ("Skaffa nyckel", Source.REAL_EVENT)
        assert row.source_note.startswith("Öppna Exempel, version 1")
    for address in (f"kontroll=1&steg={item + 50}", f"kontroll=99&steg={item}"):
        assert leader.get(f"/register/atgarder/ny?{address}").status_code == 404


def test_more_runs_ask_no_more(app: Flask, leader: Client, point: str) -> None:
    guideline = guidelines.guideline(app, tasks=("Lås upp", "Tänd"))
    page = f"{EXERCISES}/{exercise(app, SAVSJO, point)}"
    leader.submit(f"{page}/checklistor/ny", {"guideline": guideline})
    leader.get(page)
    with counting() as few:
        leader.get(page)
    for title in ("Ett", "Två", "Tre"):
        number = guidelines.guideline(app, tasks=("Lås upp",), title=title)
        leader.submit(f"{page}/checklistor/ny", {"guideline": number})
    tick(app, Mark.NOT_DONE, Mark.NOT_DONE)
    with counting() as many:
        leader.get(page)
    assert many.number == few.number, "\n".join(many.statements)


def test_a_run_from_which_an_action_follows_stays(app: Flask, leader: Client) -> None:
    guideline = guidelines.guideline(app, tasks=("Lås upp",))
    leader.submit(f"/register/riktlinjer/{guideline}/checklista", {})
    [item] = tick(app)
    assert leader.get(f"/register/atgarder/ny?kontroll=1&steg={item}").status_code == 404
    leader.submit(f"{RUN}/avsluta", {"anyway": True})
    assert leader.submit(f"/register/atgarder/ny?kontroll=1&steg={item}", {}).status_code == 302
    assert send(leader, f"{RUN}/ta-bort").location == RUN


def test_only_points_where_it_holds_are_offered(app: Flask, leader: Client, point: str) -> None:
    other = points.register(app, "Rörviks skola", status=Standing.OPERATIONAL)
    guidelines.guideline(app, other, tasks=("Lås upp",))
    page = f"{EXERCISES}/{exercise(app, SAVSJO, point)}/checklistor/ny"
    assert send(leader, page, {"guideline": 1, "point": 1}).status_code == 400
