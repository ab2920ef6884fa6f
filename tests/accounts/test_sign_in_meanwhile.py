"""People sign in and out while somebody else writes, as during a long import."""

import pytest
from flask import Flask

from preparedness.accounts import passwords
from preparedness.common.database import db
from tests.house.client import Client
from tests.house.people import PASSWORD, People, SignIn


@pytest.mark.usefixtures("impatient")
def test_in_and_out_while_somebody_writes(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    with app.app_context():
        engine = db.engine
    with engine.begin() as writer:
        writer.exec_driver_sql("UPDATE accounts SET name = 'not yet committed'")
        sign_in(client, people.coordinator)
        assert client.get("/register/").status_code == 200
        assert client.submit("/register/", action="/logga-ut").status_code == 302
    assert client.get("/register/").status_code == 302


@pytest.mark.sqlite_only
def test_others_write_while_a_password_is_checked(
    app: Flask, client: Client, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        engine = db.engine
    tried = []

    def fits(password: str, stored: str | None) -> bool:
        with engine.begin() as writer:
            writer.exec_driver_sql("UPDATE accounts SET language = 'en'")
        tried.append(password)
        return stored is not None

    monkeypatch.setattr(passwords, "fits", fits)
    answer = client.submit("/logga-in", {"email": people.reader.email, "password": PASSWORD})
    assert (answer.status_code, tried) == (302, [PASSWORD])
