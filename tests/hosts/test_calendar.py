"""Calendar feeds: a secret address, what stands under it, and what never does."""

import logging
import re
from typing import Any

import icalendar
import pytest
from flask import Flask
from sqlalchemy import select, update

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.hosts import ics
from preparedness.hosts.models import CalendarLink, CourseSession
from tests.hosts._reminding import ENDING, EXPIRED, RENEW, change, days_from_now, hold, one_of_each
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.hosts import assign, course, host, train
from tests.house.people import People, Person, SignIn, enter, settle
from tests.house.points import register

pytestmark = pytest.mark.sqlite_only
PAGE, NEW, END = "/register/vardar/kalender", "/register/vardar/kalender/ny", "/register/vardar/kalender/avsluta"


def browser(app: Flask, person: Person | None = None) -> Client:
    made: Client = app.test_client()  # type: ignore[assignment]
    return enter(made, person) if person else made


def address(client: Client) -> str:
    """Where the person's new calendar is, without the name of the site."""
    answer = client.submit(PAGE, {}, action=NEW)
    assert answer.headers["Cache-Control"] == "no-store"
    return str(re.findall(r"http://localhost(/kalender/[\w-]{43}\.ics)", answer.text)[0])


def events(app: Flask, person: Person) -> dict[str, Any]:
    """Entries of somebody's calendar by their title, read as calendar programs read them."""
    answer = browser(app).get(address(browser(app, person)))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(answer.data)
    assert all(len(line) <= 75 for line in answer.data.split(b"\r\n"))
    found = list(calendar.walk("VEVENT"))
    assert len({str(each["uid"]) for each in found}) == len(found)
    assert not [each for each in found if each.errors or "dtstamp" not in each]
    return {str(each["summary"]): each for each in found}


def test_made_renewed_and_ended(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    coordinator, program = sign_in(client, people.coordinator), browser(app)
    first = address(coordinator)
    assert program.get(first).status_code == 200
    assert "/kalender/" not in coordinator.get(PAGE).text.replace(PAGE, "")
    second = address(coordinator)
    assert [program.get(each).status_code for each in (first, second)] == [404, 200]
    with app.app_context():
        [digest] = db.session.scalars(select(CalendarLink.digest))
        assert second[10:53] not in digest
    for _ in range(2):
        assert coordinator.call("POST", END).location == PAGE
        assert program.get(second).status_code == 404
    assert [coordinator.call("GET", each).status_code for each in (NEW, END)] == [405, 405]


def test_nothing_on_the_way_keeps_it_and_the_address_is_in_no_log(
    app: Flask, people: People, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    place, program = address(browser(app, people.reader)), browser(app)
    for answer in (program.get(place), program.get("/kalender/finns-inte.ics")):
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert "Set-Cookie" not in answer.headers
    monkeypatch.setattr(ics, "written", lambda entries: entries["none"])
    app.config["PROPAGATE_EXCEPTIONS"] = False
    assert program.get(place).status_code == 500
    assert "A calendar could not be written" in caplog.text
    assert place[10:53] not in caplog.text


def test_who_may_have_one(app: Flask, client: Client, people: People) -> None:
    assert client.get(PAGE).location.startswith("/logga-in")
    for person in people.everyone():
        browser(app).get(address(browser(app, person)))
    gone = address(browser(app, people.reader))
    with app.app_context():
        retired = update(Account).where(Account.id == people.reader.id).values(retired_at=clock.now())
        db.session.execute(retired)
        db.session.commit()
    assert browser(app).get(gone).status_code == 404


def test_a_coordinators_calendar_counts_hosts_and_names_none(app: Flask, people: People) -> None:
    one_of_each(app)
    hlr, point = course(app, "Brand; släckning, 1"), register(app)
    for name in ("Ett Namn", "Två Namn"):
        number = host(app, name=name)
        assign(app, number, point)
        train(app, number, hlr, 100)
    hidden = host(app, "2462", name="Granne Lind", agreement_until=days_from_now(9))
    hold(app, course(app, "Grannkurs", municipality="2462"), 3, hidden)
    off = hold(app, hlr, 20, place="Åkers\r\nATTENDEE:x@example.org\nEND:VEVENT\x00; , \\ " + "ö" * 80)
    with app.app_context():
        db.session.execute(update(CourseSession).where(CourseSession.id == off).values(called_off_at=clock.now()))
        db.session.commit()
    found = events(app, people.coordinator)
    assert found["Brand; släckning, 1 går ut: 2 värdar"]["dtstart"].dt == days_from_now(265)
    assert "HLR går ut: 1 värd" in found
    assert found["Avtal upphör: 1 värd"]["dtend"].dt == days_from_now(61)
    assert "Kurs: HLR" in found
    called_off = found["Kurs: Brand; släckning, 1"]
    assert called_off["status"] == "CANCELLED"
    assert str(called_off["location"]) == "Åkers ATTENDEE:x@example.org END:VEVENT; , \\ " + "ö" * 80
    assert "attendee" not in called_off
    text = "".join(each.to_ical().decode() for each in found.values())
    assert not [word for word in ("Namn", EXPIRED, RENEW, ENDING, "Granne", "Grannkurs", "070-174") if word in text]


def test_a_host_s_calendar_is_about_themselves(app: Flask, people: People) -> None:
    found = one_of_each(app)
    mine = found[RENEW]
    change(app, mine, account_id=people.host.id, agreement_until=days_from_now(30))
    assign(app, mine, register(app, "Skolan"), begins_on=days_from_now(-5), ends_on=days_from_now(5))
    hold(app, course(app, "Rakel"), 9, found[EXPIRED])
    own = events(app, people.host)
    assert sorted(own) == sorted([
        "Ditt avtal upphör",
        "Ditt uppdrag som trygghetspunktsvärd börjar",
        "Ditt uppdrag som trygghetspunktsvärd slutar (sista dagen)",
        "Din utbildning HLR går ut",
        "Kurs: HLR",
    ])  # fmt: skip
    assert str(own["Ditt uppdrag som trygghetspunktsvärd börjar"]["location"]) == "Skolan"
    assert own["Ditt avtal upphör"]["dtstart"].dt == days_from_now(30)


def test_the_same_thing_keeps_its_name_and_is_told_in_the_persons_language(
    make_app: MakeApp, password_hash: str
) -> None:
    app = make_app(ADDRESS="http://localhost")
    cast = settle(app, password_hash)
    held = hold(app, course(app, "HLR"), 3)
    program, client = browser(app), browser(app, cast.coordinator)
    answer = client.submit(PAGE, {}, action=NEW)
    [place] = re.findall(r"http://localhost(/kalender/[\w-]+\.ics)", answer.text)
    [first] = icalendar.Calendar.from_ical(program.get(place).data).walk("VEVENT")
    with app.app_context():
        values = {"held_on": days_from_now(4), "edition": CourseSession.edition + 1}
        db.session.execute(update(CourseSession).where(CourseSession.id == held).values(values))
        db.session.execute(update(Account).where(Account.id == cast.coordinator.id).values(language="en"))
        db.session.commit()
    [moved] = icalendar.Calendar.from_ical(program.get(place).data).walk("VEVENT")
    assert (str(first["summary"]), str(moved["summary"])) == ("Kurs: HLR", "Course: HLR")
    assert moved["uid"] == first["uid"]
    assert str(moved["sequence"]) > str(first["sequence"])
    assert str(moved["url"]).startswith("http://localhost/register/")
