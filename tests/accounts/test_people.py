"""The list of people: found, filtered, sorted, paged, and always with as many questions to the database."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from preparedness.accounts import people_lists, records
from preparedness.accounts.people_lists import Filters
from preparedness.accounts.permissions import Role
from preparedness.accounts.rules import State
from preparedness.common import clock
from preparedness.common.database import db
from tests.accounts._admin import PEOPLE, add, known
from tests.house.client import Client
from tests.house.people import People
from tests.house.queries import Counter
from tests.safe_points._pages import visible

MOST = 12


def fill(app: Flask, *names: str) -> None:
    with app.app_context():
        for name in names:
            made = records.create(f"{abs(hash(name))}@example.org", name)
            records.give_role(made, Role.COORDINATOR, "0684")
            records.give_role(made, Role.HOST, "2462")
        db.session.commit()


def names(app: Flask, **wanted: object) -> list[str]:
    with app.app_context():
        return [account.name for account in people_lists.listed(Filters(**wanted)).people]  # type: ignore[arg-type]


def test_as_many_questions_for_200_people_as_for_10(
    admin: Client, app: Flask, queries: Callable[[], AbstractContextManager[Counter]]
) -> None:
    counted = []
    for more in (10, 200):
        fill(app, *(f"Person {more} {number}" for number in range(more)))
        with queries() as asked:
            assert admin.get(PEOPLE).status_code == 200
        counted.append(asked.number)
    assert counted[0] == counted[1] <= MOST


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("öberg", True), ("ÅSA", True), ("A\u030asa", True), ("asa", False), ("kontoret@", True), ("savsjo", True),
        ("åsa savsjo", True), ("åsa elsewhere", False), ("%", False), ("_", False), ("  ", True), ("\x00", False),
        ("'; DROP TABLE accounts; --", False),
    ],
)  # fmt: skip
def test_search(app: Flask, text: str, hit: bool) -> None:
    with app.app_context():
        records.create("kontoret@savsjo.example.org", "Åsa ÖBERG")
        db.session.commit()
    assert (names(app, text=text) == ["Åsa ÖBERG"]) is hit


def test_names_stand_in_swedish_order_whatever_their_case(app: Flask) -> None:
    wanted = ["alm", "Ek", "Élan", "en", "zebra", "Åby", "ål", "Ärla", "ö", "Öd"]
    fill(app, *sorted(wanted))
    assert names(app) == wanted
    assert names(app, descending=True) == wanted[::-1]


def test_who_has_no_name_stands_by_the_address(app: Flask) -> None:
    fill(app, "Anna", "Cecilia")
    add(app, "bertil@example.org", Role.HOST, "0684")
    assert names(app) == ["Anna", "", "Cecilia"]


def test_nobody_falls_between_two_pages(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_lists, "PAGE", 3)
    with app.app_context():
        for number in range(7):
            records.create(f"{number}@example.org", "Samma namn")
        db.session.commit()
        for sort in people_lists.SORTS:
            pages = [people_lists.listed(Filters(sort=sort, page=page)) for page in (1, 2, 3)]
            assert len({account.id for page in pages for account in page.people}) == 7
            assert {(page.total, page.pages) for page in pages} == {(7, 3)}
        beyond = [people_lists.listed(Filters(page=page)).page for page in (-1, 0, 4, 999_999)]
    assert beyond == [1, 1, 3, 3]


def test_filters(admin: Client, app: Flask, people: People) -> None:
    add(app, "bjuden@example.org", Role.COORDINATOR, "2462")
    with app.app_context():
        known(people.host.id).retired_at = clock.now()
        db.session.commit()

    def shown(query: str) -> set[str]:
        page = visible(admin.get(f"{PEOPLE}?{query}"))
        table = page[page.index("E-post Roller") : page.rindex(" English")].removesuffix(people.administrator.email)
        everyone = {*(each.email for each in people.everyone()), "bjuden@example.org"}
        return {email for email in everyone if f" {email} " in table}

    def who(*some: str) -> set[str]:
        return {getattr(people, each).email for each in some}

    assert len(shown("")) == 8
    assert shown("role=coordinator") == who("coordinator", "elsewhere", "neighbour") | {"bjuden@example.org"}
    assert shown("municipality=0684") == who("coordinator", "exercise_leader", "host")
    assert shown("role=coordinator&municipality=2462") == who("elsewhere") | {"bjuden@example.org"}
    assert shown("state=invited") == {"bjuden@example.org"}
    assert shown("state=retired") == who("host")
    assert shown("state=active&text=savsjo") == who("coordinator", "exercise_leader")
    assert shown("text=lasare&sort=-name") == who("reader")


def test_role_and_municipality_are_asked_of_the_same_membership(app: Flask) -> None:
    fill(app, "Anna")
    assert names(app, role=Role.COORDINATOR, municipality="0684") == ["Anna"]
    assert names(app, role=Role.COORDINATOR, municipality="2462") == []


def test_where_nobody_matches_the_way_back_is_shown(admin: Client) -> None:
    page = admin.get(f"{PEOPLE}?text=finns-inte")
    assert "Ingen person stämmer." in visible(page)
    assert f'href="{PEOPLE}"' in page.text


def test_the_list_says_roles_with_municipality_second_factor_and_state(admin: Client, app: Flask) -> None:
    account_id = add(app, "bjuden@example.org", Role.COORDINATOR, "2462")
    with app.app_context():
        known(account_id).totp_since = clock.now()
        records.give_role(known(account_id), Role.READER, None)
        db.session.commit()
    page = visible(admin.get(f"{PEOPLE}?text=bjuden"))
    assert "bjuden@example.org Beredskapssamordnare, VilhelminaLäsare, överallt på Inbjudan väntar" in page


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=x", "page=99999999999999999999", "page=%D9%A3", "sort=nonsense", "sort=--name",
     "sort=-", "role=king", "role=%27", "state=x", "municipality=068", "municipality=%F0%9F%98%80", "municipality=%00",
     "text=%00", "text=%ED%A0%80", "text=" + "x" * 5000, "text=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"],
)  # fmt: skip
def test_nonsense_in_the_address_does_no_harm(admin: Client, query: str) -> None:
    answer = admin.get(f"{PEOPLE}?{query}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


@pytest.mark.sqlite_only
def test_hostile_names_are_text(admin: Client, app: Flask) -> None:
    hostile = ("<script>alert(1)</script>", "' onmouseover='x", '"><img src=x onerror=alert(1)>', "&lt;b&gt;")
    fill(app, *hostile)
    answer = admin.get(PEOPLE)
    assert "<script>alert" not in answer.text
    assert all(name in visible(answer) for name in hostile)


def test_states_are_what_the_rules_say(app: Flask, people: People) -> None:
    with app.app_context():
        assert known(people.host.id).state is State.ACTIVE
        assert {each.state for each in people_lists.listed(Filters()).people} == {State.ACTIVE}
