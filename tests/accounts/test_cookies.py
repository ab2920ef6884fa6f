"""The session's cookie: what it is like, and what a forged, foreign or copied one is worth."""

import pytest
from flask import Flask
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from preparedness.common import config
from tests.accounts._sign_ins import SIGN_IN, browser, gets_in, is_in, rows
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.people import PASSWORD, People, SignIn, settle

pytestmark = pytest.mark.sqlite_only


def cookie(client: Client, name: str = "session") -> str:
    found = client.get_cookie(name, path="/" if name != "browser" else SIGN_IN)
    assert found
    return str(found.value)


def test_it_is_kept_from_scripts_and_other_sites(client: Client, people: People) -> None:
    answer = client.submit(SIGN_IN, {"email": people.coordinator.email, "password": PASSWORD})
    cookies = {line.split("=")[0]: parts(line) for line in answer.headers.getlist("Set-Cookie")}
    assert set(cookies) == {"session", "browser"}
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= cookies["session"]
    assert {"HttpOnly", "SameSite=Lax", "Path=/logga-in", "Max-Age=15552000"} <= cookies["browser"]


def parts(line: str) -> set[str]:
    return {part.strip() for part in line.split(";")}


def test_the_sessions_has_no_date_that_a_wrong_clock_could_spoil(client: Client, people: People) -> None:
    answer = client.submit(SIGN_IN, {"email": people.coordinator.email, "password": PASSWORD})
    line = next(line for line in answer.headers.getlist("Set-Cookie") if line.startswith("session="))
    assert "Expires" not in line
    assert "Max-Age" not in line


def test_with_https_nothing_goes_over_anything_else(
    make_app: MakeApp, password_hash: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREPAREDNESS_HTTPS", "1")
    app = make_app()
    people = settle(app, password_hash)
    client = browser(app)
    client.environ_base |= {"wsgi.url_scheme": "https", "HTTP_REFERER": "https://localhost/logga-in"}
    data = {"email": people.coordinator.email, "password": PASSWORD, "csrf_token": client.token()}
    answer = client.post(SIGN_IN, data=data, base_url="https://localhost")
    lines = answer.headers.getlist("Set-Cookie")
    assert {line.split("=")[0] for line in lines} == {"__Host-session", "browser"}
    assert all("Secure" in parts(line) for line in lines)
    assert not any("Domain" in line for line in lines)
    assert client.get("/register/", base_url="https://localhost").status_code == 200


def test_it_holds_neither_name_nor_address(client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    for name in ("session", "browser"):
        read = str(URLSafeTimedSerializer("").loads_unsafe(cookie(client, name))[1])
        assert "@" not in read
        assert "127.0.0.1" not in read
    with client.session_transaction() as session:
        assert set(session) == {"_user_id", "_fresh", "_id", "sign_in", "token"}


def test_the_store_holds_no_token(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    with client.session_transaction() as session:
        assert session["token"] not in str(rows(app))


def test_a_copy_is_nobodys_after_signing_out(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    copied = cookie(client)
    client.submit("/register/", action="/logga-ut")
    thief = browser(app)
    thief.set_cookie("session", copied)
    assert not is_in(thief)
    assert rows(app) == []


def test_a_cookie_from_another_installation_is_nobodys(make_app: MakeApp, password_hash: str) -> None:
    """The same people, the same rows, the same number: another key."""
    apps = [make_app(), make_app()]
    clients = []
    for app in apps:
        people = settle(app, password_hash)
        clients.append(browser(app))
        assert gets_in(clients[-1], people.coordinator)
    for name, path in (("session", "/"), ("browser", SIGN_IN)):
        clients[1].set_cookie(name, cookie(clients[0], name), path=path)
    assert not is_in(clients[1])
    assert is_in(clients[0])


@pytest.mark.parametrize(
    "change", [{"token": "x"}, {"sign_in": 2}, {"sign_in": "1"}, {"_user_id": "1"}, {"token": None}]
)
def test_a_token_that_does_not_fit_is_nobodys(
    app: Flask, client: Client, people: People, sign_in: SignIn, change: dict[str, object]
) -> None:
    """As if somebody had the key, or the row had been given to another."""
    sign_in(browser(app), people.administrator)
    sign_in(client, people.coordinator)
    assert rows(app)[1].account_id == people.coordinator.id
    with client.session_transaction() as session:
        session.update({"sign_in": 2} | change)
        if change == {"sign_in": 2}:
            session["_user_id"] = str(people.administrator.id)
    assert not is_in(client)


@pytest.mark.parametrize("value", ["", "x", "e30.x.y", "a" * 3000, "å"])
def test_a_broken_cookie_is_a_new_session(client: Client, value: str) -> None:
    client.set_cookie("session", value)
    assert client.get(SIGN_IN).status_code == 200
    assert client.get("/register/").status_code == 302


def test_a_cookie_is_as_good_whatever_date_it_was_signed_at(
    client: Client, people: People, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store says how long; the signature says only that it is ours."""
    for stamp in (0, 4_000_000_000):
        monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _, stamp=stamp: stamp)
        sign_in(client, people.coordinator)
        monkeypatch.undo()
        assert is_in(client)


def test_a_signature_of_anothers_key_is_no_signature(app: Flask, client: Client) -> None:
    signer = URLSafeTimedSerializer(config.secret_key(app.config["PREPAREDNESS_DATA"] / "other"), salt="cookie-session")
    client.set_cookie("session", str(signer.dumps({"_user_id": "1", "sign_in": 1, "token": "x"})))
    assert not is_in(client)
