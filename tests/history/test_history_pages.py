"""A person's page, a group's, and what one has changed oneself."""

import pytest
from flask import Flask
from sqlalchemy import update

from preparedness.accounts import groups, records
from preparedness.accounts.models import CooperationGroup
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.history.facts import Change
from preparedness.history.models import Entry
from tests.history._written import entry, write
from tests.history.conftest import Screen
from tests.house.client import Client
from tests.house.people import People, Person
from tests.safe_points._pages import visible

MINE = "/register/konto/historik"
NAME = Change("", "name", "Hemlig Person", "Hemlig Annan")


def page_of(person: Person) -> str:
    return f"/register/administration/personer/{person.id}/historik"


def test_what_was_changed_about_a_person_and_what_they_did(app: Flask, administrator: Client, people: People) -> None:
    key = str(people.host.id)
    write(
        app, entry(key, kind="account", name="", changes=[], personal=[NAME]), by=people.administrator, why="Bytt namn"
    )
    write(app, entry(name="Vrigstads skola"), by=people.host)
    text = visible(administrator.get(page_of(people.host)))
    about, done = text.split("Det personen har ändrat")
    assert "av admin@example.org Orsak: Bytt namn Konto Namn: Hemlig Person → Hemlig Annan" in about
    assert "Roll: trygghetspunktsvärd i Sävsjö \N{EN DASH} tillagd" in about
    assert "Trygghetspunkt Vrigstads skola" in done
    assert page_of(people.host) in administrator.get(f"/register/administration/personer/{key}").text


def test_personal_values_that_have_been_erased(app: Flask, administrator: Client, people: People) -> None:
    write(app, entry(str(people.host.id), kind="account", name="", changes=[], personal=[NAME]))
    with app.app_context():
        db.session.execute(update(Entry).where(Entry.personal.is_not(None)).values(personal=None))
        db.session.commit()
    text = visible(administrator.get(page_of(people.host)))
    assert "Personuppgifter har gallrats." in text
    assert "Hemlig" not in text


@pytest.mark.sqlite_only
def test_only_for_administrators(screen: Screen, people: People) -> None:
    for person in (people.coordinator, people.reader, people.host):
        client = screen(person)
        assert client.get(page_of(people.host)).status_code == 403
        assert client.get("/register/administration/grupper/1/historik").status_code == 403


@pytest.mark.sqlite_only
def test_nobody_and_no_group(administrator: Client) -> None:
    for address in ("personer/999", "grupper/999", "personer/99999999999"):
        assert administrator.get(f"/register/administration/{address}/historik").status_code == 404


def test_a_group_from_its_making_to_its_end(app: Flask, administrator: Client) -> None:
    with app.app_context():
        made = groups.save(CooperationGroup(name="Höglandet", note=""), {})
        groups.add_member(made, "0684")
        db.session.commit()
        number = made.id
    address = f"/register/administration/grupper/{number}/historik"
    text = visible(administrator.get(address))
    assert "Historik för Höglandet" in text
    assert "Namn: Höglandet Kommuner Kommun: Sävsjö \N{EN DASH} tillagd" in text
    assert address in administrator.get(f"/register/administration/grupper/{number}").text
    with app.app_context():
        groups.remove(groups.by_id(number) or CooperationGroup())
        db.session.commit()
    text = visible(administrator.get(address))
    assert "Historik för Höglandet" in text
    assert "Gruppen är borttagen." in text
    assert "Kommun: Sävsjö \N{EN DASH} borttagen" in text


def test_everybody_sees_what_they_have_changed(app: Flask, screen: Screen, people: People) -> None:
    write(app, entry(name="Vrigstads skola"), by=people.coordinator)
    write(app, entry("2462-1", municipality="2462", name="Åsele skola"), by=people.elsewhere)
    text = visible(screen(people.coordinator).get(MINE))
    assert "Trygghetspunkt Vrigstads skola" in text
    assert "Bränsle i tank och förråd: 200 → 350 liter" in text
    assert "Åsele" not in text
    assert "Du har inte ändrat något." in visible(screen(people.host).get(MINE))
    assert MINE in screen(people.host).get("/register/konto").text


def test_who_has_lost_a_role_sees_that_but_no_longer_what(app: Flask, screen: Screen, people: People) -> None:
    key = str(people.host.id)
    write(app, entry(name="Vrigstads skola"), by=people.reader, why="Orsaken")
    write(app, entry(key, kind="account", name="", changes=[], personal=[NAME]), by=people.reader)
    write(app, entry(str(people.reader.id), [Change("", "language", "sv", "en")], kind="account"), by=people.reader)
    answer = screen(people.reader).get(MINE)
    text = visible(answer)
    assert text.count("Vad som ändrades visas för dem som får läsa historiken där.") == 2
    assert "Trygghetspunkt Vrigstads skola" in text
    assert "350" not in text
    assert "Hemlig" not in text
    assert people.host.email not in text
    assert "Orsaken" not in text
    assert "Språk: Svenska → English" in text
    assert "/register/trygghetspunkter/0684-1/historik" not in answer.text


def test_a_role_that_is_taken_away_takes_the_page_at_the_next_request(
    app: Flask, coordinator: Client, people: People
) -> None:
    assert coordinator.get("/register/historik").status_code == 200
    with app.app_context():
        account = records.by_id(people.coordinator.id)
        assert account
        account.memberships[0].role = Role.READER
        db.session.commit()
    assert coordinator.get("/register/historik").status_code == 403
