"""Starting points read, chosen and made into drafts."""

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common.database import db
from preparedness.guidelines import starters
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import items, versions
from preparedness.guidelines.states import Openness, Reach, VersionState
from tests.house.client import Client

pytestmark = pytest.mark.sqlite_only
LIST = "/register/riktlinjer/startpunkter"


def made(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        return [(row.starter, row.municipality) for row in db.session.scalars(select(Guideline).order_by(Guideline.id))]


def test_one_is_read_and_made_into_a_draft_in_both_languages(app: Flask, coordinator: Client) -> None:
    page = coordinator.get(f"{LIST}/reservkraft").text
    assert "Reservkraft på och bränslepåfyllnad" in page
    assert "Kolmonoxid varken syns eller luktar." in page
    assert "Räkna ut hur många timmar bränslet räcker" in page
    answer = coordinator.submit(f"{LIST}/reservkraft", action=LIST)
    with app.app_context():
        row = db.session.scalars(select(Guideline)).one()
        assert answer.location.endswith(f"/riktlinjer/{row.id}/utkast")
        assert (row.starter, row.municipality, row.reach) == ("reservkraft", "0684", Reach.ALL_POINTS)
        assert row.openness is Openness.INTERNAL
        [draft] = versions.of(row.id)
        assert (draft.state, draft.is_starting_point) == (VersionState.DRAFT, True)
        starter = starters.by_slug("reservkraft")
        assert starter
        texts = versions.texts(draft.id, bodies=True)
        assert {code: each.body for code, each in texts.items()} == {
            code: words.body for code, words in starter.words.items()
        }
        assert [each.key for each in items.of(draft.id)] == [each.key for each in starter.items]
        assert {each.language for each in items.of(draft.id)[0].texts} == {"sv", "en"}
    assert f"/register/riktlinjer/{row.id}" in coordinator.get(f"{LIST}/reservkraft").text


def test_several_at_once_but_each_form_once(app: Flask, coordinator: Client) -> None:
    form = {"starter": ["reservkraft", "manadskontroll", "ta-med-dig"]}
    coordinator.submit(LIST, form, action=LIST)
    assert made(app) == [("reservkraft", "0684"), ("manadskontroll", "0684"), ("ta-med-dig", "0684")]
    page = coordinator.get(LIST).text
    assert page.count("Reservkraft på och bränslepåfyllnad") > 1
    token = {"csrf_token": coordinator.token(), "municipality": "0684", "starter": "reservkraft", "seen": "0"}
    coordinator.post(LIST, data=token)
    assert len(made(app)) == 3, "the same form sent twice makes one"
    coordinator.submit(LIST, {"starter": ["reservkraft"]}, action=LIST)
    assert len(made(app)) == 4, "a second one is allowed"


def test_what_cannot_be_made_is_said(app: Flask, coordinator: Client) -> None:
    assert coordinator.submit(LIST, action=LIST).location.endswith("municipality=0684")
    token = {"csrf_token": coordinator.token(), "starter": "reservkraft"}
    assert coordinator.post(LIST, data={**token, "municipality": "2462"}).status_code == 404
    assert coordinator.post(LIST, data={**token, "starter": ["reservkraft", "finns-inte"]}).status_code == 404
    assert coordinator.get(f"{LIST}/finns-inte").status_code == 404
    assert made(app) == []
