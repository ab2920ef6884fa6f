"""A host's own page: what is kept, what can be corrected, and all of it to take along."""

import json

import pytest
from flask import Flask

from preparedness.accounts import links
from preparedness.accounts import records as accounts
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.history.models import Reading
from preparedness.hosts.models import Host, Reminder
from preparedness.hosts.records import calendars
from tests.hosts.conftest import Screen
from tests.house import hosts
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, send, visible

OWN, EDIT, EXPORT = "/register/vard", "/register/vard/andra", "/register/konto/mina-uppgifter.json"


@pytest.fixture
def own(screen: Screen, people: People) -> Client:
    return screen(people.host)


@pytest.fixture
def linked(app: Flask, coordinator: Client, people: People) -> int:
    number = hosts.host(app)
    page = f"/register/vardar/{number}"
    coordinator.submit(page, {"email": people.host.email}, action=f"{page}/konto")
    return number


def test_connected_by_the_coordinator_to_an_account_of_a_host_here(
    coordinator: Client, app: Flask, people: People, own: Client
) -> None:
    assert "inte kopplat till någon värd" in visible(own.get(OWN))
    assert own.get(EDIT).location == OWN
    page = f"/register/vardar/{hosts.host(app)}"
    for wrong in (people.coordinator.email, people.elsewhere.email, "ingen@example.org"):
        refused = coordinator.submit(page, {"email": wrong}, action=f"{page}/konto")
        assert (refused.status_code, errors_of(refused)) == (400, ["#email"])
        assert wrong in refused.text
    coordinator.submit(page, {"email": people.host.email}, action=f"{page}/konto")
    assert "Värd 01 Exempel" in visible(own.get(OWN))
    other = f"/register/vardar/{hosts.host(app, name='Annan')}"
    taken = coordinator.submit(other, {"email": people.host.email}, action=f"{other}/konto")
    assert "redan kopplad" in visible(taken)


def test_contact_and_availability_are_corrected_and_nothing_else(own: Client, app: Flask, linked: int) -> None:
    refused = own.submit(EDIT, {"private_telephone": "19121212-1212", "away_from": "2026-12-24"})
    assert errors_of(refused) == ["#private_telephone"]
    sent = {"private_telephone": "070-174 06 99", "availability": "evenings"}
    assert again(own, refused, sent).location == OWN
    form = own.form(EDIT, "locality").filled({})
    own.post(EDIT, data={**form, "roles": ["site_lead"], "agreement": ["missing"], "name": ["Någon Annan"]})
    with app.app_context():
        host = db.session.get_one(Host, linked)
        assert (host.private_telephone, host.availability.value) == ("070-174 06 99", "evenings")
        assert (host.name, host.agreement.value, host.roles.count("|")) == ("Värd 01 Exempel", "signed", 6)
        assert host.confirmed_on


def test_two_who_change_at_once(own: Client, coordinator: Client, linked: int) -> None:
    mine = own.form(EDIT, "locality").filled({"minutes_away": "5"})
    coordinator.submit(f"/register/vardar/{linked}/andra", {"minutes_away": "50"})
    answer = own.post(EDIT, data=mine)
    assert answer.status_code == 409
    assert again(own, answer, {"choice-minutes_away": "mine"}).status_code == 302


def test_everything_kept_is_exported(own: Client, coordinator: Client, app: Flask, linked: int, point: str) -> None:
    hosts.train(app, linked, hosts.course(app), certificate="HLR-77")
    hosts.assign(app, linked, point)
    coordinator.get(f"/register/vardar/{linked}")
    data = json.loads(own.get(EXPORT).text)["host"]
    assert data["private_telephone"] == hosts.GOOD["private_telephone"]
    assert data["training"][0]["certificate"] == "HLR-77"
    assert data["assignments"][0]["point"] == point
    assert data["read_by"]
    assert "samordnare@savsjo.example.org" in visible(own.get(OWN))


def test_what_was_changed_sent_and_made_is_exported(
    own: Client, coordinator: Client, app: Flask, people: People, linked: int
) -> None:
    coordinator.submit(f"/register/vardar/{linked}/andra", {"private_telephone": "070-174 06 77"})
    with app.app_context():
        account = accounts.by_id(people.host.id)
        assert account
        token = calendars.renew(account)
        for owner in (people.host.id, people.coordinator.id):
            db.session.add(Reminder(account_id=owner, what=f"{owner}:training:7:2026-12-01", sent_at=clock.now()))
        db.session.commit()
    text = own.get(EXPORT).text
    data = json.loads(text)
    assert data["host"]["history"][0]["action"] == "created"
    telephone = [
        (change["before"], change["after"])
        for entry in data["host"]["history"]
        for change in entry["changes"]
        if change["field"] == "private_telephone"
    ]
    assert telephone == [(None, hosts.GOOD["private_telephone"]), (hosts.GOOD["private_telephone"], "070-174 06 77")]
    assert data["calendar"]["made_at"]
    assert [sent["what"] for sent in data["reminders"]] == [f"{people.host.id}:training:7:2026-12-01"]
    assert not [secret for secret in (token, links.digest(token)) if secret in text]


def test_who_is_no_host_is_told_of_calendar_and_reminders_all_the_same(own: Client, app: Flask, people: People) -> None:
    data = json.loads(own.get(EXPORT).text)
    assert (data["host"], data["calendar"], data["reminders"]) == (None, None, [])
    with app.app_context():
        account = accounts.by_id(people.host.id)
        assert account
        calendars.renew(account)
        db.session.commit()
    data = json.loads(own.get(EXPORT).text)
    assert data["host"] is None
    assert data["calendar"]["made_at"]


def test_reading_one_s_own_page_is_no_reading(own: Client, app: Flask, linked: int) -> None:
    own.get(OWN)
    with app.app_context():
        by = {each.by_id for each in db.session.query(Reading) if each.key == str(linked)}
    assert len(by) <= 1


def test_a_host_reads_nobody_else_s_data(own: Client, app: Flask, linked: int) -> None:
    other = hosts.host(app, name="Annan")
    for page in (
        "/register/vardar",
        f"/register/vardar/{other}",
        f"/register/vardar/{linked}",
        "/register/vardar/larmlista",
    ):
        assert own.get(page).status_code == 403
    assert send(own, f"/register/vardar/{other}/bekrafta").status_code == 403
