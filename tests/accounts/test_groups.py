"""Cooperation groups: made, changed, their municipalities, removed."""

import pytest
from flask import Flask

from preparedness.accounts import groups
from preparedness.accounts.models import CooperationGroup, GroupMember
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from tests.accounts._admin import GROUPS, add, screen
from tests.house.client import Client
from tests.house.people import People, Person
from tests.safe_points._pages import again, errors_of, form_in, send, visible


def group(app: Flask, name: str = "DOVIÅS", *codes: str) -> int:
    with app.app_context():
        made = groups.save(CooperationGroup(), {"name": name})
        for code in codes:
            groups.add_member(made, code)
        db.session.commit()
        return made.id


def members(app: Flask, group_id: int) -> list[str]:
    with app.app_context():
        found = groups.by_id(group_id)
        assert found
        return [member.municipality for member in found.members]


def stands(app: Flask, group_id: int) -> tuple[str, str]:
    with app.app_context():
        found = groups.by_id(group_id)
        assert found
        return found.name, found.note


@pytest.mark.usefixtures("people")
def test_a_group_is_made_and_filled(admin: Client, app: Flask) -> None:
    answer = admin.submit(f"{GROUPS}/ny", {"name": " DOVIÅS ", "note": "Räddningstjänst"})
    assert (answer.status_code, answer.location) == (302, f"{GROUPS}/1")
    assert "har ingen verkan förrän två kommuner" in visible(admin.get(answer.location))
    for code in ("2425", "2462", "2462"):
        answer = admin.submit(f"{GROUPS}/1", {"municipality": code}, action=f"{GROUPS}/1/kommuner")
        assert answer.status_code == 302
    assert members(app, 1) == ["2425", "2462"]
    assert stands(app, 1) == ("DOVIÅS", "Räddningstjänst")
    page = visible(admin.get(GROUPS))
    assert "DOVIÅS Dorotea, Vilhelmina Räddningstjänst" in page
    assert "De ändrar inget i varandras kommuner" in page


def test_a_municipality_is_taken_out_and_the_group_removed(admin: Client, app: Flask) -> None:
    number = group(app, "DOVIÅS", "2425", "2462", "2463")
    page = f"{GROUPS}/{number}"
    assert admin.submit(page, action=f"{page}/kommuner/ta-bort", button="Ta ut Dorotea").status_code == 302
    assert members(app, number) == ["2462", "2463"]
    assert send(admin, f"{page}/kommuner/ta-bort", {"municipality": "2425"}).status_code == 302
    assert admin.submit(page, action=f"{page}/ta-bort", button="Ta bort gruppen").location == GROUPS
    assert admin.get(page).status_code == 404
    assert send(admin, f"{page}/ta-bort").status_code == 404
    with app.app_context():
        assert db.session.query(GroupMember).count() == 0


@pytest.mark.parametrize("name", ["", "  ", "doviås", " DOVIA\u030aS", "x" * 81])
def test_a_group_has_a_name_of_its_own(admin: Client, app: Flask, name: str) -> None:
    group(app)
    answer = admin.submit(f"{GROUPS}/ny", {"name": name, "note": "Behålls"})
    assert (answer.status_code, errors_of(answer)) == (400, ["#name"])
    assert "Behålls" in answer.text
    assert again(admin, answer, {"name": "Höglandet"}).status_code == 302
    assert stands(app, 2) == ("Höglandet", "Behålls")


def test_a_group_keeps_its_own_name(admin: Client, app: Flask) -> None:
    number = group(app)
    assert admin.submit(f"{GROUPS}/{number}", {"name": "Doviås"}).status_code == 302
    assert stands(app, number)[0] == "Doviås"


def test_two_who_change_the_same_group_see_each_other(
    admin: Client, app: Flask, people: People, password_hash: str
) -> None:
    assert people
    page = f"{GROUPS}/{group(app)}"
    add(app, "andra@example.org", Role.ADMINISTRATOR, password_hash=password_hash)
    other = screen(app, Person("andra@example.org", Role.ADMINISTRATOR))
    mine = admin.form(page, "name", "note").filled({"note": "Min text"})
    other.submit(page, {"note": "Den andres text"})
    answer = admin.post(page, data=mine)
    assert answer.status_code == 409
    assert "Den andres text" in visible(answer)
    assert form_in(answer, "note").held()["note"] == ["Min text"]
    assert stands(app, 1)[1] == "Den andres text"
    assert again(admin, answer, {}).status_code == 302
    assert stands(app, 1)[1] == "Min text"


def test_adding_a_municipality_meanwhile_is_no_conflict(admin: Client, app: Flask) -> None:
    page = f"{GROUPS}/{group(app)}"
    mine = admin.form(page, "name", "note").filled({"note": "Min text"})
    send(admin, f"{page}/kommuner", {"municipality": "2425"})
    assert admin.post(page, data=mine).status_code == 302
    assert (members(app, 1), stands(app, 1)[1]) == (["2425"], "Min text")


@pytest.mark.parametrize("code", ["", "9999", "0684\x00", "Dorotea", "2425' --"])
def test_only_municipalities_join(admin: Client, app: Flask, code: str) -> None:
    number = group(app)
    answer = send(admin, f"{GROUPS}/{number}/kommuner", {"municipality": code})
    assert (answer.status_code, errors_of(answer)) == (400, ["#municipality"])
    assert members(app, number) == []


@pytest.mark.sqlite_only
@pytest.mark.parametrize("number", [4711, 0, 2147483647, 99999999999999999999])
def test_unknown_groups_are_not_there(admin: Client, number: int) -> None:
    assert admin.get(f"{GROUPS}/{number}").status_code == 404
    for path in ("", "/kommuner", "/kommuner/ta-bort", "/ta-bort"):
        assert send(admin, f"{GROUPS}/{number}{path}").status_code == 404


@pytest.mark.sqlite_only
def test_without_groups_the_list_says_so(admin: Client) -> None:
    assert "Det finns ingen grupp än." in visible(admin.get(GROUPS))


@pytest.mark.sqlite_only
def test_hostile_names_are_text(admin: Client, app: Flask) -> None:
    number = group(app, "<script>alert(1)</script>", "2425")
    for page in (GROUPS, f"{GROUPS}/{number}", "/register/administration/kommuner"):
        answer = admin.get(page)
        assert "<script>alert" not in answer.text
        assert "<script>alert(1)</script>" in visible(answer)
