"""A telephone that shows codes, and a clock that stands still until it is moved."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from preparedness.accounts import codes, second_factor
from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from tests.house.client import Client
from tests.house.people import PASSWORD, Person

CODE = "/logga-in/kod"
PAGE = "/register/konto/andra-faktor"


@dataclass
class Time:
    """What `clock.now()` says."""

    moment: datetime = field(default_factory=lambda: datetime.now(UTC))

    def now(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    made = Time()
    monkeypatch.setattr(clock, "now", made.now)
    return made


@dataclass(frozen=True)
class Telephone:
    """An app with somebody's secret, and the recovery codes they wrote down."""

    secret: str
    recovery: list[str] = field(default_factory=list)

    def shows(self, steps: int = 0) -> str:
        """The code now, or so many half minutes from now."""
        return pyotp.TOTP(self.secret).generate_otp(codes.step_at(clock.now()) + steps)


def equip(app: Flask, person: Person) -> Telephone:
    """Turn the second factor on for somebody, with the code of the step before this one."""
    with app.app_context():
        account = account_of(person)
        second_factor.prepare(account)
        secret = second_factor.secret_of(account) or ""
        made = second_factor.turn_on(account, Telephone(secret).shows(-1))
        db.session.commit()
    assert made
    return Telephone(secret, made)


def account_of(person: Person) -> Account:
    return db.session.get_one(Account, person.id)


def give_password(client: Client, person: Person, onward: str = "") -> TestResponse:
    """The first half of signing in."""
    return client.submit(f"/logga-in{onward}", {"email": person.email, "password": PASSWORD})


def is_in(client: Client) -> bool:
    return client.get("/register/").status_code == 200
