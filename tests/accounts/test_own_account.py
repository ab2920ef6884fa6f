"""One's own account: the name, what one may do, the language, and everything that is kept about one."""

import json
from typing import Any

import pytest
from flask import Flask

from preparedness.accounts import links, records
from preparedness.accounts.models import CooperationGroup, GroupMember
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from tests.accounts._admin import page_of, screen
from tests.accounts._factor import account_of, equip
from tests.house.client import Client
from tests.house.people import People, Person, SignIn
from tests.safe_points._pages import visible

PAGE = "/register/konto"
DATA = f"{PAGE}/mina-uppgifter.json"


def name_of(app: Flask, person: Person) -> str:
    with app.app_context():
        return account_of(person).name


def test_everybody_gives_their_own_name(app: Flask, people: People, sign_in: SignIn) -> None:
    for person in people.everyone():
        client: Any = app.test_client()
        answer = sign_in(client, person).submit(PAGE, {"name": "  Åsa\u200b  Öberg "}, follow=True)
        assert answer.status_code == 200
        assert "Åsa Öberg" in answer.text  # at the foot of each page
        assert name_of(app, person) == "Åsa Öberg"


@pytest.mark.sqlite_only
def test_a_name_that_is_too_long_is_told_and_stays_in_the_field(
    app: Flask, client: Client, people: People, sign_in: SignIn
) -> None:
    answer = sign_in(client, people.host).submit(PAGE, {"name": "å" * 121})
    assert answer.status_code == 400
    assert "å" * 121 in answer.text
    assert name_of(app, people.host) == ""


def test_a_name_that_an_administrator_changed_meanwhile_is_shown(
    app: Flask, client: Client, people: People, sign_in: SignIn
) -> None:
    form = sign_in(client, people.host).form(PAGE, "name").filled({"name": "Mitt namn"})
    with app.app_context():
        account = account_of(people.host)
        account.name, account.edition = "Ett annat namn", account.edition + 1
        db.session.commit()
    answer = client.post(PAGE, data=form)
    assert answer.status_code == 409
    assert "Mitt namn" in answer.text
    assert "Ett annat namn" in answer.text
    assert name_of(app, people.host) == "Ett annat namn"


@pytest.mark.sqlite_only
def test_nobody_changes_more_than_the_name_here(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    form = sign_in(client, people.host).form(PAGE, "name").filled({"name": "Åsa"})
    more = {"email": "other@example.org", "role": "administrator", "password_hash": "x", "language": "en", "id": "1"}
    assert client.post(PAGE, data=form | more).status_code == 302
    with app.app_context():
        account = account_of(people.host)
        assert (account.email, account.name, account.language) == (people.host.email, "Åsa", "sv")
        assert [held.role for held in account.memberships] == [Role.HOST]


def test_the_page_says_what_one_may_do_and_where(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    with app.app_context():
        records.give_role(account_of(people.coordinator), Role.READER, None)
        db.session.commit()
    page = sign_in(client, people.coordinator).get(PAGE).text
    for words in ("Sävsjö", "överallt", "Beslutar att en trygghetspunkt öppnar och stänger.", people.coordinator.email):
        assert words in page
    for address in ("/losenord", "/andra-faktor", "/inloggningar", "/mina-uppgifter.json"):
        assert f"{PAGE}{address}" in page


@pytest.mark.sqlite_only
def test_the_language_is_chosen_here_too(client: Client, people: People, sign_in: SignIn) -> None:
    form = sign_in(client, people.host).form(PAGE, "next", action="/register/sprak")
    answer = client.post("/register/sprak", data=form.filled({}, "en"))
    assert (answer.status_code, answer.location) == (302, PAGE)
    assert "Your account" in client.get(PAGE).text


@pytest.mark.sqlite_only
def test_every_page_leads_to_the_own_account(client: Client, people: People, sign_in: SignIn) -> None:
    for address in ("/register/", PAGE):
        assert f'href="{PAGE}"' in sign_in(client, people.host).get(address).text


def test_ones_own_data_without_what_opens_anything(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    with app.app_context():
        token = links.make(account_of(people.host), links.RESET, account_of(people.administrator))
        secrets = [token, links.digest(token), account_of(people.host).password_hash]
        db.session.commit()
    sign_in(client, people.host)
    answer = client.get(DATA)
    data = json.loads(answer.text)
    assert data["account"] | {"email": people.host.email, "has_password": True, "language": "sv"} == data["account"]
    assert data["roles"] == [{"role": "host", "municipality": "0684"}]
    assert [(link["for"], link["made_by_account"]) for link in data["links"]] == [("reset", people.administrator.id)]
    assert [row["how"] for row in data["sign_ins"]] == ["password"]
    assert not [secret for secret in secrets if secret in answer.text]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.sqlite_only
def test_ones_own_data_hold_no_secret_of_the_second_factor(app: Flask, client: Client, people: People) -> None:
    telephone = equip(app, people.host)
    client.submit("/logga-in", {"email": people.host.email, "password": people.host.password})
    client.submit("/logga-in/kod", {"code": telephone.shows()})
    answer = client.get(DATA)
    data = json.loads(answer.text)
    assert data["account"]["second_factor_since"]
    assert len(data["recovery_codes"]) == len(telephone.recovery)
    assert not [secret for secret in (telephone.secret, *telephone.recovery) if secret in answer.text]


@pytest.mark.sqlite_only
def test_hostile_names_are_only_text(client: Client, people: People, sign_in: SignIn) -> None:
    hostile = '<script>alert("1")</script> %s {0}'
    page = sign_in(client, people.host).submit(PAGE, {"name": hostile}, follow=True).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert json.loads(client.get(DATA).text)["account"]["name"] == hostile


def test_the_groups_of_one_s_municipality_are_told(app: Flask, people: People) -> None:
    """Whose data others may read has to know it."""
    with app.app_context():
        members = [GroupMember(municipality=code) for code in ("2425", "2462", "2463")]
        db.session.add(CooperationGroup(name="Grannar i norr", members=members))
        db.session.commit()
    assert "Grannar i norr: Dorotea, Vilhelmina, Åsele" in visible(screen(app, people.neighbour).get("/register/konto"))
    assert "Grannar i norr" not in visible(screen(app, people.coordinator).get("/register/konto"))


def test_what_others_changed_about_one_is_told(app: Flask, people: People) -> None:
    screen(app, people.administrator).submit(
        page_of(people.host), {"role": "reader", "municipality": "2462"}, action=f"{page_of(people.host)}/roller"
    )
    told = visible(screen(app, people.host).get("/register/konto/historik"))
    about = told.split("Det som har ändrats om ditt konto")[1]
    assert "läsare i Vilhelmina" in about
    assert "admin@example.org" in about
    assert "personens sida" in about.split("Vilka som har tittat på dina uppgifter")[1]
