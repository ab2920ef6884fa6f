"""Where one is signed in: the list, signing out there from here, and what ends a sign-in everywhere."""

import pytest
from flask import Flask, redirect
from werkzeug.wrappers import Response

from preparedness.accounts import passwords, records, sign_ins
from preparedness.accounts.access import signed_in
from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.access import mark
from preparedness.common.database import db
from tests.accounts._sign_ins import REGISTER, browser, gets_in, is_in, move, rows
from tests.house.client import Client
from tests.house.people import People, Person, SignIn

PAGE = "/register/konto/inloggningar"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"


def change(app: Flask, person: Person, **values: object) -> None:
    with app.app_context():
        account = db.session.get_one(Account, person.id)
        for name, value in values.items():
            setattr(account, name, value)
        db.session.commit()


def test_each_browser_stands_in_the_list(app: Flask, people: People) -> None:
    here, there = browser(app, agent=FIREFOX), browser(app, agent="curl/8.5.0")
    assert gets_in(here, people.coordinator)
    assert gets_in(there, people.coordinator)
    gets_in(browser(app, agent="Mozilla/5.0 (iPad) Version/18 Safari/1"), people.reader)
    page = here.get(PAGE).text
    assert "Firefox på Windows" in page
    assert "Okänd webbläsare" in page
    assert "Safari" not in page
    assert page.count("(den här)") == 1
    assert page.count("Logga ut där") == 1


def test_signing_out_there(app: Flask, people: People) -> None:
    here, there = browser(app), browser(app)
    gets_in(there, people.coordinator)
    gets_in(here, people.coordinator)
    answer = here.submit(PAGE, action=f"{PAGE}/1/avsluta", follow=True)
    assert "Du har loggat ut där." in answer.text
    assert "Logga ut där" not in answer.text
    assert not is_in(there)
    assert is_in(here)
    assert here.call("POST", f"{PAGE}/1/avsluta").status_code == 404  # repeated harmlessly


@pytest.mark.sqlite_only
def test_signing_out_everywhere_else(app: Flask, people: People) -> None:
    clients = [browser(app) for _ in range(4)]
    for client in clients:
        gets_in(client, people.coordinator)
    stranger = browser(app)
    gets_in(stranger, people.reader)
    answer = clients[2].submit(PAGE, action=f"{PAGE}/avsluta-andra", follow=True)
    assert "Du har loggat ut överallt annars." in answer.text
    assert "Logga ut överallt annars" not in answer.text
    assert [is_in(client) for client in clients] == [False, False, True, False]
    assert is_in(stranger)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("number", [1, 4711, 2**80])
def test_one_ends_ones_own_alone(app: Flask, people: People, number: int) -> None:
    theirs, mine = browser(app), browser(app)
    gets_in(theirs, people.administrator)
    gets_in(mine, people.coordinator)
    assert mine.call("POST", f"{PAGE}/{number}/avsluta").status_code == 404
    assert is_in(theirs)


@pytest.mark.sqlite_only
def test_a_changed_password_ends_every_sign_in(app: Flask, people: People) -> None:
    clients = [browser(app) for _ in range(2)]
    for client in clients:
        gets_in(client, people.coordinator)
    change(app, people.coordinator, password_hash=passwords.hashed("en helt annan fras"))
    assert [is_in(client) for client in clients] == [False, False]


@pytest.mark.sqlite_only
def test_a_changed_second_factor_ends_every_sign_in(app: Flask, client: Client, people: People) -> None:
    gets_in(client, people.coordinator)
    change(app, people.coordinator, totp_since=clock.now())
    assert not is_in(client)


def test_who_changes_the_password_stays(app: Flask, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through `renew`, after the commit; and a copy of the cookie from before is worth nothing."""
    here, copy, there = browser(app), browser(app), browser(app)
    for client in (here, there):
        gets_in(client, people.coordinator)
    copied = here.get_cookie("session")
    assert copied
    copy.set_cookie("session", copied.value)
    assert is_in(copy)
    monkeypatch.setitem(app.view_functions, "accounts.choose_language", mark(new_password, "own_account"))
    assert here.call("POST", "/register/sprak").status_code == 302
    assert [is_in(client) for client in (here, copy, there)] == [True, False, False]


def new_password() -> Response:
    """A view that changes the password as the page for it does."""
    signed_in().password_hash = passwords.hashed("en helt annan fras")
    db.session.commit()
    sign_ins.renew(signed_in())
    return redirect(REGISTER)


def test_a_retired_account_is_out_at_the_next_request(app: Flask, client: Client, people: People) -> None:
    gets_in(client, people.coordinator)
    change(app, people.coordinator, retired_at=clock.now())
    assert not is_in(client)
    assert not gets_in(browser(app), people.coordinator)


@pytest.mark.sqlite_only
def test_roles_count_from_the_next_request(app: Flask, client: Client, people: People) -> None:
    gets_in(client, people.coordinator)
    opening = "/register/oppna"
    assert client.get(opening).status_code == 200
    with app.app_context():
        account = records.by_id(people.coordinator.id)
        assert account
        db.session.delete(account.memberships[0])
        db.session.commit()
    assert client.get(opening).status_code == 403
    with app.app_context():
        account = records.by_id(people.coordinator.id)
        assert account
        records.give_role(account, Role.COORDINATOR, "0684")
        db.session.commit()
    assert client.get(opening).status_code == 200


@pytest.mark.sqlite_only
def test_a_sign_in_lasts_a_day_at_most(
    client: Client, people: People, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, people.coordinator)
    for hours in (5, 10, 15, 20, 23.9):
        move(monkeypatch, hours=hours)
        assert is_in(client)
    move(monkeypatch, hours=24.1)
    assert not is_in(client)


@pytest.mark.sqlite_only
def test_what_has_ended_is_neither_listed_nor_kept(app: Flask, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        gets_in(browser(app), people.coordinator)
    move(monkeypatch, hours=9)
    here = browser(app)
    gets_in(here, people.coordinator)
    assert "Logga ut där" not in here.get(PAGE).text
    assert [row.id for row in rows(app)] == [3]


@pytest.mark.sqlite_only
def test_being_there_is_written_down_seldom_and_by_the_register_alone(
    example: Flask, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser(example)
    gets_in(client, people.coordinator)
    begun = rows(example)[0].seen_at
    for minutes, path, written in ((4, REGISTER, False), (6, "/", False), (6, "/logga-in", False), (6, REGISTER, True)):
        move(monkeypatch, minutes=minutes)
        client.get(path)
        assert (rows(example)[0].seen_at > begun) is written
    assert rows(example)[0].begun_at == begun
