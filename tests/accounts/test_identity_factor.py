"""An identity service and the second factor: the service's own counts where it says so, or the operator does."""

from typing import Any

import pytest
from flask import Flask

from tests.accounts._factor import CODE, PAGE, equip, is_in
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.identity import Provider, settings
from tests.house.people import PASSWORD, People, settle

pytestmark = pytest.mark.sqlite_only
ELSEWHERE = [["pwd", "mfa"], ["pwd", "otp"], ["hwk"], ["sc", "pin"], ["ngcmfa"]]
NOT_ENOUGH: list[Any] = [None, [], ["pwd"], ["pwd", "sms"], ["MFA "], ["kba"]]


def prepared(make_app: MakeApp, provider: Provider, password_hash: str, **more: Any) -> tuple[Flask, People]:
    app = make_app(**settings(provider.url, **more))
    return app, settle(app, password_hash)


def knows(provider: Provider, people: People, methods: list[str] | None) -> None:
    said = {} if methods is None else {"amr": methods}
    provider.knows("anna", email=people.coordinator.email, email_verified=True, **said)


@pytest.mark.parametrize("methods", NOT_ENOUGH)
def test_ours_is_asked_for_after_a_service_that_asked_for_a_password_alone(
    make_app: MakeApp, provider: Provider, password_hash: str, methods: list[str] | None
) -> None:
    app, people = prepared(make_app, provider, password_hash)
    telephone = equip(app, people.coordinator)
    knows(provider, people, methods)
    client = Client(app)
    assert provider.brings(client, "anna", "/register/trygghetspunkter").location == CODE
    assert not is_in(client)
    answer = client.submit(CODE, {"code": telephone.shows()})
    assert (answer.status_code, answer.location) == (302, "/register/trygghetspunkter")
    assert is_in(client)


@pytest.mark.parametrize("methods", ELSEWHERE)
def test_the_services_own_is_enough(
    make_app: MakeApp, provider: Provider, password_hash: str, methods: list[str]
) -> None:
    app, people = prepared(make_app, provider, password_hash)
    equip(app, people.coordinator)
    knows(provider, people, methods)
    client = Client(app)
    assert provider.brings(client, "anna").location == "/register/"
    assert is_in(client)


def test_the_operator_may_vouch_for_the_service(make_app: MakeApp, provider: Provider, password_hash: str) -> None:
    app, people = prepared(make_app, provider, password_hash, OIDC_SECOND_FACTOR=True)
    equip(app, people.coordinator)
    knows(provider, people, None)
    client = Client(app)
    provider.brings(client, "anna")
    assert is_in(client)


@pytest.mark.parametrize(("methods", "comes_in"), [(["pwd"], False), (["mfa"], True)])
def test_where_a_role_requires_it_the_services_own_serves_for_ours(
    make_app: MakeApp, provider: Provider, password_hash: str, methods: list[str], comes_in: bool
) -> None:
    app, people = prepared(make_app, provider, password_hash, SECOND_FACTOR="coordinator")
    knows(provider, people, methods)
    client = Client(app)
    answer = provider.brings(client, "anna", "/register/trygghetspunkter")
    assert str(answer.location).startswith("/register/trygghetspunkter" if comes_in else PAGE)
    assert (client.get("/register/trygghetspunkter").status_code == 200) is comes_in


def test_what_the_service_vouched_for_does_not_outlive_that_sign_in(
    make_app: MakeApp, provider: Provider, password_hash: str
) -> None:
    app, people = prepared(make_app, provider, password_hash, SECOND_FACTOR="coordinator")
    knows(provider, people, ["mfa"])
    client = Client(app)
    provider.brings(client, "anna")
    client.submit("/register/", action="/logga-ut")
    client.submit("/logga-in", {"email": people.coordinator.email, "password": PASSWORD})
    assert not is_in(client)
