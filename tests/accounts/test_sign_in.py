"""Signing in: who gets in, where they come to, and what the session is like."""

import pytest
from flask import Flask

from preparedness.accounts import people as changes
from preparedness.accounts import records
from preparedness.common.database import db
from tests.house.client import Client
from tests.house.people import PASSWORD, People, SignIn

SIGN_IN = "/logga-in"
WRONG = [
    ("samordnare@savsjo.example.org", "inte den rätta frasen"),
    ("ingen@example.org", PASSWORD),
    ("samordnare@savsjo.example.org", PASSWORD.upper()),
    ("inte en adress", PASSWORD),
    ("a\x00b@example.org", PASSWORD),
    ("' OR 1=1 --@example.org", "x" * 5000),
]
ELSEWHERE = (
    "https://evil.example/register/", "//evil.example/register/", "/\\evil.example", "/register\\@evil.example",
    "javascript:alert(1)", "/logga-ut", "///register/", "http:/register/", " /register/", "",
)  # fmt: skip


def test_right_password_leads_to_the_register(client: Client, people: People) -> None:
    answer = client.submit(SIGN_IN, {"email": people.coordinator.email, "password": PASSWORD})
    assert (answer.status_code, answer.location) == (302, "/register/")


@pytest.mark.sqlite_only
def test_an_address_is_the_same_however_it_is_written(client: Client, people: People) -> None:
    answer = client.submit(SIGN_IN, {"email": f" {people.reader.email.upper()} ", "password": PASSWORD})
    assert answer.status_code == 302


@pytest.mark.usefixtures("people")
def test_every_wrong_attempt_gets_the_same_answer(client: Client) -> None:
    answers = [client.submit(SIGN_IN, {"email": email, "password": password}) for email, password in WRONG]
    assert {answer.status_code for answer in answers} == {400}
    assert len({summary(answer.text) for answer in answers}) == 1
    assert "E-post" in summary(answers[0].text) or "E-mail" in summary(answers[0].text)


def summary(page: str) -> str:
    start = page.index("govuk-error-summary__list")
    return page[start : page.index("</ul>", start)]


@pytest.mark.sqlite_only
def test_a_refused_attempt_keeps_the_address_but_not_the_password(client: Client) -> None:
    page = client.submit(SIGN_IN, {"email": "ingen@example.org", "password": "hemligt nog"}).text
    assert 'value="ingen@example.org"' in page
    assert "hemligt nog" not in page


@pytest.mark.sqlite_only
def test_nothing_written_is_told_at_each_field(client: Client) -> None:
    answer = client.submit(SIGN_IN, {"email": "", "password": ""})
    assert answer.status_code == 400
    assert 'href="#email"' in answer.text
    assert 'href="#password"' in answer.text


@pytest.mark.sqlite_only
def test_one_comes_to_the_page_one_asked_for(client: Client, people: People) -> None:
    first = client.get("/register/trygghetspunkter?text=skola&page=2")
    assert first.status_code == 302
    answer = client.submit(first.location, {"email": people.coordinator.email, "password": PASSWORD})
    assert answer.location == "/register/trygghetspunkter?text=skola&page=2"


@pytest.mark.sqlite_only
@pytest.mark.parametrize("target", ELSEWHERE)
def test_nobody_is_led_elsewhere(client: Client, people: People, target: str) -> None:
    token = client.token()
    data = {"email": people.coordinator.email, "password": PASSWORD, "csrf_token": token}
    answer = client.post(SIGN_IN, query_string={"next": target}, data=data)
    assert (answer.status_code, answer.location) == (302, "/register/")


@pytest.mark.sqlite_only
def test_signing_in_begins_a_new_session(client: Client, people: People) -> None:
    with client.session_transaction() as session:
        session["planted"] = "by somebody else"
    before = client.token()
    client.submit(SIGN_IN, {"email": people.coordinator.email, "password": PASSWORD})
    with client.session_transaction() as session:
        assert "planted" not in session
    assert client.token() != before
    assert client.post("/register/sprak", data={"csrf_token": before, "language": "en"}).status_code == 400


@pytest.mark.sqlite_only
def test_signing_out_ends_the_session(client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    assert client.get("/register/").status_code == 200
    answer = client.submit("/register/", action="/logga-ut", follow=True)
    assert answer.request.path == SIGN_IN
    assert client.get("/register/").status_code == 302
    with client.session_transaction() as session:
        assert "_user_id" not in session


@pytest.mark.sqlite_only
def test_a_link_cannot_sign_anybody_out(client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    assert client.get("/logga-ut").status_code == 405
    assert client.get("/register/").status_code == 200


@pytest.mark.sqlite_only
def test_a_form_without_its_token_says_what_to_do(client: Client, people: People) -> None:
    answer = client.post(SIGN_IN, data={"email": people.coordinator.email, "password": PASSWORD})
    assert answer.status_code == 400
    assert "<h1" in answer.text  # a page of ours, inspected by the client
    assert client.get("/register/").status_code == 302


@pytest.mark.sqlite_only
def test_a_session_of_no_account_is_nobodys(client: Client) -> None:
    with client.session_transaction() as session:
        session["_user_id"] = "4711"
    assert client.get("/register/").status_code == 302


@pytest.mark.parametrize("onward", ["/register/\r\nX", "/register/\n", "/register/\x00"])
def test_an_address_with_signs_that_cannot_be_seen_leads_to_the_start(
    client: Client, people: People, onward: str
) -> None:
    form = client.form("/logga-in", "email").filled({"email": people.host.email, "password": people.host.password})
    answer = client.post("/logga-in", query_string={"next": onward}, data=form)
    assert (answer.status_code, answer.location) == (302, "/register/")


def test_screen_readers_are_told_of_errors_in_swedish(client: Client) -> None:
    page = client.submit("/logga-in", {"email": "", "password": ""}).text
    assert page.count("Fel:</span>") == 2
    assert "Error:" not in page


def test_whoever_has_no_role_any_more_sees_so_and_can_sign_out(
    app: Flask, client: Client, people: People, sign_in: SignIn
) -> None:
    sign_in(client, people.reader)
    with app.app_context():
        account = records.by_id(people.reader.id)
        assert account
        changes.take_role(account, account.memberships[0])
        db.session.commit()
    assert client.get("/register/trygghetspunkter").status_code == 403
    assert client.get("/register/").status_code == 200
    assert "Du har ingen roll" in client.get("/register/konto").text
    assert client.submit("/register/", action="/logga-ut").location == "/logga-in"
    assert client.get("/register/").status_code == 302
