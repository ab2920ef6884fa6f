"""`flask accounts create`: what it makes and what it refuses."""

import pytest
from click.testing import Result
from flask import Flask

from preparedness.accounts import records
from preparedness.accounts.permissions import Role
from tests.house.client import Client

GOOD = "en lång fras att minnas"
ANNA = "Anna.Ek@savsjo.example.org"


def create(app: Flask, *arguments: str, password: str = GOOD) -> Result:
    command = ["accounts", "create", *arguments, "--password-stdin"]
    return app.test_cli_runner().invoke(args=command, input=f"{password}\n")


def held(app: Flask, email: str) -> set[tuple[Role, str | None]]:
    with app.app_context():
        account = records.by_email(email)
        return {(each.role, each.municipality) for each in account.memberships} if account else set()


def test_an_account_is_made_and_works(app: Flask, client: Client) -> None:
    result = create(app, ANNA, "--role", "coordinator", "--municipality", "0684", "--name", "Anna Ek")
    assert result.exit_code == 0, result.output
    assert held(app, ANNA.lower()) == {(Role.COORDINATOR, "0684")}
    answer = client.submit("/logga-in", {"email": ANNA, "password": GOOD}, follow=True)
    assert answer.request.path == "/register/"


def test_an_account_can_be_given_a_further_role(app: Flask, client: Client) -> None:
    create(app, ANNA, "--role", "coordinator", "--municipality", "0684")
    for _ in range(2):
        result = create(app, ANNA, "--role", "coordinator", "--municipality", "2462", password="")
        assert result.exit_code == 0, result.output
    assert held(app, ANNA) == {(Role.COORDINATOR, "0684"), (Role.COORDINATOR, "2462")}
    assert client.submit("/logga-in", {"email": ANNA, "password": GOOD}).status_code == 302


@pytest.mark.sqlite_only
@pytest.mark.parametrize("role", ["administrator", "reader"])
def test_some_roles_hold_everywhere(app: Flask, role: str) -> None:
    assert create(app, ANNA, "--role", role).exit_code == 0
    assert held(app, ANNA) == {(Role(role), None)}


SAVSJO = ("--role", "coordinator", "--municipality", "0684")
REFUSED = {
    "bad address": (("inte en adress", *SAVSJO), GOOD, "inte en adress"),
    "short password": ((ANNA, *SAVSJO), "elva tecken", "12"),
    "no password": ((ANNA, *SAVSJO), "", "12"),
    "unknown municipality": ((ANNA, "--role", "coordinator", "--municipality", "9999"), GOOD, "9999"),
    "no municipality": ((ANNA, "--role", "coordinator"), GOOD, "--municipality"),
    "unknown role": ((ANNA, "--role", "king"), GOOD, "coordinator"),
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("arguments", "password", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_nonsense_is_refused_and_nothing_made(app: Flask, arguments: tuple[str, ...], password: str, says: str) -> None:
    result = create(app, *arguments, password=password)
    assert result.exit_code != 0
    assert says in result.output
    assert "Traceback" not in result.output
    with app.app_context():
        assert records.how_many() == 0


@pytest.mark.sqlite_only
def test_the_password_is_never_an_argument(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["accounts", "create", ANNA, *SAVSJO])
    assert result.exit_code != 0
    assert "--password-stdin" in result.output
