"""What tests of the administrators' pages share."""

import html5lib
from flask import Flask
from werkzeug.test import TestResponse

from preparedness.accounts import records
from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from tests.house import forms
from tests.house.client import Client
from tests.house.people import Person, enter

ADMINISTRATION = "/register/administration"
PEOPLE = f"{ADMINISTRATION}/personer"
GROUPS = f"{ADMINISTRATION}/grupper"


def page_of(person: Person | int) -> str:
    return f"{PEOPLE}/{person if isinstance(person, int) else person.id}"


def screen(app: Flask, person: Person) -> Client:
    """Another browser, in which somebody has signed in."""
    made: Client = app.test_client()  # type: ignore[assignment]
    return enter(made, person)


def add(app: Flask, email: str, role: Role, municipality: str | None = None, *, password_hash: str = "") -> int:
    """An account besides the cast; without a password it is only invited."""
    with app.app_context():
        account = records.create(email, "")
        account.password_hash = password_hash
        records.give_role(account, role, municipality)
        db.session.commit()
        return account.id


def known(account_id: int) -> Account:
    """The account, inside an application context."""
    account = records.by_id(account_id)
    assert account
    return account


def held(app: Flask, account_id: int) -> set[tuple[Role, str | None]]:
    with app.app_context():
        return {(each.role, each.municipality) for each in known(account_id).memberships}


def actions(answer: TestResponse) -> list[str]:
    """Where the forms of a page are sent."""
    tree = html5lib.parse(answer.text, namespaceHTMLElements=False)
    return [form.action for form in forms.forms(tree, answer.request.path)]
