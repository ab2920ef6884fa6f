"""Every kind of object as it was on a day: a kitchen, a municipality's page, a person, a cooperation group."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask

from preparedness.accounts import groups, records
from preparedness.accounts import people as changing
from preparedness.accounts.models import CooperationGroup, GroupMember
from preparedness.accounts.permissions import Role
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.geography import records as geography
from preparedness.safe_points.kitchens import Kitchen
from preparedness.safe_points.records import kitchens
from tests.history._scene import without_protection
from tests.history.conftest import Screen
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import visible

Move = Callable[[int], None]
AGO = 10
BETWEEN = 5


@pytest.fixture
def days_ago(monkeypatch: pytest.MonkeyPatch) -> Move:
    """`days_ago(3)`: for whatever is written, it is three days ago."""
    today = clock.now()

    def move(days: int) -> None:
        moment = today - timedelta(days=days)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return move


def day(days: int) -> str:
    return str((datetime.now(clock.STOCKHOLM) - timedelta(days=days)).date())


def kitchen(app: Flask, days_ago: Move) -> int:
    """100 portions a day at first, 250 since today."""
    days_ago(AGO)
    with app.app_context():
        made = kitchens.save(Kitchen(municipality="0684"), {"name": "Köket", "portions_per_day": 100})
        db.session.commit()
        number = made.id
    days_ago(0)
    with app.app_context():
        kitchens.save(db.session.get_one(Kitchen, number), {"portions_per_day": 250})
        db.session.commit()
    return number


def test_a_kitchen(app: Flask, coordinator: Client, days_ago: Move) -> None:
    page = f"/register/kok/{kitchen(app, days_ago)}/som-det-var"
    seen = visible(coordinator.get(f"{page}?den={day(BETWEEN)}"))
    assert "Portioner per dygn 100 portioner 250 portioner" in seen
    assert "Namn Köket samma" in seen
    assert "Det fanns inte då." in visible(coordinator.get(f"{page}?den={day(AGO + 2)}"))
    assert coordinator.get(f"{page.replace('som-det-var', 'historik')}").text.count(page) == 1


def test_a_kitchen_that_has_been_removed(app: Flask, coordinator: Client, screen: Screen, people: People) -> None:
    coordinator.submit("/register/kok/nytt", {"municipality": "0684", "name": "Köket", "portions_per_day": "100"})
    with app.app_context():
        number = kitchens.all_in(None)[0].id
    page = f"/register/kok/{number}/som-det-var"
    coordinator.submit(f"/register/kok/{number}", action=f"/register/kok/{number}/ta-bort")
    assert "Det fanns inte då." in visible(coordinator.get(f"{page}?den={day(0)}"))
    assert screen(people.elsewhere).get(page).status_code == 404
    assert screen(people.administrator).get(page).status_code == 200
    assert coordinator.get(f"/register/kok/{number + 1}/som-det-var").status_code == 404


def test_a_removed_one_comes_back_on_the_day_it_was_there(app: Flask, coordinator: Client, days_ago: Move) -> None:
    number = kitchen(app, days_ago)
    with app.app_context():
        kitchens.remove(db.session.get_one(Kitchen, number))
        db.session.commit()
    seen = visible(coordinator.get(f"/register/kok/{number}/som-det-var?den={day(BETWEEN)}"))
    assert "Portioner per dygn 100 portioner okänt" in seen


def test_a_municipality_s_page(app: Flask, coordinator: Client, screen: Screen, people: People, days_ago: Move) -> None:
    days_ago(AGO)
    with app.app_context():
        geography.save_profile("0684", {"radio": "P4 Jönköping 100,8 MHz"})
        db.session.commit()
    days_ago(0)
    with app.app_context():
        geography.save_profile("0684", {"radio": "P4 Jönköping 101,2 MHz"})
        db.session.commit()
    page = "/register/kommuner/0684/som-det-var"
    seen = visible(coordinator.get(f"{page}?den={day(BETWEEN)}"))
    assert "P4 Jönköping 100,8 MHz P4 Jönköping 101,2 MHz" in seen
    assert screen(people.elsewhere).get(page).status_code == 404


def test_a_person_and_their_roles(app: Flask, administrator: Client, days_ago: Move) -> None:
    days_ago(AGO)
    with app.app_context():
        account = records.create("ny@example.org", "Värd 01 Exempel")
        records.give_role(account, Role.HOST, "0684")
        db.session.commit()
        number = account.id
    days_ago(0)
    _rename_and_move(app, number)
    seen = visible(administrator.get(f"/register/administration/personer/{number}/som-det-var?den={day(BETWEEN)}"))
    assert "Namn Värd 01 Exempel Värd 02 Exempel" in seen
    assert "Trygghetspunktsvärd, Sävsjö inget" in seen
    assert "inget Trygghetspunktsvärd, Vilhelmina" in seen
    assert "Lösenord" not in seen


def _rename_and_move(app: Flask, number: int) -> None:
    with app.app_context():
        account = records.by_id(number)
        assert account
        changing.change(account, account.email, "Värd 02 Exempel")
        changing.take_role(account, account.memberships[0])
        records.give_role(account, Role.HOST, "2462")
        db.session.commit()


def test_what_has_been_erased_is_said_to_be(app: Flask, administrator: Client, days_ago: Move) -> None:
    days_ago(AGO)
    with app.app_context():
        number = records.create("ny@example.org", "Värd 01 Exempel").id
        db.session.commit()
    days_ago(0)
    _rename(app, number)
    with app.app_context():
        without_protection("UPDATE history SET personal = NULL")
    seen = visible(administrator.get(f"/register/administration/personer/{number}/som-det-var?den={day(BETWEEN)}"))
    assert "Namn raderat Värd 02 Exempel" in seen
    assert "Värd 01" not in seen


def _rename(app: Flask, number: int) -> None:
    with app.app_context():
        account = records.by_id(number)
        assert account
        changing.change(account, account.email, "Värd 02 Exempel")
        db.session.commit()


def test_a_group_and_its_municipalities(app: Flask, administrator: Client, days_ago: Move) -> None:
    days_ago(AGO)
    with app.app_context():
        group = CooperationGroup(name="Grannar", members=[GroupMember(municipality="2462")])
        db.session.add(group)
        db.session.commit()
        number = group.id
    days_ago(0)
    with app.app_context():
        found = groups.by_id(number)
        assert found
        groups.add_member(found, "2463")
        groups.save(found, {"name": "Goda grannar"})
        db.session.commit()
    page = f"/register/administration/grupper/{number}/som-det-var"
    seen = visible(administrator.get(f"{page}?den={day(BETWEEN)}"))
    assert "Namn Grannar Goda grannar" in seen
    assert "Vilhelmina samma" in seen
    assert "inget Åsele" in seen
    with app.app_context():
        removed = groups.by_id(number)
        assert removed
        groups.remove(removed)
        db.session.commit()
    seen = visible(administrator.get(f"{page}?den={day(BETWEEN)}"))
    assert "Vilhelmina inget" in seen
    assert "Åsele" not in seen
    assert administrator.get("/register/administration/grupper/4711/som-det-var").status_code == 404


@pytest.mark.sqlite_only
def test_a_day_that_is_none_is_said(app: Flask, administrator: Client, people: People, days_ago: Move) -> None:
    number = kitchen(app, days_ago)
    pages = (
        f"/register/kok/{number}/som-det-var", "/register/kommuner/0684/som-det-var",
        f"/register/administration/personer/{people.host.id}/som-det-var",
    )  # fmt: skip
    for page in pages:
        for wrong in ("2026-13-01", "i+fredags", "2999-01-01"):
            refused = administrator.get(f"{page}?den={wrong}")
            assert refused.status_code == 400
            assert "Fel: " in refused.text
