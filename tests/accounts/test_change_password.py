"""Changing one's own password: only who knows the present one, and everywhere else one is signed out."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.accounts import links, own, passwords, sign_ins, store
from preparedness.common.database import db
from preparedness.history.models import Entry
from tests.accounts import _factor
from tests.accounts._factor import Time, account_of
from tests.accounts._mail import post_office, words
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.people import PASSWORD, People, SignIn, enter, settle

PAGE = "/register/konto/losenord"
NEW = "fyra ord utan samband"
time = _factor.time


def test_one_stays_signed_in_here_and_nowhere_else(app: Flask, people: People, client: Client, sign_in: SignIn) -> None:
    elsewhere: Any = app.test_client()
    sign_in(elsewhere, people.host)
    answer = sign_in(client, people.host).submit(PAGE, {"password": PASSWORD, "new_password": NEW})
    assert (answer.status_code, answer.location) == (302, "/register/konto")
    assert client.get("/register/").status_code == 200
    assert elsewhere.get("/register/").status_code == 302
    assert elsewhere.submit("/logga-in", {"email": people.host.email, "password": PASSWORD}).status_code == 400
    assert elsewhere.submit("/logga-in", {"email": people.host.email, "password": NEW}).status_code == 302


def test_links_end_and_the_history_tells_no_password(
    app: Flask, people: People, client: Client, sign_in: SignIn
) -> None:
    with app.app_context():
        token = links.make(account_of(people.host), links.RESET)
        db.session.commit()
    sign_in(client, people.host).submit(PAGE, {"password": PASSWORD, "new_password": NEW})
    with app.app_context():
        assert links.account_of(token, links.RESET) is None
        entry = db.session.scalars(select(Entry).order_by(Entry.number.desc())).first()
        assert entry
        assert (entry.kind, entry.key, entry.by_id) == ("account", str(people.host.id), people.host.id)
        assert not [secret for secret in (NEW, PASSWORD, "argon2") if secret in f"{entry.facts}{entry.personal}"]


WRONG = {
    "the present one is wrong": ("inte den rätta frasen", NEW, "password"),
    "nothing": ("", "", "password"),
    "no new one": (PASSWORD, "", "new_password"),
    "a short one": (PASSWORD, "kort", "new_password"),
    "an easy one": (PASSWORD, "trygghetspunkt 2026", "new_password"),
    "ones own address": (PASSWORD, "vard@savsjo.example.org", "new_password"),
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_a_mistake_is_told_at_its_field_and_changes_nothing(
    client: Client, people: People, sign_in: SignIn, wrong: tuple[str, str, str]
) -> None:
    present, new, field = wrong
    answer = sign_in(client, people.host).submit(PAGE, {"password": present, "new_password": new})
    assert answer.status_code == 400
    assert f'href="#{field}"' in answer.text
    assert not new or f'value="{new}"' not in answer.text
    assert client.submit("/logga-in", {"email": people.host.email, "password": PASSWORD}).status_code == 302


@pytest.mark.sqlite_only
def test_guessing_is_slowed(client: Client, people: People, sign_in: SignIn, time: Time) -> None:
    sign_in(client, people.host)
    wrong = {"password": "inte den rätta frasen", "new_password": NEW}
    codes = [client.submit(PAGE, wrong).status_code for _ in range(8)]
    assert codes[0] == 400
    assert codes[-1] == 429
    assert client.submit(PAGE, {"password": PASSWORD, "new_password": NEW}).status_code == 429
    time.move(hours=1)
    assert client.submit(PAGE, {"password": PASSWORD, "new_password": NEW}).status_code == 302


def test_a_password_changed_meanwhile_is_not_overwritten(app: Flask, people: People) -> None:
    with app.app_context():
        account = account_of(people.host)
        proved, account.password_hash = account.password_hash, passwords.hashed(NEW)
        db.session.commit()
        assert not own.change_password(account, "ett tredje ordval här", proved)
        db.session.rollback()
        assert passwords.fits(NEW, account.password_hash)


@pytest.mark.sqlite_only
def test_who_signs_in_through_a_service_is_told_so(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.host)
    with app.app_context():
        account = account_of(people.host)
        account.password_hash, account.subject = "", "https://id.example.org 1"
        db.session.commit()
        with store.writing() as connection:  # as if the person had come in through the service
            connection.execute(store.sign_ins.update().values(stamp=sign_ins.stamp(account)))
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "Ditt konto har inget lösenord" in page.text
    assert (
        client.post(PAGE, data={"csrf_token": client.token(), "password": "", "new_password": NEW}).status_code == 200
    )
    with app.app_context():
        assert account_of(people.host).password_hash == ""


def test_a_mail_tells_of_the_change(make_app: MakeApp, password_hash: str) -> None:
    with post_office() as post:
        app = make_app(**post.settings())
        person = settle(app, password_hash).host
        client: Any = app.test_client()
        enter(client, person).submit(PAGE, {"password": PASSWORD, "new_password": NEW})
        [letter] = post.letters()
    assert (letter["To"], letter["Subject"]) == (person.email, "Ditt lösenord har ändrats")
    assert NEW not in words(letter)
