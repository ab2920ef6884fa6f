"""Who took part: groups as rows, hosts as boxes, two people at once, and who sees names."""

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.exercises.models import Exercise, ExerciseHost, ParticipantGroup
from preparedness.exercises.records import participants, parts
from preparedness.exercises.states import Status
from preparedness.hosts.models import Host
from tests.exercises.conftest import Screen
from tests.house import exercises
from tests.house.client import Client
from tests.house.hosts import host
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, form_in, visible

pytestmark = pytest.mark.sqlite_only


def scene(app: Flask, *others: str) -> tuple[int, str]:
    number = exercises.held(app, others=others)
    return number, f"/register/ovningar/{number}/deltagare"


def groups(app: Flask) -> list[participants.Said]:
    with app.app_context():
        return [participants.as_said(each) for each in db.session.scalars(select(ParticipantGroup))]


def hosts(app: Flask) -> set[int]:
    with app.app_context():
        return set(db.session.scalars(select(ExerciseHost.host_id)))


def test_groups_are_entered_changed_and_removed(leader: Client, app: Flask) -> None:
    _, page = scene(app)
    typed = {"function-n1": "Samordnare", "organisation-n2": "Röda Korset", "number-n2": "12"}
    form = leader.form(page, "function-n1").filled(typed)
    for _ in range(2):
        assert leader.post(page, data=form).status_code == 302
    assert groups(app) == [("Samordnare", "", None), ("", "Röda Korset", 12)], "sent twice, it stands there once"
    assert leader.submit(page, {"number-g1": "3", "organisation-g2": "", "number-g2": ""}).status_code == 302
    assert groups(app) == [("Samordnare", "", 3)]


def test_errors_keep_what_was_typed(leader: Client, app: Flask) -> None:
    one = host(app)
    _, page = scene(app)
    typed = {"number-n1": "4", "function-n2": "Anna 850412-1234", "organisation-n3": "FRG", "number-n3": "många"}
    refused = leader.submit(page, {**typed, "host": [one]})
    assert refused.status_code == 400
    assert errors_of(refused) == ["#function-n1", "#function-n2", "#number-n3"]
    held = form_in(refused, "function-n1").held()
    assert (held["organisation-n3"], held["number-n3"], held["host"]) == (["FRG"], ["många"], [str(one)])
    right = {"function-n1": "Kök", "function-n2": "Lokalvård", "number-n3": "8"}
    assert again(leader, refused, right).status_code == 302
    assert hosts(app) == {one}


def test_two_at_once(leader: Client, coordinator: Client, app: Flask) -> None:
    number, page = scene(app)
    exercises.part(app, ParticipantGroup, number, function="Kök", number=2)
    exercises.part(app, ParticipantGroup, number, function="Teknik", number=1)
    mine = leader.form(page, "number-g1").filled({"number-g1": "5", "number-g2": "4"})
    coordinator.submit(page, {"number-g1": "3", "function-g2": "", "number-g2": "", "function-n1": "Vakt"})
    answer = leader.post(page, data=mine)
    assert answer.status_code == 409
    assert "Den andra förde in: Kök 3" in " ".join(visible(answer).split())
    assert groups(app) == [("Kök", "", 3), ("Vakt", "", None)]
    assert again(leader, answer, {}).status_code == 302
    assert groups(app) == [("Kök", "", 5), ("Vakt", "", None), ("Teknik", "", 4)]


def test_hosts_are_ticked_and_two_at_once_do_not_undo_each_other(
    leader: Client, coordinator: Client, app: Flask
) -> None:
    one, two, three = (host(app, name=f"Värd {each}") for each in range(3))
    _, page = scene(app)
    leader.submit(page, {"host": [one]})
    mine = leader.form(page, "host").filled({"host": [two]})
    coordinator.submit(page, {"host": [one, three]})
    assert leader.post(page, data=mine).status_code == 302
    assert hosts(app) == {two, three}


def test_names_are_for_those_who_keep_the_hosts(screen: Screen, people: People, app: Flask) -> None:
    ours, theirs = host(app, name="Värd från Sävsjö"), host(app, "2462", name="Värd från Vilhelmina")
    number, page = scene(app, "2462")
    leader, neighbour = screen(people.exercise_leader), screen(people.elsewhere)
    assert theirs not in {int(each) for each in leader.form(page, "host").held().get("host", [])}
    assert "Vilhelmina" not in leader.get(page).text.split("<form")[1]
    for each in (ours, theirs):
        exercises.part(app, ExerciseHost, number, host_id=each)
    leader.submit(page, {"host": []})
    assert hosts(app) == {theirs}, "whose name is not seen stays"
    assert neighbour.get(page).status_code == 404
    with app.app_context():
        db.session.get_one(Host, ours).name = ""
        db.session.get_one(Host, ours).erased_at = clock.now()
        parts.save(blank(ExerciseHost, exercise_id=number), {"host_id": ours})
        db.session.commit()
    told = visible(leader.get(f"/register/ovningar/{number}"))
    assert f"Värd nummer {ours}: personuppgifter raderade" in told
    assert ("Värdar från andra kommuner: 1" in told, "Värd från Vilhelmina" in told) == (True, False)
    assert "Värd från Vilhelmina" in visible(neighbour.get(f"/register/ovningar/{number}"))
    assert screen(people.reader).get(page).status_code == 403


@pytest.mark.parametrize(("status", "words"), [(Status.CLOSED, "stängd"), (Status.CANCELLED, "Ta upp den igen först")])
def test_nobody_is_added_to_what_is_closed(leader: Client, app: Flask, status: Status, words: str) -> None:
    number, page = scene(app)
    one = host(app)
    form = leader.form(page, "function-n1").filled({"function-n1": "Kök", "host": [one]})
    with app.app_context():
        db.session.get_one(Exercise, number).status = status
        db.session.commit()
    answer = leader.post(page, data=form)
    assert (answer.status_code, errors_of(answer), words in visible(answer)) == (409, ["#groups"], True)
    held = form_in(answer, "function-n1").held()
    assert (held["function-n1"], held["host"], groups(app), hosts(app)) == (["Kök"], [str(one)], [], set())
    assert leader.get(page).location == f"/register/ovningar/{number}"
