"""Signing in through an identity service: which account it is, linked once by e-mail and from then on by who it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.history.models import Entry
from tests.accounts._admin import page_of, screen
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.identity import Provider, settings
from tests.house.people import People, Person, SignIn, settle

PAGE = "/register/trygghetspunkter?text=skola"


@pytest.fixture
def app(make_app: MakeApp, provider: Provider) -> Flask:
    return make_app(**settings(provider.url))


@dataclass(frozen=True)
class Anna:
    """The coordinator with her identity at the service, and two browsers."""

    account: Person
    provider: Provider
    here: Client
    there: Client

    def signs_in(self, client: Client, onward: str | None = None) -> TestResponse:
        return self.provider.brings(client, "anna", onward)

    @property
    def subject(self) -> str:
        return f"{self.provider.url} anna"


@pytest.fixture
def anna(app: Flask, provider: Provider, people: People) -> Anna:
    provider.knows("anna", email=people.coordinator.email, email_verified=True)
    return Anna(people.coordinator, provider, Client(app), Client(app))


def who(client: Client) -> int | None:
    """Whom the register takes the browser's owner for."""
    with client.session_transaction() as session:
        number = session.get("_user_id")
    return int(number) if number and client.get("/register/").status_code == 200 else None


def subjects(app: Flask) -> dict[str, str | None]:
    with app.app_context():
        return {account.email: account.subject for account in db.session.scalars(select(Account))}


def change(app: Flask, person: Person, **values: object) -> None:
    with app.app_context():
        account = db.session.get_one(Account, person.id)
        for name, value in values.items():
            setattr(account, name, value)
        db.session.commit()


def test_the_service_signs_somebody_in(anna: Anna) -> None:
    answer = anna.signs_in(anna.here, PAGE)
    assert (answer.status_code, answer.location) == (302, PAGE)
    assert who(anna.here) == anna.account.id


def test_the_address_is_the_same_however_it_is_written(client: Client, provider: Provider, people: People) -> None:
    provider.knows("bo", email=people.reader.email.upper(), email_verified=True)
    provider.brings(client, "bo")
    assert who(client) == people.reader.id


def test_linked_once_then_known_whatever_the_address_becomes(app: Flask, people: People, anna: Anna) -> None:
    anna.signs_in(anna.here)
    assert subjects(app)[anna.account.email] == anna.subject
    anna.provider.knows("anna", email=people.administrator.email, email_verified=True)
    anna.signs_in(anna.there)
    assert who(anna.there) == anna.account.id
    assert subjects(app)[people.administrator.email] is None


def test_the_link_stands_in_the_history_once(app: Flask, anna: Anna) -> None:
    anna.signs_in(anna.here)
    anna.signs_in(anna.there)
    mine = select(Entry).where(Entry.kind == "account", Entry.key == str(anna.account.id))
    with app.app_context():
        found = [entry for entry in db.session.scalars(mine) if entry.by_id == anna.account.id]
        assert [entry.why for entry in found] == ["Första inloggningen genom inloggningstjänsten."]
        assert anna.subject in (found[0].personal or "")
        assert "anna" not in found[0].facts


def test_another_with_the_same_address_is_not_let_in(app: Flask, anna: Anna) -> None:
    anna.signs_in(anna.here)
    anna.provider.knows("anna-2", email=anna.account.email, email_verified=True)
    answer = anna.provider.brings(anna.there, "anna-2")
    assert answer.status_code == 403
    assert "Du har inget konto här" in answer.text
    assert who(anna.there) is None
    assert subjects(app)[anna.account.email] == anna.subject


def test_who_has_no_account_gets_none(app: Flask, client: Client, provider: Provider, people: People) -> None:
    provider.knows("ny", email="ny@savsjo.example.org", email_verified=True)
    answer = provider.brings(client, "ny", PAGE)
    assert answer.status_code == 403
    assert "Du har inget konto här" in answer.text
    assert who(client) is None
    assert len(subjects(app)) == len(people.everyone())


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False}, {}, {"email_verified": "true"}, {"email_verified": 1},
        {"email": None, "email_verified": True}, {"email": "inte en adress", "email_verified": True},
        {"email": ["samordnare@savsjo.example.org"], "email_verified": True}, {"email": "a\x00b@c.example"},
    ],
)  # fmt: skip
@pytest.mark.sqlite_only
def test_an_address_that_is_not_verified_opens_nothing(
    app: Flask, client: Client, provider: Provider, people: People, claims: dict[str, object]
) -> None:
    provider.knows("eva", **{"email": people.coordinator.email} | claims)
    assert provider.brings(client, "eva").status_code == 403
    assert who(client) is None
    assert set(subjects(app).values()) == {None}


@pytest.mark.parametrize(
    ("claims", "trusted", "comes_in"),
    [
        ({}, True, True), ({"email_verified": "yes"}, True, True), ({"email_verified": False}, True, False),
        ({"email_verified": "false"}, True, False), ({"xms_edov": True}, False, True), ({"xms_edov": "1"}, False, True),
        ({"xms_edov": False}, False, False), ({"xms_edov": True, "email_verified": False}, False, False),
    ],
)  # fmt: skip
@pytest.mark.sqlite_only
def test_unless_the_operator_trusts_it_or_the_service_says_whose_domain_it_is(
    make_app: MakeApp,
    provider: Provider,
    password_hash: str,
    claims: dict[str, object],
    *,
    trusted: bool,
    comes_in: bool,
) -> None:
    app = make_app(**settings(provider.url, OIDC_TRUST_EMAIL=trusted))
    people = settle(app, password_hash)
    provider.knows("eva", email=people.coordinator.email, **claims)
    client = Client(app)
    provider.brings(client, "eva")
    assert who(client) == (people.coordinator.id if comes_in else None)


@pytest.mark.parametrize("linked_before", [True, False])
def test_a_retired_account_stays_closed(app: Flask, anna: Anna, linked_before: bool) -> None:
    if linked_before:
        anna.signs_in(anna.here)
    change(app, anna.account, retired_at=clock.now())
    assert anna.signs_in(anna.there).status_code == 403
    assert (who(anna.here), who(anna.there)) == (None, None)


def test_who_has_no_password_signs_in_all_the_same(app: Flask, anna: Anna) -> None:
    change(app, anna.account, password_hash="")
    anna.signs_in(anna.here)
    assert who(anna.here) == anna.account.id


@pytest.mark.sqlite_only
def test_a_new_session_begins_and_keeps_nothing_of_the_service(people: People, sign_in: SignIn, anna: Anna) -> None:
    client = sign_in(anna.here, people.reader)
    with client.session_transaction() as session:
        usual = {*session, "csrf_token"}
        session["planted"] = "by somebody else"
    answer = anna.signs_in(client)
    assert who(client) == anna.account.id
    with client.session_transaction() as session:
        assert set(session) <= usual
    assert answer.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.usefixtures("impatient")
def test_nobody_who_writes_is_waited_for(app: Flask, anna: Anna) -> None:
    anna.signs_in(anna.here)
    with writing(app):
        anna.signs_in(anna.there)
        assert who(anna.there) == anna.account.id


@pytest.mark.usefixtures("impatient")
def test_a_first_sign_in_that_cannot_be_kept_changes_nothing(app: Flask, anna: Anna) -> None:
    with writing(app):
        assert anna.signs_in(anna.here).status_code == 503
    assert who(anna.here) is None
    assert subjects(app)[anna.account.email] is None
    anna.signs_in(anna.here)
    assert who(anna.here) == anna.account.id


@contextmanager
def writing(app: Flask) -> Iterator[None]:
    """Somebody is in the middle of changing every account."""
    with app.app_context():
        engine = db.engine
    with engine.begin() as writer:
        writer.exec_driver_sql("UPDATE accounts SET name = 'not yet committed'")
        yield


def test_an_administrator_disconnects_who_has_a_new_identity(app: Flask, people: People, anna: Anna) -> None:
    anna.signs_in(anna.here)
    anna.provider.knows("anna-3", email=anna.account.email, email_verified=True)
    page = page_of(anna.account)
    screen(app, people.administrator).submit(page, action=f"{page}/inloggningstjanst/koppla-bort")
    assert who(anna.here) is None
    anna.provider.brings(anna.there, "anna-3")
    assert who(anna.there) == anna.account.id
    assert anna.signs_in(anna.here).status_code == 403


def test_but_not_the_last_administrator_who_has_no_other_way_in(app: Flask, people: People, anna: Anna) -> None:
    anna.provider.knows("chef", email=people.administrator.email, email_verified=True)
    anna.provider.brings(anna.here, "chef")
    change(app, people.administrator, password_hash="")
    anna.provider.brings(anna.here, "chef")
    page = page_of(people.administrator)
    answer = anna.here.submit(page, action=f"{page}/inloggningstjanst/koppla-bort", follow=True)
    assert "Någon måste sköta" in answer.text
    assert subjects(app)[people.administrator.email] == f"{anna.provider.url} chef"
