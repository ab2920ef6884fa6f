"""Entries afterwards: what forms refuse, corrections with what stood there first, striking out, two at once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from preparedness.exercises.states import EnteredOn, Kind, Status
from tests.exercises._log import EXERCISES, standing
from tests.exercises.conftest import Screen
from tests.house.client import Client
from tests.house.exercises import NOON, SAVSJO, entry, exercise, held
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, form_in, send, visible

pytestmark = pytest.mark.sqlite_only


def new(client: Client, number: int, at: str, kind: str = Kind.RADIO, **more: Any) -> TestResponse:
    return client.submit(f"{EXERCISES}/{number}/logg/ny", {"kind": str(kind), "at": at, **more})


def test_a_time_afterwards(leader: Client, app: Flask, point: str) -> None:
    number = held(app, point)
    entry(app, number, Kind.DECISION, ref=point)
    assert new(leader, number, "2026-05-12 12:30", Kind.DOORS_OPEN).location == f"{EXERCISES}/{number}/logg"
    doors = standing(app, number)[-1]
    assert (doors.at, doors.entered_on) == (NOON + timedelta(minutes=30), EnteredOn.PAGE)
    assert doors.point
    assert doors.point.ref == point
    told = visible(leader.get(f"{EXERCISES}/{number}/logg"))
    assert "12 maj 2026 12:30" in told
    assert told.count("Tiden räknas") == 2


@pytest.mark.parametrize(
    ("at", "more", "field"),
    [
        ("2026-05-12 11:59", {"kind": "doors_open"}, "#at"), ("2099-05-12 12:00", {}, "#at"), ("", {}, "#at"),
        ("2026-03-29 02:30", {}, "#at"), ("2025-10-26 02:30", {"kind": "note", "text": "x"}, "#at"),
        ("i går", {}, "#at"), ("2026-05-12 12:10", {"kind": "indoor", "value": "-61"}, "#value"),
        ("2026-05-12 12:10", {"kind": "visitors", "value": "2,5"}, "#value"),
        ("2026-05-12 12:10", {"kind": "visitors"}, "#value"), ("2026-05-12 12:10", {"kind": "note"}, "#text"),
        ("2026-05-12 12:10", {"kind": "own_time"}, "#label"), ("2026-05-12 12:10", {"value": "5"}, "#value"),
        ("2026-05-12 12:10", {"text": "Ring 850412-1234"}, "#text"),
        ("2026-05-04 12:00", {"kind": "decision"}, "#at"), ("2026-05-20 12:00", {}, "#at"),
        ("2026-05-12 12:10", {"kind": "fuel_used", "value": "-1"}, "#value"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_kept(
    leader: Client, app: Flask, at: str, more: dict[str, Any], field: str
) -> None:
    number = held(app)
    entry(app, number, Kind.DECISION)
    refused = new(leader, number, at, **{"kind": "radio", **more})
    assert refused.status_code == 400
    assert errors_of(refused) == [field]
    assert form_in(refused, "at").held()["at"] == [at]
    assert len(standing(app, number)) == 1


def test_the_hour_that_comes_twice_and_midnight(leader: Client, app: Flask) -> None:
    number = exercise(app)
    refused = new(leader, number, "2025-10-26 02:30")
    assert again(leader, refused, {"at": "2025-10-26 02:30 normaltid"}).status_code == 302
    assert standing(app, number)[0].at == datetime(2025, 10, 26, 1, 30, tzinfo=UTC)
    assert new(leader, number, "2025-10-25 23:50", Kind.DECISION).status_code == 302
    assert new(leader, number, "2025-10-26 00:05", Kind.DOORS_OPEN).status_code == 302
    shown = leader.get(f"{EXERCISES}/{number}/logg/1/ratta")
    assert "2025-10-26 02:30 normaltid" in shown.text


def test_a_decision_is_not_moved_after_what_followed(leader: Client, app: Flask, point: str) -> None:
    number = held(app, point)
    decision = entry(app, number, Kind.DECISION, ref=point)
    entry(app, number, Kind.DOORS_OPEN, 20, point)
    page = f"{EXERCISES}/{number}/logg/{decision}/ratta"
    refused = leader.submit(page, {"at": "2026-05-12 12:21", "why": "Fel klocka"})
    assert errors_of(refused) == ["#at"]
    assert again(leader, refused, {"at": "2026-05-12 12:20"}).status_code == 302


def test_the_first_correction_keeps_what_stood_there(leader: Client, app: Flask, point: str) -> None:
    number = held(app, point)
    figure = entry(app, number, Kind.VISITORS, 10.5, point, value=12)
    page = f"{EXERCISES}/{number}/logg/{figure}/ratta"
    assert errors_of(leader.submit(page, {"value": "14"})) == ["#why"]
    assert leader.submit(page, {"value": "14", "why": "Två till i köket"}).status_code == 302
    assert leader.submit(page, {"at": "2026-05-12 12:09", "value": "15", "why": "Och en"}).status_code == 302
    row = standing(app, number)[0]
    assert (row.first_at, row.first_value) == (NOON + timedelta(minutes=10.5), 12)
    assert (row.at, row.value, row.why) == (NOON + timedelta(minutes=9), 15, "Och en")
    told = visible(leader.get(f"{EXERCISES}/{number}/logg"))
    assert "Först stod det: 12 maj 2026 12:10, 12 personer" in told


def test_a_time_left_as_it_stands_keeps_its_seconds(leader: Client, app: Flask, point: str) -> None:
    number = held(app, point)
    entry(app, number, Kind.DECISION, 10.5, point)
    doors = entry(app, number, Kind.DOORS_OPEN, 10.9, point)
    page = f"{EXERCISES}/{number}/logg/{doors}/ratta"
    assert leader.submit(page, {"text": "Södra ingången", "why": "Vilken dörr"}).status_code == 302
    row = standing(app, number)[1]
    assert (row.at, row.first_at) == (NOON + timedelta(minutes=10.9), None)
    assert "Rättad" in visible(leader.get(f"{EXERCISES}/{number}/logg"))


def test_two_correct_the_same_entry(leader: Client, screen: Screen, people: People, app: Flask, point: str) -> None:
    number = held(app, point)
    page = f"{EXERCISES}/{number}/logg/{entry(app, number, Kind.VISITORS, 5, point, value=12)}/ratta"
    mine = leader.form(page, "value").filled({"value": "14", "why": "Räknade om"})
    screen(people.coordinator).submit(page, {"value": "16", "why": "Listan"})
    answer = leader.post(page, data=mine)
    assert answer.status_code == 409
    told = visible(answer)
    assert "14" in told
    assert "16" in told
    assert standing(app, number)[0].value == 16
    assert again(leader, answer, {"choice-value": "mine"}).status_code == 302
    row = standing(app, number)[0]
    assert (row.value, row.first_value) == (14, 12)


def test_struck_out_and_taken_back(leader: Client, app: Flask, point: str) -> None:
    number = held(app, point)
    page = f"{EXERCISES}/{number}/logg/{entry(app, number, Kind.DECISION, ref=point)}"
    assert errors_of(leader.submit(f"{page}/ratta", {"strike_why": ""})) == ["#strike_why"]
    for _ in range(2):
        assert send(leader, f"{page}/stryk", {"strike_why": "Fel knapp"}).status_code == 302
    told = visible(leader.get(f"{EXERCISES}/{number}/logg"))
    assert "Struken" in told
    assert "Tiden räknas" not in told
    refused = send(leader, f"{page}/ratta", {"at": "2026-05-12 12:30", "why": "x"})
    assert refused.status_code == 409
    for _ in range(2):
        assert send(leader, f"{page}/aterta").status_code == 302
    told = visible(leader.get(f"{EXERCISES}/{number}/logg"))
    assert "Tiden räknas" in told
    assert "Fel knapp" not in told


@pytest.mark.parametrize("status", [Status.CLOSED, Status.CANCELLED])
def test_a_closed_log_refuses_all_of_it(leader: Client, app: Flask, point: str, status: Status) -> None:
    number = exercise(app, SAVSJO, point, status=status)
    page = f"{EXERCISES}/{number}/logg"
    one = f"{page}/{entry(app, number, Kind.DECISION, ref=point)}"
    known = {"kind": "note", "at": "2026-05-12 12:30", "text": "Det jag skrev", "why": "x", "strike_why": "x"}
    headers = {"Referer": f"http://localhost{page}"}
    for address in (f"{page}/ny", f"{one}/ratta", f"{one}/stryk", f"{one}/aterta"):
        answer = leader.post(address, data={"csrf_token": leader.token(), **known}, headers=headers)
        assert answer.status_code == 409, address
        assert "Det jag skrev" in visible(answer)
        assert "och ändra den sedan" in visible(answer), "as on the room's other pages"
    assert leader.get(f"{page}/ny").status_code == 200
    assert "Rätta" not in visible(leader.get(page))
    row = standing(app, number)[0]
    assert (row.at, row.struck_at) == (NOON, None)
