"""Whose actions an exercise shows and counts: each municipality's own, also where several take part."""

import pytest
from flask import Flask

from preparedness.exercises.records import copying, evaluation
from preparedness.exercises.records.exercises import by_id
from preparedness.exercises.states import ActionState, Source
from tests.exercises.conftest import Screen
from tests.house import exercises
from tests.house.client import Client
from tests.house.people import People

pytestmark = pytest.mark.sqlite_only
BEYOND = "Åtgärder i andra kommuner: 1"


def both(app: Flask) -> tuple[int, int]:
    """An exercise of Sävsjö in which Vilhelmina takes part, with an action of each; its number and what was seen."""
    number = exercises.held(app, others=("2462",), title="Gemensam övning")
    seen = exercises.observation(app, number, "Nyckeln saknades")
    known = {"exercise_id": number, "observation_id": seen, "source": Source.EXERCISE}
    exercises.action(app, "Byt dörr i Vilhelmina", "2462", owner="Vera Påhittad", **known)
    return number, seen


def test_each_sees_the_actions_of_its_own(leader: Client, screen: Screen, people: People, app: Flask) -> None:
    number, _ = both(app)
    page = f"/register/ovningar/{number}"
    assert BEYOND in leader.get(page).text
    exercises.action(app, "Byt dörr hemma", exercise_id=number, owner="Sven Påhittad", source=Source.EXERCISE)
    mine, theirs = leader.get(page).text, screen(people.elsewhere).get(page).text
    report, everywhere = leader.get(f"{page}/rapport").text, screen(people.administrator).get(page).text
    for text, own, other in ((mine, "hemma", "Vera"), (theirs, "i Vilhelmina", "Sven"), (report, "hemma", "Vera")):
        assert f"Byt dörr {own}" in text
        assert other not in text
    assert BEYOND in mine
    assert BEYOND in theirs
    assert BEYOND not in everywhere
    assert "i Vilhelmina" in everywhere
    with app.app_context():
        old = by_id(number)
        assert old
        assert [each.text for each in copying.to_verify(old)] == ["Byt dörr hemma"]


def test_what_another_municipality_does_answers_nothing_here(app: Flask) -> None:
    number, seen = both(app)
    with app.app_context():
        assert evaluation.answered(number) == set()
    exercises.action(app, exercise_id=number, observation_id=seen, state=ActionState.BEGUN)
    with app.app_context():
        assert evaluation.answered(number) == {seen}


def test_who_takes_part_no_more_reads_nothing_of_the_exercise(screen: Screen, people: People, app: Flask) -> None:
    number = exercises.held(app, title="Andras övning")
    seen = exercises.observation(app, number, "Andras iakttagelse")
    known = {"exercise_id": number, "observation_id": seen, "verified_in_id": number, "source": Source.EXERCISE}
    made = exercises.action(app, "Byt dörr", "2462", **known)
    theirs, everywhere = screen(people.elsewhere), screen(people.administrator)
    one = f"/register/atgarder/{made}"
    for page in (one, f"{one}/andra", "/register/atgarder", "/register/atgarder.csv"):
        text = theirs.get(page).text
        assert "Byt dörr" in text
        assert "Andras" not in text, page
        assert "Andras" in everywhere.get(page).text
    assert "Byt dörr" not in theirs.get("/register/atgarder?text=andras").text
    assert "en övning i en annan kommun" in theirs.get(one).text
