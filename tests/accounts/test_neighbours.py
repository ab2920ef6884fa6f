"""What cooperation groups give: coordinators see each other's points and change nothing there."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from preparedness.accounts import groups, records
from preparedness.accounts.models import CooperationGroup
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.safe_points.states import Status
from tests.accounts._admin import screen
from tests.house.client import Client
from tests.house.people import People, Person
from tests.house.points import GOOD, register
from tests.house.queries import Counter
from tests.safe_points._pages import POINTS, send

THEIRS = f"{POINTS}/2462-1"
Queries = Callable[[], AbstractContextManager[Counter]]


def together(app: Flask, *codes: str, name: str = "DOVIÅS") -> int:
    with app.app_context():
        group = groups.save(CooperationGroup(), {"name": name})
        for code in codes:
            groups.add_member(group, code)
        db.session.commit()
        return group.id


def give(app: Flask, person: Person, role: Role, code: str | None) -> None:
    with app.app_context():
        account = records.by_id(person.id)
        assert account
        records.give_role(account, role, code)
        db.session.commit()


def seen(app: Flask, person: Person) -> frozenset[str]:
    with app.app_context():
        account = records.by_id(person.id)
        assert account
        return account.neighbours


@pytest.fixture
def point(app: Flask) -> str:
    """A point of Vilhelmina."""
    return register(app, "Hjältarnas skola", municipality="2462", known=GOOD, status=Status.OPERATIONAL)


@pytest.mark.usefixtures("point")
def test_seeing_is_not_editing(app: Flask, people: People) -> None:
    together(app, "2425", "2462", "2463")
    client = screen(app, people.neighbour)
    assert client.get(THEIRS).status_code == 200
    for path in ("el/andra", "status", "oppning"):
        assert client.get(f"{THEIRS}/{path}").status_code == 404
        assert (
            send(client, f"{THEIRS}/{path}", {"rated_kw": "1", "status": "withdrawn", "state": "open"}).status_code
            == 404
        )
    assert client.get("/register/kommuner/2462").status_code == 404
    assert client.get(f"{POINTS}/0684-1").status_code == 404


@pytest.mark.usefixtures("point")
def test_it_counts_from_and_to_the_next_request(app: Flask, people: People, client: Client) -> None:
    theirs = screen(app, people.neighbour)
    assert theirs.get(THEIRS).status_code == 404
    number = together(app, "2425", "2462")
    assert theirs.get(THEIRS).status_code == 200
    with app.app_context():
        group = groups.by_id(number)
        assert group
        groups.remove_member(group, "2462")
        db.session.commit()
    assert theirs.get(THEIRS).status_code == 404
    assert client.get(THEIRS).status_code == 302


@pytest.mark.usefixtures("point")
def test_other_roles_see_nothing_more(app: Flask, people: People) -> None:
    together(app, "0684", "2462")
    assert screen(app, people.coordinator).get(THEIRS).status_code == 200
    assert screen(app, people.exercise_leader).get(THEIRS).status_code == 404
    assert screen(app, people.host).get(THEIRS).status_code in (403, 404)


def test_who_is_whose_neighbour(app: Flask, people: People) -> None:
    together(app, "2425", "2462", "2463")
    together(app, "2462", "0684", name="Långt bort")
    assert seen(app, people.neighbour) == {"2462", "2463"}  # not 0684: a group's neighbours are not one's own
    assert seen(app, people.elsewhere) == {"2425", "2463", "0684"}
    assert seen(app, people.coordinator) == {"2462"}
    assert seen(app, people.reader) == seen(app, people.administrator) == seen(app, people.host) == set()


def test_what_one_keeps_oneself_is_no_neighbour(app: Flask, people: People) -> None:
    together(app, "2425", "2462", "2463")
    give(app, people.neighbour, Role.COORDINATOR, "2462")
    assert seen(app, people.neighbour) == {"2463"}


def test_a_reader_who_is_also_coordinator_next_door_sees_as_a_coordinator(app: Flask, people: People) -> None:
    together(app, "2425", "2462")
    give(app, people.neighbour, Role.READER, "2462")
    assert seen(app, people.neighbour) == {"2462"}


def test_one_question_more_and_for_coordinators_alone(app: Flask, people: People, queries: Queries) -> None:
    together(app, "2425", "2462", "2463")
    together(app, "2425", "0684", name="En till")
    asked = {}
    for person in (people.neighbour, people.elsewhere, people.reader, people.administrator):
        with queries() as counted:
            seen(app, person)
        asked[person.role] = counted.number
    assert asked[Role.COORDINATOR] == asked[Role.READER] + 1 == asked[Role.ADMINISTRATOR] + 1


def test_signing_in_asks_nothing_about_groups(app: Flask, people: People, queries: Queries) -> None:
    """So that a coordinator's sign-in takes no longer than anybody else's."""
    together(app, "2425", "2462")
    with app.app_context(), queries() as asked:
        records.who_signs_in(people.neighbour.email, "fel")
    assert not [each for each in asked.statements if "group_members" in each]
