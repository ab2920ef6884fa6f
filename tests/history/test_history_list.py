"""All changes: who may read which, what the list is narrowed to, and where it leads."""

import re

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from preparedness.common.recorded import Origin
from preparedness.history.facts import Change
from preparedness.history.models import Action
from tests.history._scene import entries
from tests.history._written import entry, write
from tests.history.conftest import Screen
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import visible

ALL = "/register/historik"
ROLE = Change("membership", "role", None, "coordinator", "9"), Change("membership", "municipality", None, "0684", "9")


def numbers(answer: TestResponse) -> list[int]:
    """The entries on a page, in their order."""
    assert answer.status_code == 200
    return [int(number) for number in re.findall(r'id="(?:andring|gjord)-(\d+)"', answer.text)]


@pytest.fixture
def several(app: Flask, people: People) -> list[int]:
    """A point, a kitchen and a municipality of Sävsjö, a point of Vilhelmina, a role, a group; oldest first."""
    write(app, entry(), by=people.coordinator, why="Provkörning")
    write(app, entry("7", [Change("", "name", "Köket", None)], kind="kitchen", name="Köket", action=Action.REMOVED))
    write(app, entry("0684", [Change("", "radio", "", "P4")], kind="municipality", name=""), origin=Origin.COMMAND)
    write(app, entry("2462-1", municipality="2462", name="Åsele skola"), by=people.elsewhere)
    write(app, entry(str(people.host.id), ROLE, kind="account", name=""), by=people.administrator)
    write(app, entry("5", kind="cooperation_group", municipality=None, name="Höglandet"), by=people.administrator)
    with app.app_context():
        return [each.number for each in entries()][-6:]


def seen(client: Client, several: list[int], query: str = "") -> list[int]:
    """Which of the entries the list shows, counted from 0, newest first."""
    return [several.index(number) for number in numbers(client.get(f"{ALL}{query}")) if number in several]


def test_a_coordinator_reads_what_was_changed_in_their_municipality(coordinator: Client, several: list[int]) -> None:
    assert seen(coordinator, several) == [2, 1, 0]


def test_another_coordinator_reads_theirs(screen: Screen, people: People, several: list[int]) -> None:
    assert seen(screen(people.elsewhere), several) == [3]


def test_an_administrator_reads_all_and_what_was_changed_about_people(
    screen: Screen, people: People, several: list[int]
) -> None:
    assert seen(screen(people.administrator), several) == [5, 4, 3, 2, 1, 0]


@pytest.mark.sqlite_only
def test_others_do_not(screen: Screen, people: People) -> None:
    for person in (people.reader, people.host, people.exercise_leader):
        for address in (ALL, f"{ALL}.csv"):
            assert screen(person).get(address).status_code == 403
        assert f'href="{ALL}"' not in screen(person).get("/register/").text


def test_who_what_when_and_why(coordinator: Client, several: list[int]) -> None:
    del several
    text = visible(coordinator.get(ALL))
    assert "Trygghetspunkt Rörviks skola av samordnare@savsjo.example.org Orsak: Provkörning El" in text
    assert "Bränsle i tank och förråd: 200 → 350 liter" in text
    assert "Borttagen Kök Köket Ingen var inloggad Uppgifter Namn: Köket" in text
    assert "Kommun Sävsjö Kommando Uppgifter Radiokanal och frekvens: okänt → P4" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?text=rörvik", [0]),
        ("?text=RÖRVIK+skola", [0]),
        ("?text=åsele", [3]),
        ("?text=0684-", [0]),
        ("?text=vard%40savsjo", [4]),
        ("?text=%25", []),
        ("?text=_", []),
        ("?kind=kitchen", [1]),
        ("?kind=account", [4]),
        ("?kind=bunker", [5, 4, 3, 2, 1, 0]),
        ("?municipality=2462", [3]),
        ("?municipality=9999", [5, 4, 3, 2, 1, 0]),
        ("?origin=command", [2]),
        ("?origin=dream", [5, 4, 3, 2, 1, 0]),
        ("?since=2000-01-01&until=2100-01-01", [5, 4, 3, 2, 1, 0]),
        ("?since=2100-01-01", []),
        ("?until=2000-01-01", []),
        ("?since=igår&until=2150-13-13&who=²", [5, 4, 3, 2, 1, 0]),
        ("?who=99999999999", [5, 4, 3, 2, 1, 0]),
        ("?before=-1&after=x", [5, 4, 3, 2, 1, 0]),
    ],
)
def test_narrowed(screen: Screen, people: People, several: list[int], query: str, found: list[int]) -> None:
    assert seen(screen(people.administrator), several, query) == found


def test_narrowed_to_who_changed(screen: Screen, people: People, several: list[int]) -> None:
    client = screen(people.administrator)
    answer = client.submit(ALL, {"who": str(people.elsewhere.id)})
    assert [several.index(number) for number in numbers(answer)] == [3]
    assert client.form(ALL, "who").held()["who"] == [""]


def test_who_may_be_asked_for_are_those_who_changed_something_that_one_reads(
    coordinator: Client, people: People, several: list[int]
) -> None:
    del several
    answer = coordinator.get(ALL)
    assert people.coordinator.email in visible(answer)
    assert people.elsewhere.email not in answer.text
    assert 'id="municipality"' not in answer.text


def test_what_was_asked_for_stays_in_the_form(coordinator: Client, several: list[int]) -> None:
    del several
    query = "?text=R%C3%B6rvik&kind=safe_point&origin=page&since=2000-01-01&until=2100-12-31"
    held = coordinator.form(f"{ALL}{query}", "text").held()
    assert held | {"who": [""]} == {
        "text": ["Rörvik"], "kind": ["safe_point"], "who": [""], "origin": ["page"],
        "since": ["2000-01-01"], "until": ["2100-12-31"],
    }  # fmt: skip


def test_nothing_found_and_nothing_there(coordinator: Client, several: list[int]) -> None:
    assert "Ingen ändring passar." in visible(coordinator.get(f"{ALL}?text=ingenting"))
    assert "Ingen ändring passar." in visible(coordinator.get(f"{ALL}?before={several[0]}"))


@pytest.mark.sqlite_only
def test_nothing_there(coordinator: Client) -> None:
    assert "Inget har ändrats" in visible(coordinator.get(ALL))


def test_each_leads_to_the_history_of_its_object(screen: Screen, people: People, several: list[int]) -> None:
    client = screen(people.administrator)
    text = client.get(ALL).text
    for address, status in (
        ("/register/kok/7/historik", 200),
        ("/register/kommuner/0684/historik", 200),
        (f"/register/administration/personer/{people.host.id}/historik", 200),
        ("/register/administration/grupper/5/historik", 200),
    ):
        assert f'href="{address}"' in text
        assert client.get(address).status_code == status
        assert set(numbers(client.get(address))) & set(several)
