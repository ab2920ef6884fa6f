"""Guidelines of a cooperation group: read in all of it, while the municipality that keeps them belongs to it."""

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.accounts.models import CooperationGroup, GroupMember
from preparedness.common.database import db
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import guidelines as records
from preparedness.guidelines.states import Openness, Reach
from tests.guidelines.conftest import Screen
from tests.house import guidelines
from tests.house.client import Client
from tests.house.people import People
from tests.publication.conftest import Publish, publish

__all__ = ["publish"]
SAVSJO, VASTERVIK = "0684", "0883"
GROUPS = "/register/administration/grupper"


@pytest.fixture
def shared(app: Flask) -> tuple[int, int]:
    """A group of two, and a public guideline that one of them shares in it; their numbers."""
    with app.app_context():
        members = [GroupMember(municipality=code) for code in (SAVSJO, VASTERVIK)]
        group = CooperationGroup(name="Grupp", note="", edition=1, members=members)
        db.session.add(group)
        db.session.commit()
        group_id = group.id
    return group_id, guidelines.guideline(
        app, municipality=VASTERVIK, title="Ta med dig", reach=Reach.GROUP, group_id=group_id, openness=Openness.PUBLIC
    )


def leave(app: Flask, group_id: int, municipality: str) -> None:
    with app.app_context():
        group = db.session.get(CooperationGroup, group_id)
        assert group
        group.members[:] = [each for each in group.members if each.municipality != municipality]
        db.session.commit()


def test_a_group_that_guidelines_refer_to_stays(
    app: Flask, people: People, screen: Screen, shared: tuple[int, int]
) -> None:
    admin = screen(people.administrator)
    answer = admin.post(f"{GROUPS}/{shared[0]}/ta-bort", data={"csrf_token": admin.token()})
    assert answer.status_code == 409
    assert "Ta med dig" in answer.text
    with app.app_context():
        assert db.session.get(CooperationGroup, shared[0])


def test_who_left_the_group_shares_no_more(app: Flask, shared: tuple[int, int]) -> None:
    def read() -> tuple[set[str], set[str]]:
        with app.app_context():
            found = records.by_id(shared[1])
            assert found
            seen = {
                code
                for code in (SAVSJO, VASTERVIK)
                if db.session.scalar(select(Guideline.id).where(records.visible(frozenset({code}))))
            }
            return set(records.read_by(found)), seen

    assert read() == ({SAVSJO, VASTERVIK}, {SAVSJO, VASTERVIK})
    leave(app, shared[0], VASTERVIK)
    assert read() == ({VASTERVIK}, {VASTERVIK})


@pytest.mark.sqlite_only
@pytest.mark.parametrize("leaves", [SAVSJO, VASTERVIK])
def test_residents_learn_of_it(
    app: Flask, client: Client, publish: Publish, shared: tuple[int, int], leaves: str
) -> None:
    page = f"/trygghetspunkter/{publish('Vrigstads skola')}"
    assert "Ta med dig" in client.get(page).text
    leave(app, shared[0], leaves)
    assert "Ta med dig" not in client.get(page).text
