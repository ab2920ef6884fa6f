"""A standing cast: one person of each role, all with the same password."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import select

from preparedness.accounts import passwords
from preparedness.accounts.models import Account, Membership
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.database import db
from tests.house.client import SIGN_IN, Client

PASSWORD = "en lang fras att minnas"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
OURS = passwords._hasher
"""The product's own, which the tests of passwords give back."""


@dataclass(frozen=True)
class Person:
    """Somebody with an account."""

    email: str
    role: Role
    municipality: str | None = None
    id: int = 0
    password: str = PASSWORD


SignIn = Callable[[Client, Person], Client]


@dataclass(frozen=True)
class People:
    """Who is who: `coordinator` keeps Sävsjö (0684), `elsewhere` Vilhelmina (2462), `neighbour` Dorotea (2425)."""

    administrator: Person
    coordinator: Person
    elsewhere: Person
    neighbour: Person
    exercise_leader: Person
    host: Person
    reader: Person

    def everyone(self) -> list[Person]:
        return list(vars(self).values())


CAST = {
    "administrator": Person("admin@example.org", Role.ADMINISTRATOR),
    "coordinator": Person("samordnare@savsjo.example.org", Role.COORDINATOR, "0684"),
    "elsewhere": Person("samordnare@vilhelmina.example.org", Role.COORDINATOR, "2462"),
    "neighbour": Person("samordnare@dorotea.example.org", Role.COORDINATOR, "2425"),
    "exercise_leader": Person("ovning@savsjo.example.org", Role.EXERCISE_LEADER, "0684"),
    "host": Person("vard@savsjo.example.org", Role.HOST, "0684"),
    "reader": Person("lasare@example.org", Role.READER),
}


@pytest.fixture(scope="session", autouse=True)
def least_work() -> Iterator[None]:
    """Argon2 is slow by design: here it does the least it can, but for the tests of passwords themselves."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(passwords, "_hasher", QUICK)
        yield


@pytest.fixture(scope="session")
def password_hash() -> str:
    """The cast's password, hashed once."""
    return QUICK.hash(PASSWORD)


@pytest.fixture
def people(app: Flask) -> People:
    """The cast: it stands in the register of `app` already, unless a test has made that by itself."""
    with app.app_context():
        numbers = {row.email: row.id for row in db.session.execute(select(Account.email, Account.id))}
    if CAST["administrator"].email not in numbers:
        return settle(app)
    return People(**{name: _numbered(person, numbers[person.email]) for name, person in CAST.items()})


def settle(app: Flask, password_hash: str = "") -> People:
    """Write the cast into the register of this application."""
    with app.app_context():
        stored = password_hash or QUICK.hash(PASSWORD)
        made = {name: _account(person, stored) for name, person in CAST.items()}
        db.session.add_all(made.values())
        db.session.flush()
        cast = People(**{name: _numbered(CAST[name], account.id) for name, account in made.items()})
        db.session.commit()
    return cast


def _account(person: Person, password_hash: str) -> Account:
    held = Membership(role=person.role, municipality=person.municipality)
    moment = clock.now()
    return Account(email=person.email, password_hash=password_hash, created_at=moment, memberships=[held])


def _numbered(person: Person, number: int) -> Person:
    return Person(person.email, person.role, person.municipality, number)


@pytest.fixture
def sign_in() -> SignIn:
    """`sign_in(client, people.coordinator)`: by the sign-in page, as people do."""
    return enter


def enter(client: Client, person: Person) -> Client:
    """Send what the sign-in page's form sends: tests of signing in look whether that is what the form holds."""
    sent = {"csrf_token": client.token(), "email": person.email, "password": person.password}
    answer = client.post(SIGN_IN, data=sent, headers={"Referer": f"http://localhost{SIGN_IN}"})
    assert answer.status_code == 302, answer.text
    return client
