"""Calls: begun from a list, answers entered on the screen or later from paper, by several people at once."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.history.models import Entry
from preparedness.hosts.models import Call
from preparedness.hosts.records import calls
from preparedness.hosts.records import hosts as host_records
from preparedness.hosts.states import HostRole
from tests.hosts.conftest import Screen
from tests.house import hosts
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, form_in, send, visible

LIST, CALLS, NEW, ONE = (
    "/register/vardar/larmlista",
    "/register/vardar/larm",
    "/register/vardar/larm/nytt",
    "/register/vardar/larm/1",
)


@pytest.fixture
def called(app: Flask, coordinator: Client, point: str) -> Client:
    """A call of three hosts has been begun: N1 leads, N2 is a host, N3 has no point. Their answers are 1, 2 and 3."""
    for n, role in ((1, HostRole.SITE_LEAD), (2, HostRole.HOST), (3, None)):
        host_id = hosts.host(app, name=f"N{n}")
        if role:
            hosts.assign(app, host_id, point, role)
    assert coordinator.submit(LIST, {"occasion": "Strömavbrott"}, action=NEW).location == ONE
    return coordinator


def kept(app: Flask) -> list[tuple[str, int | None, str]]:
    """Reply, minutes and time of each answer, in call order."""
    with app.app_context():
        call = calls.by_id(1)
        assert call
        return [
            (a.reply.value, a.minutes, clock.local(a.answered_at).strftime("%H:%M") if a.answered_at else "")
            for a in call.answers
        ]


def test_begun_from_a_list(app: Flask, coordinator: Client, screen: Screen, people: People, point: str) -> None:
    assert send(coordinator, NEW, {"municipality": "0684", "occasion": "Nu"}).status_code == 400  # nobody to call
    hosts.assign(app, hosts.host(app, name="N1"), point)
    address = f"/register/trygghetspunkter/{point}/larmlista"
    refused = coordinator.submit(address, {"occasion": " "}, action=NEW)
    assert (refused.status_code, errors_of(refused)) == (400, ["#occasion"])
    long = again(coordinator, refused, {"occasion": "x" * 201})
    assert form_in(long, "occasion").held()["occasion"] == ["x" * 201]
    assert again(coordinator, long, {"occasion": "Övning"}).location == ONE
    assert coordinator.submit(address, {"occasion": "övning"}, action=NEW).location == ONE  # a second click
    assert coordinator.submit(LIST, {"occasion": "Övning"}, action=NEW).location == f"{CALLS}/2"
    assert coordinator.get(NEW).status_code == 405
    assert send(screen(people.elsewhere), NEW, {"ref": point, "occasion": "x"}).status_code == 404
    assert send(screen(people.elsewhere), NEW, {"municipality": "0684", "occasion": "x"}).status_code == 404
    assert send(screen(people.exercise_leader), NEW, {"ref": point, "occasion": "x"}).status_code == 403
    shown = visible(coordinator.get(CALLS))
    assert shown.index("Sävsjö kommun") < shown.index("Hjältevads skola")


def test_ticked_on_the_screen_and_entered_from_paper(app: Flask, called: Client) -> None:
    before = clock.local(clock.now()).strftime("%H:%M")
    answers = {"reply-1": "comes", "minutes-1": "40", "reply-2": "comes", "minutes-2": "", "time-2": "2026-11-20 07:15"}
    stored = called.submit(ONE, answers | {"time-2": f"{clock.today()} 00:00", "reply-3": "cannot", "minutes-3": "5"})
    assert stored.location == ONE
    now = clock.local(clock.now()).strftime("%H:%M")
    (_, _, at), second, third = kept(app)
    assert before <= at <= now
    assert (second, third[:2]) == (("comes", None, "00:00"), ("cannot", None))
    answer = called.get(ONE)
    assert answer.headers["Cache-Control"] == "no-store"
    shown = visible(answer)
    for said in (
        "2 av 3 kommer",
        "Platsansvarig: 1",
        "Trygghetspunktsvärd: 1",
        "Kan inte komma: 1",
        "Den första är där",
        "1 som kommer har inte sagt när",
        "av samordnare@savsjo.example.org",
    ):
        assert said in shown, said
    assert re.search(r"0 0 2 1\b", visible(called.get(CALLS)))


def test_a_mistake_is_corrected_and_the_history_keeps_it(app: Flask, called: Client) -> None:
    called.submit(ONE, {"reply-1": "comes", "minutes-1": "40", "time-1": "00:00"})
    called.submit(ONE, {"minutes-1": "50"})
    assert kept(app)[0] == ("comes", 50, "00:00")
    called.submit(ONE, {"reply-1": "not_called"})
    assert kept(app)[0] == ("not_called", None, "")
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Entry).where(Entry.kind == "call")) == 4
    assert called.submit(ONE, {}).location == ONE
    assert "Inget ändrades" in visible(called.get(ONE))


def test_each_row_may_be_wrong_without_losing_the_others(app: Flask, called: Client) -> None:
    wrong: dict[str, Any] = {"reply-1": "comes", "minutes-1": "snart", "time-2": "20:00", "reply-3": "no_answer"}
    refused = called.submit(ONE, wrong)
    assert (refused.status_code, errors_of(refused)) == (400, ["#minutes-1", "#reply-2"])
    assert "1. N1" in visible(refused)
    held = form_in(refused, "reply-1").held()
    assert [held[name] for name in ("reply-1", "minutes-1", "time-2")] == [["comes"], ["snart"], ["20:00"]]
    assert [reply for reply, *_ in kept(app)] == ["not_called", "not_called", "no_answer"]
    late = again(called, refused, {"minutes-1": "1441", "reply-2": "comes", "time-2": "i morgon"})
    assert errors_of(late) == ["#minutes-1", "#time-2"]
    assert again(called, late, {"minutes-1": "20", "time-2": "00:00"}).status_code == 302
    assert [reply for reply, *_ in kept(app)] == ["comes", "comes", "no_answer"]
    token = called.token()
    assert called.post(ONE, data={"csrf_token": token, "reply-3": "kanske", "opened": "3=x 3"}).status_code == 400


def test_two_people_at_once(app: Flask, called: Client, screen: Screen, people: People) -> None:
    mine = called.form(ONE, "reply-1").filled({"reply-1": "comes", "minutes-1": "30", "reply-3": "comes"})
    other = screen(people.administrator)
    other.submit(ONE, {"reply-1": "cannot", "reply-2": "no_answer", "reply-3": "comes"})
    answer = called.post(ONE, data=mine)
    assert (answer.status_code, errors_of(answer)) == (409, ["#choice-1"])
    shown = visible(answer)
    assert "Kommer, är där inom 30 minuter, " in shown
    assert "Kan inte komma, " in shown
    assert [reply for reply, *_ in kept(app)] == ["cannot", "no_answer", "comes"]
    form = form_in(answer, "choice-1")
    assert called.post(ONE, data=form.filled({"choice-1": "theirs"})).status_code == 302
    assert kept(app)[0][0] == "cannot"
    assert called.post(ONE, data=form.filled({"choice-1": "mine"})).status_code == 302
    assert kept(app)[0][:2] == ("comes", 30)
    assert called.post(ONE, data=mine).status_code == 302  # the same form once more
    assert kept(app)[0][:2] == ("comes", 30)


@pytest.mark.sqlite_only
def test_who_may_do_what(called: Client, client: Client, screen: Screen, people: People) -> None:
    leader, theirs = screen(people.exercise_leader), screen(people.elsewhere)
    assert "Inte larmad" in visible(leader.get(ONE))
    assert "<fieldset" not in leader.get(ONE).text
    for path in (ONE, f"{ONE}/ta-bort"):
        assert send(leader, path, {"reply-1": "comes"}).status_code == 403
        assert send(theirs, path, {"reply-1": "comes"}).status_code == 404
        assert client.call("POST", path).location.startswith("/logga-in")
    assert theirs.get(ONE).status_code == 404
    assert "Strömavbrott" not in theirs.get(CALLS).text
    assert "Strömavbrott" in leader.get(CALLS).text
    assert screen(people.host).get(CALLS).status_code == 403
    assert called.get(f"{CALLS}/2147483648").status_code == 404
    assert called.get(f"{ONE}?page=99").status_code == 200


def test_removed(app: Flask, called: Client) -> None:
    called.submit(ONE, {"reply-1": "comes"})
    assert called.get(f"{ONE}/ta-bort").status_code == 405
    form = called.form(ONE, "reply-2").filled({"reply-2": "comes"})
    assert called.submit(ONE, {}, action=f"{ONE}/ta-bort").location == CALLS
    assert called.post(ONE, data=form).status_code == 404
    assert send(called, f"{ONE}/ta-bort").status_code == 404
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Call)) == 0


@pytest.mark.sqlite_only
def test_hosts_who_have_left(app: Flask, called: Client) -> None:
    """Erased, or hosts no longer: their answers stand."""
    called.submit(ONE, {"reply-1": "comes", "reply-2": "cannot"})
    with app.app_context():
        for number, leave in ((1, host_records.erase), (2, end)):
            host = host_records.by_id(number)
            assert host
            leave(host)
        db.session.commit()
    shown = visible(called.get(ONE))
    assert "Värd nummer 1, vars uppgifter har raderats" in shown
    assert "Står inte längre på listan" in shown
    assert "1 av 3 kommer" in shown


def end(host: Any) -> None:
    host_records.save(host, {"ends_on": clock.today().replace(year=2020, day=1)})


def test_a_call_of_a_point_is_read_whole(coordinator: Client, app: Flask, point: str) -> None:
    """With answers, which bring the call along, the call still knows its point."""
    hosts.assign(app, hosts.host(app), point)
    page = f"/register/trygghetspunkter/{point}/larmlista"
    began = coordinator.submit(page, {"occasion": "Prov"})
    for _ in range(2):
        shown = coordinator.get(began.location)
        assert (shown.status_code, "Hjältevads skola" in shown.text) == (200, True)
