"""Logging at the place: with plain forms, and as a telephone sends what it has kept."""

from datetime import timedelta
from functools import partial

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.common.times import kept
from preparedness.exercises.states import EnteredOn, Kind, Status
from tests.exercises._log import EXERCISES, milliseconds, said, send_from, standing, tap
from tests.exercises.conftest import Screen
from tests.exercises.test_exercises import of
from tests.house.client import Client
from tests.house.exercises import SAVSJO, exercise
from tests.house.people import People
from tests.house.points import register
from tests.safe_points._pages import send, visible
from tests.safe_points.test_at_once import together

only = pytest.mark.sqlite_only


@only
def test_one_tap_without_script_writes_now(leader: Client, app: Flask, point: str) -> None:
    page = f"{EXERCISES}/{exercise(app, SAVSJO, point)}/logga"
    assert visible(leader.get(page)).count("ÖVNING") == 2
    assert leader.submit(page, {"kind": "decision"}).status_code == 302
    form = {"key": "the-same-form-twice", "kind": "visitors", "value": "12"}
    answers = [send(leader, page, form) for _ in range(2)]
    assert {answer.location for answer in answers} == {f"{page}?ny=2"}
    told = visible(leader.get(answers[0].location))
    assert "Besökare på plats:" in told
    assert "12 personer" in told
    decision, visitors = standing(app, 1)
    assert (decision.kind, decision.entered_on, decision.point and decision.point.ref) == (
        Kind.DECISION, EnteredOn.LIVE, point,
    )  # fmt: skip
    assert visitors.value == 12


@only
def test_a_second_tap_asks_and_keeps_both(leader: Client, app: Flask, point: str) -> None:
    page = f"{EXERCISES}/{exercise(app, SAVSJO, point)}/logga"
    send(leader, page, {"key": "first-tap", "kind": "decision"})
    asked = send(leader, page, {"key": "second-tap", "kind": "decision"})
    assert asked.status_code == 409
    assert "Den tidigaste räknas" in visible(asked)
    assert len(standing(app, 1)) == 1
    again = {"key": "second-tap", "kind": "decision", "again": "1", "at": str(milliseconds(-1))}
    assert send(leader, page, again).status_code == 302
    assert len(standing(app, 1)) == 2


@only
def test_a_refused_figure_is_kept_in_its_field(leader: Client, app: Flask, point: str) -> None:
    page = f"{EXERCISES}/{exercise(app, SAVSJO, point)}/logga"
    refused = send(leader, page, {"key": "figure-1", "kind": "indoor", "value": "-99"})
    assert refused.status_code == 400
    assert 'value="-99"' in refused.text
    assert send(leader, page, {"kind": "decision"}).status_code == 400
    assert standing(app, 1) == []


@only
def test_with_several_points_the_place_is_chosen(leader: Client, app: Flask, point: str) -> None:
    other = register(app, name="Rörviks skola")
    page = f"{EXERCISES}/{exercise(app, SAVSJO, point, other, type='real_event')}/logga"
    told = visible(leader.get(page))
    assert "Rörviks skola" in told
    assert "ÖVNING" not in told
    assert "Skarp händelse" in told
    assert send(leader, f"{page}/{other}", {"key": "at-the-other", "kind": "radio"}).status_code == 302
    assert send(leader, f"{page}/hela", {"key": "at-no-place", "kind": "decision"}).status_code == 302
    assert {each.point.ref if each.point else "" for each in standing(app, 1)} == {other, ""}
    assert leader.get(f"{page}/0684-99").status_code == 404
    assert leader.get(f"{page}/hela").status_code == 200


@only
def test_before_it_began_it_can_be_started(leader: Client, app: Flask, point: str) -> None:
    page = f"{EXERCISES}/{exercise(app, SAVSJO, point)}/logga"
    assert "Starta övningen nu" in visible(leader.get(page))
    assert leader.submit(page, {}, action=f"{EXERCISES}/1/borja").status_code == 302
    told = visible(leader.get(page))
    assert "Starta övningen nu" not in told
    assert "Avsluta övningen nu" in told


@only
def test_the_first_entry_begins_it_unless_it_is_planned_for_later(
    leader: Client, people: People, app: Flask, point: str
) -> None:
    number = exercise(app, SAVSJO, point, planned_begin=f"{clock.today()}")
    send_from(leader, people.exercise_leader, number, tap("radio", -2), tap("decision", -5))
    row = of(app, number)
    assert (row.began, row.is_running) == (kept(clock.now() - timedelta(minutes=5)), True)
    page = f"{EXERCISES}/{exercise(app, SAVSJO, point, planned_begin=str(clock.today() + timedelta(days=3)))}"
    assert "Starta övningen nu" in visible(leader.get(f"{page}/logga"))
    answer = send_from(leader, people.exercise_leader, 2, tap("decision"))
    assert (answer.status_code, "Starta den först" in said(answer)["why"]) == (409, True)
    assert send(leader, f"{page}/logga", {"key": "too-soon-1", "kind": "decision"}).status_code == 409
    assert (standing(app, 2), of(app, 2).began) == ([], "")
    leader.submit(f"{page}/logga", {}, action=f"{page}/borja")
    assert send_from(leader, people.exercise_leader, 2, tap("decision", -1)).status_code == 200


@only
@pytest.mark.parametrize("status", [Status.CLOSED, Status.CANCELLED])
def test_a_closed_exercise_refuses_and_says_what_to_do(
    leader: Client, people: People, app: Flask, point: str, status: Status
) -> None:
    number = exercise(app, SAVSJO, point, status=status)
    page = f"{EXERCISES}/{number}/logga"
    assert "först" in visible(leader.get(page))
    assert send(leader, page, {"key": "too-late-1", "kind": "decision"}).status_code == 409
    answer = send_from(leader, people.exercise_leader, number, tap("decision"))
    assert answer.status_code == 409
    assert "först" in said(answer)["why"]
    assert standing(app, number) == []


def test_sent_twice_it_is_one_and_what_is_wrong_is_refused_alone(
    leader: Client, people: People, app: Flask, point: str
) -> None:
    number = exercise(app, SAVSJO, point)
    good, other = tap("decision", -3, point), tap("first_host", -2, point)
    wrong = [tap("party"), tap("decision", 60), tap("note", text="a" * 1001), tap("radio", place="0684-99"), 5]
    answer = send_from(leader, people.exercise_leader, number, good, *wrong, good, other)
    told = said(answer)["entries"]
    assert [each["kept"] for each in told] == [True, *[False] * 5, True, True]
    assert all(each["why"] for each in told[1:6])
    assert told[0]["id"] == told[6]["id"]
    again = said(send_from(leader, people.exercise_leader, number, other, good))["entries"]
    assert [each["id"] for each in again] == [told[7]["id"], told[0]["id"]]
    assert [each.kind for each in standing(app, number)] == [Kind.DECISION, Kind.FIRST_HOST]


@only
def test_a_wrong_clock_is_put_right_and_told(leader: Client, people: People, app: Flask, point: str) -> None:
    number = exercise(app, SAVSJO, point)
    answer = send_from(leader, people.exercise_leader, number, tap("decision", 2), tap("radio", 7), ahead=7)
    assert "7 minuter före" in said(answer)["clock"]
    decision, radio = standing(app, number)
    assert (radio.at - decision.at).total_seconds() == pytest.approx(300, abs=1)
    assert radio.at <= radio.entered_at
    slow = send_from(leader, people.exercise_leader, number, tap("doors_open", -90), ahead=-90)
    assert "90 minuter efter" in said(slow)["clock"]
    assert said(send_from(leader, people.exercise_leader, number, tap("heat_18")))["clock"] == ""


@only
def test_before_the_decision_it_is_kept_with_a_remark(leader: Client, people: People, app: Flask, point: str) -> None:
    number = exercise(app, SAVSJO, point)
    sent = (tap("doors_open", -10, point), tap("decision", -5, point))
    told = said(send_from(leader, people.exercise_leader, number, *sent))["entries"]
    assert [bool(each["remark"]) for each in told] == [True, False]
    assert "Före beslutet" in visible(leader.get(f"{EXERCISES}/{number}/logga"))


@only
def test_what_is_no_sending_is_refused(leader: Client, people: People, app: Flask, point: str) -> None:
    number, me = exercise(app, SAVSJO, point), people.exercise_leader
    address, headers = f"{EXERCISES}/{number}/logga/skicka", {"X-CSRFToken": leader.token()}
    bodies: list[object] = [None, [], {}, {"entries": "x"}, {"entries": [{}] * 201}]
    for body in bodies:
        assert leader.post(address, json=body, headers=headers).status_code == 400
    assert leader.post(address, data="{", content_type="application/json", headers=headers).status_code == 400
    assert leader.post(address, json={"entries": []}).status_code == 400, "without a token"
    assert send_from(leader, people.coordinator, number, tap("radio")).status_code == 409, "another is signed in"
    assert said(leader.get(f"{EXERCISES}/{number}/logga/nyckel"))["account"] == me.id
    assert standing(app, number) == []


def test_two_leaders_at_once_on_two_telephones(screen: Screen, people: People, app: Flask, point: str) -> None:
    """Both entries stay, the earliest counts; the same entry from two pages at once is one."""
    number = exercise(app, SAVSJO, point)
    first, second, shared = tap("decision", -2, point), tap("decision", -1, point), tap("radio", 0, point)
    clients = [(screen(person), person) for person in (people.exercise_leader, people.coordinator)]
    doings = [
        partial(send_from, client, person, number, mine, shared)
        for (client, person), mine in zip(clients, (second, first), strict=True)
    ]
    assert [answer.status_code for answer in together(*doings)] == [200, 200]
    log = standing(app, number)
    assert [each.kind for each in log] == [Kind.DECISION, Kind.DECISION, Kind.RADIO]
    assert log[0].key == first["key"]


@only
def test_strangers_and_the_worker(screen: Screen, people: People, client: Client, leader: Client, app: Flask) -> None:
    number = exercise(app, SAVSJO, others=("2462",))
    part_reads = screen(people.elsewhere)
    assert part_reads.get(f"{EXERCISES}/{number}/logg").status_code == 200
    assert part_reads.get(f"{EXERCISES}/{number}/logga").status_code == 404
    assert send_from(part_reads, people.elsewhere, number, tap("radio")).status_code == 404
    assert screen(people.reader).get(f"{EXERCISES}/{number}/logga").status_code == 403
    assert client.get(f"{EXERCISES}/{number}/logga").location.startswith("/logga-in")
    worker = leader.get(f"{EXERCISES}/live-worker.js")
    assert (worker.status_code, worker.mimetype) == (200, "text/javascript")
