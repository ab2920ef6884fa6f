"""What the history says of a host's own data is read only where it is kept who reads it."""

import csv
import io

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common.database import db
from preparedness.history import chain
from preparedness.history.models import Entry, Reading
from preparedness.history.views.blueprint import PAGES
from preparedness.hosts.records import hosts as records
from tests.hosts.conftest import Screen
from tests.house import hosts
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import visible

pytestmark = pytest.mark.sqlite_only
NUMBER, CERTIFICATE = "070-174 06 77", "HLR-4711"
ELSEWHERE = "Personuppgifter: se värdens egen historik"
FILES = {"hosts.hosts_file", "hosts.training_file"}
PERSONAL = {"host_id", "training_id", "evidence_id"}


def readings(app: Flask, host_id: int) -> list[str]:
    """The pages on which somebody read about the host, oldest first."""
    with app.app_context():
        query = select(Reading.what).where(Reading.kind == "host", Reading.key == str(host_id)).order_by(Reading.id)
        return list(db.session.scalars(query))


@pytest.fixture
def changed(app: Flask, coordinator: Client) -> int:
    """A host of whom a private telephone, a certificate and the time to get there have been changed."""
    number = hosts.host(app)
    page = f"/register/vardar/{number}"
    coordinator.submit(f"{page}/andra", {"private_telephone": NUMBER, "availability": "evenings"})
    hosts.train(app, number, hosts.course(app), certificate=CERTIFICATE)
    return number


def test_lists_of_changes_show_what_is_not_personal_and_where_the_rest_is(
    app: Flask, screen: Screen, people: People, coordinator: Client, changed: int
) -> None:
    before = readings(app, changed)
    file = list(csv.reader(io.StringIO(coordinator.get("/register/historik.csv").text), delimiter=";"))
    texts = {
        "all": visible(coordinator.get("/register/historik")),
        "file": "\n".join(row[-1] for row in file),
        "mine": visible(coordinator.get("/register/konto/historik")),
        "theirs": visible(
            screen(people.administrator).get(f"/register/administration/personer/{people.coordinator.id}/historik")
        ),
    }
    for name, text in texts.items():
        assert "Kvällar, nätter och helger" in text, name
        assert ELSEWHERE in text, name
        for value in (NUMBER, hosts.GOOD["private_telephone"], hosts.GOOD["name"], CERTIFICATE):
            assert value not in text, name
    assert readings(app, changed) == before


def test_the_hosts_own_history_shows_them_and_keeps_who_read(app: Flask, coordinator: Client, changed: int) -> None:
    text = visible(coordinator.get(f"/register/vardar/{changed}/historik"))
    assert NUMBER in text
    assert CERTIFICATE in text
    assert ELSEWHERE not in text
    assert readings(app, changed)[-1] == "hosts.host_history"


def test_every_page_on_which_a_host_is_read_about_has_a_name(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("hosts.")]
    read = {rule.endpoint for rule in rules if rule.arguments & PERSONAL}
    assert {rule.endpoint for rule in rules} >= FILES
    assert read
    assert (read | FILES) - PAGES.keys() == set()


def test_it_is_told_which_file_was_read(coordinator: Client, changed: int) -> None:
    assert coordinator.get("/register/vardar.csv").status_code == 200
    text = visible(coordinator.get(f"/register/vardar/{changed}/historik"))
    assert "en fil med värdar" in text
    assert "hosts_file" not in text


def test_nothing_is_left_of_any_of_several_who_are_erased_at_once(app: Flask) -> None:
    numbers = [hosts.host(app, name=f"Borta {number}", private_telephone=NUMBER) for number in range(3)]
    with app.app_context():
        for number in numbers:
            host = records.by_id(number)
            assert host
            records.erase(host)
        db.session.commit()
        kept = "".join(f"{entry.facts}{entry.personal}" for entry in db.session.scalars(select(Entry)))
        assert NUMBER not in kept
        assert "Borta" not in kept
        assert list(chain.verify(db.session)) == []
