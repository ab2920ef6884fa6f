"""One change of a person or of a cooperation group taken back, as a new change with a reason."""

from collections.abc import Iterable
from typing import Any

import pytest
from flask import Flask

from preparedness.accounts import groups, records
from preparedness.accounts.models import CooperationGroup, GroupMember
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.history import taking_back
from preparedness.history.facts import Change
from preparedness.history.taking_back import Rows
from tests.history._scene import entries, told
from tests.history.conftest import Screen
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import visible

ADMINISTRATION = "/register/administration"
NAME, ROLE = Change("", "name", "Då", "Nu"), Change("membership", "role", None, "host", "1")


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("changes", "fields", "roles"),
    [
        ([], {}, Rows()),
        ([NAME], {"name": "Då"}, Rows()),
        ([Change("", "name", None, "Nu")], {"name": ""}, Rows()),
        ([Change("", "password_hash", "·", "·")], {}, Rows()),
        ([NAME, ROLE], {"name": "Då"}, Rows(added=[{"role": "host"}])),
        (
            [ROLE, Change("membership", "municipality", None, "0684", "1")],
            {},
            Rows(added=[{"role": "host", "municipality": "0684"}]),
        ),
        ([Change("membership", "role", "host", None, "1")], {}, Rows(removed=[{"role": "host"}])),
        (
            [ROLE, Change("membership", "role", "reader", None, "2")],
            {},
            Rows([{"role": "host"}], [{"role": "reader"}]),
        ),
        (
            [Change("membership", "role", "reader", "host", "1")],
            {},
            Rows([{"role": "host"}], [{"role": "reader"}]),
        ),
        ([Change("link", "purpose", None, "reset", "1")], {}, Rows()),
    ],
)
def test_what_undoes_a_change(changes: Iterable[Change], fields: dict[str, Any], roles: Rows) -> None:
    changes = list(changes)
    assert taking_back.fields(changes, {"name", "email"}) == fields
    assert taking_back.rows(changes, "membership") == roles
    assert taking_back.is_offered(changes, {"name", "email"}, "membership") is bool(fields or roles != Rows())


def newest(app: Flask) -> tuple[int, list[tuple[str, str, Any, Any]], str]:
    """Number, what was changed and why, of the newest entry."""
    with app.app_context():
        entry = entries()[-1]
        return entry.number, told(entry), entry.why


def person_page(people: People) -> str:
    return f"{ADMINISTRATION}/personer/{people.host.id}"


def test_a_name_comes_back(app: Flask, administrator: Client, people: People) -> None:
    page = person_page(people)
    administrator.submit(page, {"name": "Värd 01 Exempel"})
    administrator.submit(page, {"name": "Värd 02 Exempel"})
    number, *_ = newest(app)
    back = f"{page}/historik/{number}/ta-tillbaka"
    assert back in administrator.get(f"{page}/historik").text
    assert administrator.submit(back).status_code == 302
    _, changes, why = newest(app)
    assert changes == [("", "name", "Värd 02 Exempel", "Värd 01 Exempel")]
    assert why == f"Tar tillbaka ändring {number}"
    assert "Här finns inget att ta tillbaka" in visible(administrator.get(back))


def test_somebody_else_s_edit_meanwhile_is_not_overwritten(
    app: Flask, administrator: Client, people: People, screen: Screen
) -> None:
    page = person_page(people)
    administrator.submit(page, {"name": "Värd 01 Exempel"})
    administrator.submit(page, {"name": "Värd 02 Exempel"})
    number, *_ = newest(app)
    form = administrator.form(f"{page}/historik/{number}/ta-tillbaka", "name")
    screen(people.administrator).submit(page, {"name": "Värd 03 Exempel"})
    refused = administrator.post(form.action, data=form.filled({}))
    assert refused.status_code == 409
    assert "Värd 03 Exempel" in refused.text
    assert "Värd 01 Exempel" in refused.text


def test_a_role_is_taken_away_and_given_again(app: Flask, administrator: Client, people: People) -> None:
    page = person_page(people)
    administrator.submit(page, {"role": "coordinator", "municipality": "2462"}, action=f"{page}/roller")
    given, *_ = newest(app)
    back = f"{page}/historik/{given}/ta-tillbaka"
    with app.app_context():
        account = records.by_id(people.host.id)
        assert account
        role = next(each.id for each in account.memberships if each.role is Role.COORDINATOR)
    administrator.submit(back, action=f"{page}/roller/{role}/ta-bort")
    taken, changes, why = newest(app)
    assert ("membership", "role", "coordinator", None) in changes
    assert why == f"Tar tillbaka ändring {given}"
    administrator.submit(f"{page}/historik/{taken}/ta-tillbaka", action=f"{page}/roller")
    _, changes, why = newest(app)
    assert ("membership", "municipality", None, "2462") in changes
    assert why == f"Tar tillbaka ändring {taken}"


@pytest.fixture
def group(app: Flask) -> int:
    with app.app_context():
        made = CooperationGroup(name="Grannar", note="Lånar varandras värdar", members=[])
        made.members = [GroupMember(municipality=code) for code in ("2462", "2463")]
        db.session.add(made)
        db.session.commit()
        return made.id


def page_of(group: int) -> str:
    return f"{ADMINISTRATION}/grupper/{group}"


def test_a_group_s_name_comes_back(app: Flask, administrator: Client, group: int) -> None:
    administrator.submit(page_of(group), {"name": "Vänner"})
    number, *_ = newest(app)
    back = f"{page_of(group)}/historik/{number}/ta-tillbaka"
    assert back in administrator.get(f"{page_of(group)}/historik").text
    administrator.submit(back)
    assert newest(app)[1:] == ([("", "name", "Vänner", "Grannar")], f"Tar tillbaka ändring {number}")


def test_a_municipality_comes_back_and_leaves_again(app: Flask, administrator: Client, group: int) -> None:
    page = page_of(group)
    with app.app_context():
        found = groups.by_id(group)
        assert found
        groups.remove_member(found, "2463")
        db.session.commit()
    removed, *_ = newest(app)
    administrator.submit(f"{page}/historik/{removed}/ta-tillbaka", action=f"{page}/kommuner")
    added, changes, why = newest(app)
    assert (changes, why) == ([("member", "municipality", None, "2463")], f"Tar tillbaka ändring {removed}")
    administrator.submit(f"{page}/historik/{added}/ta-tillbaka", action=f"{page}/kommuner/ta-bort")
    assert newest(app)[1:] == ([("member", "municipality", "2463", None)], f"Tar tillbaka ändring {added}")


def test_a_removed_group_is_made_again(app: Flask, administrator: Client, group: int) -> None:
    page = page_of(group)
    administrator.submit(page, action=f"{page}/ta-bort")
    number, *_ = newest(app)
    back = f"{page}/historik/{number}/ta-tillbaka"
    assert back in administrator.get(f"{page}/historik").text
    seen = visible(administrator.get(back))
    assert "Vilhelmina" in seen
    assert "Åsele" in seen
    administrator.submit(back)
    with app.app_context():
        (made,) = groups.everyone()
        assert (made.name, made.note) == ("Grannar", "Lånar varandras värdar")


@pytest.mark.sqlite_only
def test_an_entry_about_something_else_takes_nothing_back(
    app: Flask, administrator: Client, people: People, group: int
) -> None:
    administrator.submit(person_page(people), {"name": "Värd 01 Exempel"})
    number, *_ = newest(app)
    for page in (f"{ADMINISTRATION}/personer/{people.reader.id}", page_of(group)):
        for wrong in (number, 0, 2147483647):
            assert administrator.get(f"{page}/historik/{wrong}/ta-tillbaka").status_code == 404


@pytest.mark.sqlite_only
def test_the_last_administrator_s_role_cannot_be_taken_back(app: Flask, administrator: Client, people: People) -> None:
    page = f"{ADMINISTRATION}/personer/{people.administrator.id}"
    with app.app_context():
        number = next(entry.number for entry in entries(kind="account", key=str(people.administrator.id)))
    back = f"{page}/historik/{number}/ta-tillbaka"
    answer = administrator.submit(back, action=f"{page}/roller/{_role_of(app, people)}/ta-bort", follow=True)
    assert "Någon måste sköta registret" in visible(answer)
    assert _role_of(app, people)


def _role_of(app: Flask, people: People) -> int:
    with app.app_context():
        account = records.by_id(people.administrator.id)
        assert account
        return account.memberships[0].id
