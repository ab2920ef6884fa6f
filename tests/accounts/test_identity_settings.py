"""An identity service as the operator names it, and as it is met when it does not answer, or is another."""

import socket
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from preparedness.accounts import identity_client
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.identity import BACK, CLIENT_SECRET, DISCOVERY, START, Meddler, Provider, begun, settings
from tests.house.people import People, SignIn

pytestmark = pytest.mark.sqlite_only
REAL = "https://login.kommunen.example/tenant/v2.0"
HERE = {"ADDRESS": "https://trygghet.kommunen.example"}
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"OIDC_ISSUER": REAL}, "PREPAREDNESS_OIDC_CLIENT_ID and PREPAREDNESS_OIDC_CLIENT_SECRET"),
    ({"OIDC_CLIENT_ID": "register", "OIDC_CLIENT_SECRET": "x"}, "PREPAREDNESS_OIDC_ISSUER"),
    (settings(REAL, OIDC_CLIENT_SECRET=" "), "PREPAREDNESS_OIDC_CLIENT_SECRET"),
    ({"OIDC_NAME": "Kommunens inloggning"}, "PREPAREDNESS_OIDC_ISSUER"),
    ({"OIDC_TRUST_EMAIL": True}, "PREPAREDNESS_OIDC_ISSUER"),
    ({"OIDC_SECOND_FACTOR": True}, "PREPAREDNESS_OIDC_ISSUER"),
    (settings(REAL), "PREPAREDNESS_ADDRESS"),
    *(
        (settings(issuer, **HERE), "PREPAREDNESS_OIDC_ISSUER is an address")
        for issuer in (
            "http://login.kommunen.example", "login.kommunen.example", "https://", "ftp://login.kommunen.example",
            "https://login.kommunen.example?x=1", "https://login.kommunen.example/#x", "https://a b.example",
            "https://user:word@login.kommunen.example", "https://login.kommunen.example:99999", "http://localhost.example",
            "https://[::1", "javascript:alert(1)",
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "told"), WRONG)
def test_wrong_settings_stop_the_start(make_app: MakeApp, wrong: dict[str, Any], told: str) -> None:
    with pytest.raises(SystemExit, match=told) as stopped:
        make_app(**wrong)
    assert CLIENT_SECRET not in str(stopped.value)


@pytest.mark.parametrize("name", ["PREPAREDNESS_OIDC_TRUST_EMAIL", "PREPAREDNESS_OIDC_SECOND_FACTOR"])
def test_a_switch_is_on_or_off(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "true")
    with pytest.raises(SystemExit, match=name):
        make_app()


def test_settings_come_from_the_environment(
    make_app: MakeApp, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings(provider.url, OIDC_NAME="Sävsjö-id", OIDC_TRUST_EMAIL="1").items():
        monkeypatch.setenv(f"PREPAREDNESS_{name}", value)
    client = Client(make_app())
    assert "Logga in med Sävsjö-id" in client.get("/logga-in").text
    assert begun(client).startswith(provider.url)


def test_without_a_service_there_is_no_way_to_one(client: Client) -> None:
    assert START not in client.get("/logga-in").text
    assert [client.get(address).status_code for address in (START, BACK)] == [404, 404]


def test_the_browser_is_sent_away_with_all_that_protects_it(make_app: MakeApp, provider: Provider) -> None:
    client = Client(make_app(**settings(provider.url)))
    assert "Logga in med kommunens inloggning" in client.get("/logga-in").text
    first, second = (parse_qs(urlsplit(begun(client)).query) for _ in range(2))
    assert first["code_challenge_method"] == ["S256"]
    assert first["scope"] == ["openid email"]
    assert first["redirect_uri"] == [f"http://localhost{BACK}"]
    assert all(
        first[name] != second[name] and len(first[name][0]) >= 20 for name in ("state", "nonce", "code_challenge")
    )
    assert "client_secret" not in first


def test_the_configured_address_decides_where_people_come_back_to(make_app: MakeApp, provider: Provider) -> None:
    client = Client(make_app(**settings(provider.url, **HERE)))
    answer = client.get(START, base_url=HERE["ADDRESS"])
    assert parse_qs(urlsplit(answer.location).query)["redirect_uri"] == [HERE["ADDRESS"] + BACK]
    assert client.get(START, base_url="https://evil.example").status_code == 400


def test_without_one_only_this_machine_is_come_back_to(make_app: MakeApp, provider: Provider) -> None:
    client = Client(make_app(**settings(provider.url)))
    assert client.get(START, base_url="https://evil.example").status_code == 400


@pytest.fixture
def nowhere() -> Iterator[str]:
    """An address at which nobody answers."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


def out_of_reach(client: Client) -> bool:
    answer = client.get(START, query_string={"next": "/register/trygghetspunkter"})
    assert answer.status_code in (302, 503)
    if answer.status_code == 503:
        assert "går inte att nå just nu" in answer.text
        assert 'name="password"' in answer.text
    return answer.status_code == 503


def slow(told: Any) -> Any:
    time.sleep(0.5)
    return told


class TestWithAServiceThatIsGone:
    @pytest.fixture
    def app(self, make_app: MakeApp, nowhere: str) -> Flask:
        return make_app(**settings(nowhere))

    def test_everything_else_works(self, client: Client, people: People, sign_in: SignIn) -> None:
        assert client.get("/logga-in").status_code == 200
        assert out_of_reach(client)
        sign_in(client, people.coordinator)
        assert client.get("/register/").status_code == 200

    def test_the_password_form_of_that_page_works(self, client: Client, people: People) -> None:
        form = {"email": people.coordinator.email, "password": people.coordinator.password}
        token = client.token()
        page = client.get(START, query_string={"next": "/register/trygghetspunkter"}).text
        address = page.split('action="', 1)[1].split('"', 1)[0].replace("&amp;", "&")
        assert client.post(address, data=form | {"csrf_token": token}).location == "/register/trygghetspunkter"


class TestWithAServiceThatChanges:
    @pytest.fixture
    def app(self, make_app: MakeApp, meddler: Meddler) -> Flask:
        return make_app(**settings(meddler.url))

    def test_nothing_is_asked_before_somebody_wants_to_sign_in(self, client: Client, meddler: Meddler) -> None:
        client.get("/logga-in")
        assert meddler.asked == []
        begun(client)
        begun(client)
        assert meddler.asked == [DISCOVERY]

    @pytest.mark.parametrize(
        "told",
        [
            {"issuer": "https://evil.example"}, {"issuer": None}, {"token_endpoint": "http://evil.example/token"},
            {"jwks_uri": "http://evil.example/keys"}, {"authorization_endpoint": "javascript:alert(1)"},
            {"token_endpoint": None}, {"id_token_signing_alg_values_supported": 5}, [], "text", None, 5,
        ],
    )  # fmt: skip
    def test_one_that_introduces_itself_badly_is_not_used(self, client: Client, meddler: Meddler, told: Any) -> None:
        meddler.changes[DISCOVERY] = lambda said: said | told if isinstance(told, dict) else told
        assert out_of_reach(client)

    def test_nobody_waits_again_for_one_that_was_just_gone(
        self, client: Client, meddler: Meddler, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        meddler.changes[DISCOVERY] = lambda _: []
        assert out_of_reach(client)
        del meddler.changes[DISCOVERY]
        assert out_of_reach(client)
        assert meddler.asked == [DISCOVERY]
        monkeypatch.setattr(identity_client, "PAUSE", 0.0)
        assert not out_of_reach(client)

    def test_it_is_asked_anew_after_a_while(
        self, client: Client, meddler: Meddler, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begun(client)
        monkeypatch.setattr(identity_client, "KNOWN_FOR", 0.0)
        begun(client)
        assert meddler.asked == [DISCOVERY, DISCOVERY]

    def test_a_silent_one_is_not_waited_for_long(
        self, client: Client, meddler: Meddler, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(identity_client, "PATIENCE", 0.1)
        meddler.changes[DISCOVERY] = slow
        assert out_of_reach(client)

    def test_one_that_goes_away_meanwhile(self, client: Client, meddler: Meddler, people: People) -> None:
        service = Provider(meddler.url)
        service.knows("anna", email=people.coordinator.email, email_verified=True)
        answer = service.approves(begun(client), "anna")
        meddler.behind = "http://127.0.0.1:9"
        page = client.get(answer)
        assert page.status_code == 503
        assert "går inte att nå just nu" in page.text

    def test_the_secret_travels_as_the_service_wants_it(self, client: Client, meddler: Meddler, people: People) -> None:
        service = Provider(meddler.url)
        service.knows("anna", email=people.coordinator.email, email_verified=True)
        ways = {"token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt"]}
        meddler.changes[DISCOVERY] = lambda told: told | ways
        assert service.brings(client, "anna").status_code == 302
