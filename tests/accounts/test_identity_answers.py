"""What comes back from an identity service and is not believed: forged, replayed, late, meant for others."""

from datetime import timedelta
from functools import partial
from hmac import digest
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import pytest
import requests
from flask import Flask
from joserfc.jwk import RSAKey

from preparedness.common import clock
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.identity import (
    BACK,
    CLIENT_ID,
    CLIENT_SECRET,
    DISCOVERY,
    KEYS,
    START,
    TOKEN,
    Meddler,
    Provider,
    begun,
    by,
    settings,
)
from tests.house.people import People

pytestmark = pytest.mark.sqlite_only
AGAIN = "Börja om"


@pytest.fixture
def app(make_app: MakeApp, meddler: Meddler) -> Flask:
    return make_app(**settings(meddler.url))


@pytest.fixture
def service(meddler: Meddler, people: People) -> Provider:
    """The provider by way of the meddler; `anna` is the coordinator."""
    found = Provider(meddler.url)
    found.knows("anna", email=people.coordinator.email, email_verified=True)
    return found


def is_in(client: Client) -> bool:
    return client.get("/register/").status_code == 200


def refused(client: Client, address: str, status: int = 400) -> str:
    """The sign-in page with a sentence and its form, and nobody signed in."""
    answer = client.get(address)
    assert answer.status_code == status
    assert 'name="password"' in answer.text
    assert 'action="/logga-in' in answer.text
    assert not is_in(client)
    return answer.text


def with_(address: str, **other: str | None) -> str:
    """The address with other values after `?`; None leaves one out."""
    held = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()} | other
    return f"{BACK}?{urlencode({name: value for name, value in held.items() if value is not None})}"


@pytest.mark.parametrize("state", [None, "", "another", "å" * 30])
def test_a_forged_state(client: Client, service: Provider, state: str | None) -> None:
    answer = service.approves(begun(client), "anna")
    assert AGAIN in refused(client, with_(answer, state=state))
    assert AGAIN in refused(client, answer)  # one try each


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("address", [BACK, f"{BACK}?code=x", f"{BACK}?code=x&state=y", f"{BACK}?error=x&state="])
def test_an_answer_that_nobody_asked_for(client: Client, address: str) -> None:
    assert AGAIN in refused(client, address)


def test_an_answer_in_another_browser(app: Flask, client: Client, service: Provider) -> None:
    refused(Client(app), service.approves(begun(client), "anna"))


def test_an_answer_played_again(app: Flask, client: Client, service: Provider) -> None:
    before = begun(client)
    with client.session_transaction() as session:
        kept = dict(session)
    answer = service.approves(before, "anna")
    client.get(answer)
    assert is_in(client)
    assert AGAIN in client.get(answer).text
    other = Client(app)
    with other.session_transaction() as session:  # a copied cookie: then the service does not take the code again
        session.update(kept)
    assert AGAIN in refused(other, answer)


@pytest.mark.parametrize("code", ["", "old", "x" * 3000, None])
def test_a_code_that_the_service_does_not_take(client: Client, service: Provider, code: str | None) -> None:
    assert AGAIN in refused(client, with_(service.approves(begun(client), "anna"), code=code))


@pytest.mark.parametrize(("minutes", "holds"), [(14, True), (16, False), (-16, False)])
def test_a_sign_in_holds_for_a_quarter_of_an_hour(
    client: Client, service: Provider, monkeypatch: pytest.MonkeyPatch, minutes: int, holds: bool
) -> None:
    answer = service.approves(begun(client), "anna")
    later = clock.now() + timedelta(minutes=minutes)
    monkeypatch.setattr(clock, "now", lambda: later)
    client.get(answer)
    assert is_in(client) is holds


def test_who_changes_their_mind_is_met_kindly(client: Client, service: Provider) -> None:
    onward = "/register/trygghetspunkter"
    page = refused(client, service.declines(begun(client, onward)))
    assert "avbröts" in page
    assert f"next={onward}" in unquote(page)


def test_in_the_language_that_the_page_had(client: Client, service: Provider) -> None:
    address = client.get(START, query_string={"sprak": "en"}).location
    assert "The sign-in was cancelled." in refused(client, service.declines(address))


@pytest.mark.parametrize("error", ["server_error", "<script>alert(1)</script>", "a\nb", ""])
def test_what_else_the_service_may_say(client: Client, service: Provider, error: str) -> None:
    page = refused(client, with_(service.declines(begun(client)), error=error, error_description="<b>x</b>"))
    assert AGAIN in page
    assert "<b>x</b>" not in page
    assert "alert(1)" not in page


FALSE: list[dict[str, Any]] = [
    {"nonce": "another"}, {"nonce": None}, {"nonce": 5}, {"aud": "another"}, {"aud": None}, {"aud": []},
    {"aud": ["another"], "azp": CLIENT_ID}, {"aud": [CLIENT_ID, "another"], "azp": "another"},
    {"iss": "https://evil.example"}, {"iss": None}, {"exp": 1}, {"exp": None}, {"exp": "soon"}, {"iat": 9_999_999_999},
    {"nbf": 9_999_999_999}, {"sub": None}, {"sub": ""}, {"sub": 17}, {"sub": "a\x00b"}, {"sub": "x" * 256},
    {"sub": "a\nb"}, {"amr": "mfa"}, {"at_hash": "x"},
]  # fmt: skip


@pytest.mark.parametrize("claims", FALSE, ids=str)
def test_a_token_that_says_something_false(
    client: Client, service: Provider, meddler: Meddler, signing_key: RSAKey, claims: dict[str, Any]
) -> None:
    meddler.says(signing_key, **claims)
    refused(client, service.approves(begun(client), "anna"))


def test_the_same_token_without_it_is_believed(
    client: Client, service: Provider, meddler: Meddler, signing_key: RSAKey
) -> None:
    meddler.says(signing_key)
    client.get(service.approves(begun(client), "anna"))
    assert is_in(client)


def public_key(meddler: Meddler) -> RSAKey:
    told = requests.get(meddler.behind + KEYS, timeout=10).json()
    return RSAKey.import_key(told["keys"][0])


def test_a_token_signed_by_another_key(
    client: Client, service: Provider, meddler: Meddler, signing_key: RSAKey
) -> None:
    for more in ({}, {"kid": signing_key.kid}, {"kid": public_key(meddler).kid}, {"jwk": signing_key.as_dict(False)}):
        meddler.forges(by(signing_key), {"alg": "RS256", **more})
        refused(client, service.approves(begun(client), "anna"))


def test_a_token_without_a_signature_of_the_services_own(client: Client, service: Provider, meddler: Meddler) -> None:
    """Not even where the service says that it gives out such tokens."""
    offered = {"id_token_signing_alg_values_supported": ["none", "HS256", "RS256"]}
    meddler.changes[DISCOVERY] = lambda told: told | offered
    public = public_key(meddler)
    meddler.forges(lambda _: b"", {"alg": "none"})
    refused(client, service.approves(begun(client), "anna"))
    for secret in (CLIENT_SECRET.encode(), public.as_pem(private=False), b""):
        for more in ({}, {"kid": public.kid}):
            meddler.forges(partial(_hmac, secret), {"alg": "HS256", **more})
            refused(client, service.approves(begun(client), "anna"))


def _hmac(secret: bytes, text: bytes) -> bytes:
    return digest(secret, text, "sha256")


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"id_token": None},
        {"id_token": 5},
        {"id_token": ""},
        {"id_token": "a.b.c"},
        [],
        "text",
        None,
        {"error": "x"},
    ],
)
def test_an_answer_that_is_no_token(client: Client, service: Provider, meddler: Meddler, told: Any) -> None:
    meddler.changes[TOKEN] = lambda _: told
    refused(client, service.approves(begun(client), "anna"))


@pytest.mark.parametrize("told", [{}, {"keys": []}, {"keys": 5}, [], {"keys": [{"kty": "RSA"}]}, {"keys": [5]}, None])
def test_keys_that_are_none(client: Client, service: Provider, meddler: Meddler, told: Any) -> None:
    meddler.changes[KEYS] = lambda _: told
    refused(client, service.approves(begun(client), "anna"))


def test_the_service_may_change_its_key(
    app: Flask, client: Client, service: Provider, meddler: Meddler, signing_key: RSAKey
) -> None:
    client.get(service.approves(begun(client), "anna"))
    meddler.says(signing_key)
    other = Client(app)
    other.get(service.approves(begun(other), "anna"))
    assert is_in(other)


def test_the_address_may_stand_outside_the_token(
    client: Client, service: Provider, meddler: Meddler, signing_key: RSAKey
) -> None:
    meddler.says(signing_key, email=None, email_verified=None)
    client.get(service.approves(begun(client), "anna"))
    assert is_in(client)
    assert "/userinfo" in meddler.asked


def test_but_not_with_another_persons(client: Client, service: Provider, meddler: Meddler, signing_key: RSAKey) -> None:
    meddler.says(signing_key, email=None, email_verified=None)
    meddler.changes["/userinfo"] = lambda told: told | {"sub": "another"}
    assert client.get(service.approves(begun(client), "anna")).status_code == 403
    assert not is_in(client)
