"""Reading a host's personal data is kept: who, when and on which page."""

import pytest
from flask import Flask
from sqlalchemy import Engine, select, text

from preparedness.accounts import records
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.history.models import Reading
from tests.history.conftest import Screen
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import visible

PERSON = "/register/administration/personer"
PAGES = {
    "": "accounts.person",
    "/historik": "history.person",
    "/som-det-var": "history.person_then",
    "/avsluta": "accounts.retire",
}
LOOKED = "Vilka som har tittat på personens uppgifter"


def readings(app: Flask) -> list[tuple[int | None, str, str]]:
    """Who read whose data on which page, oldest first."""
    with app.app_context():
        rows = db.session.scalars(select(Reading).order_by(Reading.id))
        return [(row.by_id, row.key, row.what) for row in rows]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_about_a_host(app: Flask, administrator: Client, people: People, page: str) -> None:
    assert administrator.get(f"{PERSON}/{people.host.id}{page}").status_code == 200
    assert readings(app) == [(people.administrator.id, str(people.host.id), PAGES[page])]


def test_the_one_concerned_can_be_told(administrator: Client, people: People) -> None:
    administrator.get(f"{PERSON}/{people.host.id}")
    seen = visible(administrator.get(f"{PERSON}/{people.host.id}/historik"))
    assert people.administrator.email in seen.split(LOOKED)[1]


@pytest.mark.sqlite_only
def test_others_are_no_hosts(app: Flask, administrator: Client, people: People) -> None:
    for person in (people.coordinator, people.reader):
        assert LOOKED not in visible(administrator.get(f"{PERSON}/{person.id}/historik"))
    assert readings(app) == []


@pytest.mark.sqlite_only
def test_ones_own_data_are_ones_own(app: Flask, administrator: Client, people: People) -> None:
    with app.app_context():
        own = records.by_id(people.administrator.id)
        assert own
        records.give_role(own, Role.HOST, "0684")
        db.session.commit()
    administrator.get(f"{PERSON}/{people.administrator.id}")
    assert readings(app) == []


@pytest.mark.sqlite_only
def test_strangers_and_other_roles_read_nothing(app: Flask, screen: Screen, people: People) -> None:
    for person in (people.coordinator, people.host, people.reader):
        assert screen(person).get(f"{PERSON}/{people.host.id}").status_code == 403
    assert readings(app) == []


@pytest.mark.sqlite_only
def test_what_cannot_be_kept_is_not_shown(app: Flask, administrator: Client, people: People, impatient: Engine) -> None:
    """Somebody writes for so long that the reading cannot be written down."""
    with impatient.connect() as writer:
        writer.execute(text("UPDATE accounts SET language = language"))
        answer = administrator.get(f"{PERSON}/{people.host.id}")
        writer.rollback()
    assert answer.status_code == 503
    assert people.host.email not in answer.text
    assert readings(app) == []
