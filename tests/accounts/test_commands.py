"""`flask accounts`: what it makes, and what it refuses."""

import re
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from preparedness.accounts import people, records
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
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
    "easily guessed password": ((ANNA, *SAVSJO), "trygghetspunkt 2026", "fyra ord"),
    "the own address as password": ((ANNA, *SAVSJO), ANNA.lower(), "fyra ord"),
    "an administrator of one place": ((ANNA, "--role", "administrator", "--municipality", "0684"), GOOD, "hela"),
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


def run(app: Flask, *arguments: str) -> Result:
    return app.test_cli_runner().invoke(args=["accounts", *arguments])


def link_in(result: Result) -> str:
    """The link that was printed, alone on its line."""
    assert result.exit_code == 0, result.output
    found = re.search(r"^\S*(/(?:valkommen|nytt-losenord)/\S+)$", result.output, re.MULTILINE)
    assert found, result.output
    return found[1]


def test_an_invitation_is_a_link(app: Flask, client: Client) -> None:
    path = link_in(run(app, "invite", ANNA, *SAVSJO, "--name", "Anna Ek"))
    assert path.startswith("/valkommen/")
    assert held(app, ANNA) == {(Role.COORDINATOR, "0684")}
    assert client.submit("/logga-in", {"email": ANNA, "password": GOOD}).status_code == 400
    assert client.submit(path, {"password": GOOD}).location == "/register/"


def test_who_has_lost_the_password_gets_a_link(app: Flask, client: Client) -> None:
    create(app, ANNA, "--role", "administrator")
    path = link_in(run(app, "link", ANNA.upper()))
    assert path.startswith("/nytt-losenord/")
    assert client.submit(path, {"password": "en annan fras att minnas"}).status_code == 302
    assert client.submit("/logga-in", {"email": ANNA, "password": GOOD}).status_code == 400


@pytest.mark.sqlite_only
def test_a_second_link_to_who_was_invited_is_an_invitation(app: Flask) -> None:
    run(app, "invite", ANNA, *SAVSJO)
    assert link_in(run(app, "link", ANNA)).startswith("/valkommen/")


@pytest.mark.sqlite_only
def test_the_link_is_whole_where_the_site_knows_its_address(make_app: Any) -> None:
    app = make_app(ADDRESS="https://trygghet.example.org")
    result = run(app, "invite", ANNA, *SAVSJO)
    assert result.output.splitlines()[-1] == f"https://trygghet.example.org{link_in(result)}"


@pytest.mark.sqlite_only
@pytest.mark.parametrize("command", ["link", "end-sign-ins"])
def test_nobody_is_told_so(app: Flask, command: str) -> None:
    result = run(app, command, "ingen@example.org")
    assert result.exit_code != 0
    assert "ingen@example.org" in result.output


@pytest.mark.sqlite_only
def test_the_retired_and_those_who_have_an_account_are_refused(app: Flask) -> None:
    create(app, ANNA, *SAVSJO)
    assert "redan" in run(app, "invite", ANNA, *SAVSJO).output
    with app.app_context():
        account = records.by_email(ANNA)
        assert account
        people.retire(account)
        db.session.commit()
    assert "avslutat" in run(app, "link", ANNA).output


def test_somebody_is_signed_out_everywhere(app: Flask, client: Client) -> None:
    create(app, ANNA, *SAVSJO)
    client.submit("/logga-in", {"email": ANNA, "password": GOOD})
    assert client.get("/register/").status_code == 200
    assert run(app, "end-sign-ins", ANNA).exit_code == 0
    assert client.get("/register/").status_code == 302
