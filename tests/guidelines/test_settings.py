"""A new guideline, and its facts."""

import pytest
from flask import Flask

from preparedness.accounts.models import CooperationGroup, GroupMember
from preparedness.common.database import db
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import guidelines, versions
from preparedness.guidelines.states import Openness, Reach, VersionState
from tests.guidelines._drafts import DRAFT, ONE, text
from tests.guidelines.conftest import Screen
from tests.house import guidelines as house
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import errors_of, visible

pytestmark = pytest.mark.sqlite_only
NEW, FACTS = "/register/riktlinjer/ny", f"{ONE}/uppgifter"


def kept(app: Flask) -> Guideline:
    with app.app_context():
        found = guidelines.by_id(1)
        assert found
        return found


def test_a_new_guideline_has_a_draft_to_write_in(coordinator: Client, app: Flask) -> None:
    refused = coordinator.submit(NEW, {"title": " "})
    assert (refused.status_code, errors_of(refused)) == (400, ["#title"])
    assert coordinator.submit(NEW, {"title": "Öppna"}).location == DRAFT
    assert text(app) == ("Öppna", "")
    with app.app_context():
        [version] = versions.of(1)
        assert (version.state, version.number) == (VersionState.DRAFT, 1)
    row = kept(app)
    assert (row.openness, row.reach, row.review_months) == (Openness.INTERNAL, Reach.MUNICIPALITY, 12)


def test_who_keeps_several_municipalities_says_which(screen: Screen, people: People, app: Flask) -> None:
    client = screen(people.administrator)
    assert 'name="municipality"' in client.get(NEW).text
    assert client.get(f"{NEW}?municipality=9999").status_code == 404
    assert client.submit(f"{NEW}?municipality=2462", {"title": "Öppna"}).status_code == 302
    assert kept(app).municipality == "2462"


@pytest.mark.usefixtures("point")
def test_where_it_holds_is_named(coordinator: Client, app: Flask) -> None:
    with app.app_context():
        for code, name in (("0684", "Grannar"), ("2462", "Fjärran")):
            db.session.add(CooperationGroup(name=name, members=[GroupMember(municipality=code)]))
        db.session.commit()
    house.drafted(app)
    assert errors_of(coordinator.submit(FACTS, {"reach": "chosen_points"})) == ["#points"]
    assert errors_of(coordinator.submit(FACTS, {"reach": "group"})) == ["#group_id"]
    page = coordinator.get(FACTS)
    assert "Grannar" in visible(page)
    assert "Fjärran" not in visible(page)
    assert coordinator.submit(FACTS, {"reach": "chosen_points", "points": "1"}).location == ONE
    assert [each.safe_point_id for each in kept(app).places] == [1]
    assert coordinator.submit(FACTS, {"reach": "group", "group_id": "1"}).status_code == 302
    assert (kept(app).group_id, kept(app).places) == (1, [])
    assert coordinator.submit(FACTS, {"reach": "all_points"}).status_code == 302
    assert kept(app).group_id is None


def test_nothing_becomes_public_by_itself(coordinator: Client, app: Flask) -> None:
    house.guideline(app)
    assert errors_of(coordinator.submit(FACTS, {"openness": "public"})) == ["#understood"]
    assert coordinator.submit(FACTS, {"openness": "public", "understood": True}).status_code == 302
    assert kept(app).is_public
    assert coordinator.submit(FACTS, {"owner": "Säkerhetschefen"}).status_code == 302, "asked once"


def test_two_change_the_facts_at_once(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    house.drafted(app)
    mine = coordinator.form(FACTS, "title")
    screen(people.administrator).submit(FACTS, {"title": "Den andras", "run_months": "3"})
    refused = coordinator.post(FACTS, data=mine.filled({"title": "Min", "owner": "Jag"}))
    assert refused.status_code == 409
    assert "Den andras" in visible(refused)
    assert kept(app).title == "Den andras"
