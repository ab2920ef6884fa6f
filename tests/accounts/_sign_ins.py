"""What tests of signing in share: browsers apart, other addresses, another time of day."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from preparedness.accounts import store
from preparedness.common import clock
from tests.house.client import Client
from tests.house.people import Person

SIGN_IN, REGISTER = "/logga-in", "/register/"


def browser(app: Flask, address: str = "127.0.0.1", agent: str = "") -> Client:
    """Somebody's browser with its own cookies, at this address."""
    made: Client = app.test_client()  # type: ignore[assignment]
    made.environ_base |= {"REMOTE_ADDR": address, "HTTP_USER_AGENT": agent}
    return made


WRONG = "inte den rätta frasen"


def tries(client: Client, email: str, password: str = WRONG) -> int:
    return client.submit(SIGN_IN, {"email": email, "password": password}).status_code


def gets_in(client: Client, person: Person) -> bool:
    answer = client.submit(SIGN_IN, {"email": person.email, "password": person.password})
    return answer.status_code == 302


def is_in(client: Client) -> bool:
    return client.get(REGISTER).status_code == 200


def rows(app: Flask) -> list[Any]:
    """Every sign-in that is kept."""
    with app.app_context(), store.reading() as connection:
        return list(connection.execute(store.sign_ins.select().order_by(store.sign_ins.c.id)))


def move(monkeypatch: pytest.MonkeyPatch, **later: float) -> None:
    """The clock jumps: `move(monkeypatch, hours=-5)`, counted from the true time."""
    monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) + timedelta(**later))
