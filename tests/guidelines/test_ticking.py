"""Ticking as a telephone does: kept once, in order, each answered for itself, also after the end."""

import re
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import update
from werkzeug.test import TestResponse

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.telephone import milliseconds
from preparedness.guidelines.models import ChecklistItem, ChecklistRun, RunMark
from preparedness.guidelines.records import items, ticks
from preparedness.guidelines.states import Mark, Occasion, Reader
from tests.guidelines.conftest import Screen
from tests.house import guidelines
from tests.house.client import Client
from tests.house.people import People, Person
from tests.safe_points._pages import send, visible
from tests.safe_points.test_at_once import together

only = pytest.mark.sqlite_only
RUN = "/register/checklistor/1"


def running(app: Flask, people: People, *tasks: str, minutes: float = 10, **values: Any) -> list[int]:
    """A run of a host that was begun so many minutes ago; the numbers of its items."""
    with app.app_context():
        row = guidelines.new()
        draft = guidelines.draft(row, "Text", *tasks)
        first, *_ = items.of(draft.id)
        items.save(draft, first, {"role": Reader.SITE_LEAD, "within_minutes": 30, "reference": "Egen erfarenhet"}, {})
        version = guidelines.approve(draft)
        at = clock.now() - timedelta(minutes=minutes)
        guidelines.new_run(version, begun_at=at, begun_by_id=people.host.id, occasion=Occasion.EXERCISE, **values)
        db.session.commit()
        return [each.id for each in items.of(version.id)]


def tap(item: int, mark: str = "done", minutes: float = 0, **more: Any) -> dict[str, Any]:
    """A tick as a telephone keeps it, so many minutes from now."""
    at = milliseconds(clock.now() + timedelta(minutes=minutes))
    return {"key": str(uuid4()), "item": str(item), "mark": mark, "at": at, "remark": "", **more}


def send_from(client: Client, person: Person, *entries: object, ahead: float = 0) -> TestResponse:
    now = milliseconds(clock.now() + timedelta(minutes=ahead))
    body = {"account": person.id, "now": now, "entries": list(entries)}
    return client.post(f"{RUN}/skicka", json=body, headers={"X-CSRFToken": client.token()})


def kept(app: Flask) -> list[RunMark]:
    with app.app_context():
        return ticks.of_run(1)


@only
def test_a_form_without_script_ticks_now_and_once(app: Flask, host: Client, people: People) -> None:
    first, second = running(app, people, "Lås upp", "Tänd", minutes=40)
    told = visible(host.get(RUN))
    assert "före" in told
    assert "sent" in told
    form = {"key": "the-same-form-twice", "item": second, "mark": "not_done", "remark": "Säkringen gick. " * 60}
    answers = [send(host, f"{RUN}/pricka", form) for _ in range(2)]
    assert {each.location for each in answers} == {f"{RUN}#item-{second}"}
    [row] = kept(app)
    assert (row.mark, len(row.remark), row.by_id) == (Mark.NOT_DONE, 959, people.host.id)
    refused = send(host, f"{RUN}/pricka", {**form, "key": "another-key", "remark": "Ring 850412-1234"})
    assert refused.status_code == 400
    assert "Ring 850412-1234</textarea>" in refused.text
    assert host.submit(RUN, {}, action=f"{RUN}/pricka", button="done").status_code == 302
    told = visible(host.get(RUN))
    assert "Klart: 1 av 2" in told
    assert "Säkringen gick." in told
    assert first != second


@only
def test_undone_it_is_open_and_nothing_is_gone(app: Flask, host: Client, people: People) -> None:
    first, _ = running(app, people, "Lås upp", "Tänd")
    send_from(host, people.host, tap(first, minutes=-2, remark="Fel dörr"), tap(first, "open", minutes=-1))
    told = visible(host.get(RUN))
    assert "0 av 2" in told
    assert "Fel dörr" in told
    assert "Alla avprickningar: 2" in told
    assert [each.mark for each in kept(app)] == [Mark.DONE, Mark.OPEN]


@only
def test_only_what_concerns_a_role_is_shown(app: Flask, host: Client, people: People) -> None:
    _, second = running(app, people, "Lås upp", "Tänd")
    with app.app_context():
        db.session.connection().execute(
            update(ChecklistItem).where(ChecklistItem.id == second).values(role=Reader.KITCHEN)
        )
        db.session.commit()
    for role, hidden in (("site_lead", [False, True]), ("kitchen", [True, False]), ("x", [False, False])):
        found = re.findall(r'<li class="run-item[^>]*>', host.get(f"{RUN}?roll={role}").text)
        assert ["hidden" in each.split() for each in found] == hidden


def test_sent_twice_it_is_one_and_what_is_wrong_is_refused_alone(app: Flask, host: Client, people: People) -> None:
    first, second = running(app, people, "Lås upp", "Tänd")
    good, other = tap(first, minutes=-3), tap(second, "not_relevant", -2)
    wrong = [tap(999), tap(first, "party"), tap(first, minutes=60), tap(first, remark="a" * 1001), 5]
    told = send_from(host, people.host, good, *wrong, good, other).json
    assert told
    assert [each["kept"] for each in told["entries"]] == [True, *[False] * 5, True, True]
    assert all(each["why"] for each in told["entries"][1:6])
    assert {number: each["mark"] for number, each in told["items"].items()} == {
        str(first): "done", str(second): "not_relevant",
    }  # fmt: skip
    send_from(host, people.host, other, good)
    assert [each.key for each in kept(app)] == [good["key"], other["key"]]
    slow = send_from(host, people.host, tap(first, "open", -90), ahead=-90).json
    assert slow
    assert "90 minuter efter" in slow["clock"]
    assert kept(app)[-1].mark is Mark.OPEN


def test_two_at_once_both_ticks_stay_and_the_latest_counts(app: Flask, screen: Screen, people: People) -> None:
    first, _ = running(app, people, "Lås upp", "Tänd")
    later, earlier = tap(first, "done", -1), tap(first, "not_done", -2)
    sendings = [
        partial(send_from, screen(person), person, mine)
        for person, mine in ((people.host, later), (people.coordinator, earlier))
    ]
    assert [answer.status_code for answer in together(*sendings)] == [200, 200]
    assert [each.mark for each in kept(app)] == [Mark.NOT_DONE, Mark.DONE]
    told = visible(screen(people.coordinator).get(RUN))
    assert "Alla avprickningar: 2" in told
    assert f"Klart {clock.local(clock.now() - timedelta(minutes=1)):%H}" in told
    assert people.host.email in told


@only
def test_what_comes_after_the_end_is_taken_and_said_to_have_come_later(
    app: Flask, host: Client, people: People
) -> None:
    first, _ = running(app, people, "Lås upp", "Tänd", minutes=60)
    with app.app_context():
        db.session.get_one(ChecklistRun, 1).ended_at = clock.now() - timedelta(minutes=10)
        db.session.commit()
    told = send_from(host, people.host, tap(first, minutes=-30)).json
    assert told
    assert told["entries"][0]["remark"]
    page = visible(host.get(RUN))
    assert "Inkom i efterhand" in page
    assert "1 av 2" in page


@only
def test_what_is_no_sending_is_refused(app: Flask, host: Client, people: People, screen: Screen) -> None:
    first, _ = running(app, people, "Lås upp", "Tänd")
    headers = {"X-CSRFToken": host.token()}
    bodies: list[object] = [None, [], {}, {"entries": "x"}, {"entries": [{}] * 201}]
    for body in bodies:
        assert host.post(f"{RUN}/skicka", json=body, headers=headers).status_code == 400
    assert send_from(host, people.coordinator, tap(first)).status_code == 409, "another is signed in"
    answer = host.get(f"{RUN}/nyckel").json
    assert answer
    assert answer["account"] == people.host.id
    worker = host.get("/register/checklistor/live-worker.js")
    assert (worker.status_code, worker.mimetype) == (200, "text/javascript")
    assert screen(people.elsewhere).get(RUN).status_code == 404
    assert kept(app) == []


@only
def test_an_early_tick_is_moved_and_half_a_character_left_out(app: Flask, host: Client, people: People) -> None:
    first, _ = running(app, people, "Lås upp", "Tänd")
    told = send_from(host, people.host, tap(first, minutes=-60, remark="Kärv\ud800"))
    assert told.json
    assert told.json["entries"][0]["remark"]
    [row] = kept(app)
    with app.app_context():
        assert row.at == db.session.get_one(ChecklistRun, 1).begun_at
    assert row.remark == "Kärv"
