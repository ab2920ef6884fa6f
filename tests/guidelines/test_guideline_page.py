"""A guideline's page: what holds, what held, and what holds instead."""

import re
from datetime import date, timedelta

import pytest
from flask import Flask

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import stepping, versions
from preparedness.guidelines.states import VersionState
from tests.house import guidelines
from tests.house.client import Client

pytestmark = pytest.mark.sqlite_only
LIST = "/register/riktlinjer"


def second(app: Flask, number: int, body: str = "Ny text", valid_from: date | None = None) -> None:
    """A second version of the guideline, decided."""
    with app.app_context():
        row = db.session.get_one(Guideline, number)
        guidelines.approve(guidelines.draft(row, body), valid_from or clock.today(), changes="Nytt nummer")
        db.session.commit()


def test_it_shows_what_is_in_force(app: Flask, host: Client) -> None:
    number = guidelines.guideline(app, tasks=("Lås upp",), run_months=1, review_months=3)
    page = host.get(f"{LIST}/{number}").text
    assert "varje månad" in page
    assert "med 3 månaders mellanrum" in page
    assert "Slå på reservkraften." in page
    assert "Lås upp" in page
    assert "Kommunstyrelsen" in page
    assert 'class="state state--guideline-in_force"' in page


def test_a_version_that_was_superseded_says_so_and_leads_on(app: Flask, host: Client) -> None:
    number = guidelines.guideline(app)
    second(app, number)
    page = host.get(f"{LIST}/{number}/version/1").text
    assert "följ den inte" in page
    assert f'href="{LIST}/{number}"' in page
    assert "Ny text" in host.get(f"{LIST}/{number}").text


def test_what_is_still_to_come_does_not_hold(app: Flask, host: Client) -> None:
    number = guidelines.guideline(app)
    second(app, number, valid_from=clock.today() + timedelta(days=3))
    now = host.get(f"{LIST}/{number}").text
    assert "Slå på reservkraften." in now
    assert f'href="{LIST}/{number}/version/2"' in now, "what is to come is told where people look"
    assert "gäller inte ännu" in host.get(f"{LIST}/{number}/version/2").text


def test_a_withdrawn_version_is_shown_with_what_replaced_it(app: Flask, host: Client) -> None:
    number, other = guidelines.guideline(app), guidelines.guideline(app, title="Den som gäller")
    with app.app_context():
        row = db.session.get_one(Guideline, number)
        [version] = versions.of(number)
        version.state, version.withdrawn_why, row.replaced_by_id = VersionState.WITHDRAWN, "Punkten finns inte", other
        db.session.commit()
    for address in (f"{LIST}/{number}", f"{LIST}/{number}/version/1"):
        page = host.get(address).text
        assert "Slå på reservkraften." in page
        assert "Punkten finns inte" in page
        assert f'href="{LIST}/{other}"' in page
        assert "Den som gäller" in page


def test_a_sheet_tells_whether_it_is_old(app: Flask, host: Client) -> None:
    number = guidelines.guideline(app)
    second(app, number)
    assert "Ditt blad är gammalt" in host.get(f"{LIST}/{number}?blad=1").text
    page = host.get(f"{LIST}/{number}?blad=2").text
    assert "Ditt blad är gammalt" not in page
    assert "Ditt blad visar den version som gäller" in page
    assert host.get(f"{LIST}/{number}?blad=x{'9' * 40}").status_code == 200


def test_a_draft_is_nobody_elses(app: Flask, host: Client, coordinator: Client) -> None:
    number = guidelines.drafted(app, body="Hemligt utkast")
    assert host.get(f"{LIST}/{number}").status_code == 404, "nor is its title"
    assert host.get(f"{LIST}/{number}/version/1").status_code == 404
    assert coordinator.get(f"{LIST}/{number}").location.endswith("/utkast")
    assert "Hemligt utkast" in coordinator.get(f"{LIST}/{number}/version/1").text


def test_what_is_not_decided_holds_instead_of_nothing(app: Flask, host: Client) -> None:
    number, other = guidelines.guideline(app), guidelines.drafted(app, title="Hemligt utkast")
    with app.app_context():
        row = db.session.get_one(Guideline, number)
        assert other not in stepping.could_replace(row)
        stepping.withdraw(row, versions.of(number)[0], "Slut", other)
        db.session.commit()
    assert "Hemligt utkast" not in host.get(f"{LIST}/{number}").text


def test_it_is_read_in_the_languages_that_there_are(app: Flask, host: Client) -> None:
    with app.app_context():
        row = guidelines.new()
        draft = guidelines.draft(row, "På svenska")
        versions.write(draft, "en", "Opening", "In English")
        versions.write(draft, "ar", "افتتاح", "النص بالعربية")
        guidelines.approve(draft)
        db.session.commit()
        number = row.id
    assert "På svenska" in host.get(f"{LIST}/{number}").text
    assert "In English" in host.get(f"{LIST}/{number}?sprak=en").text
    arabic = host.get(f"{LIST}/{number}?sprak=ar").text
    assert re.search(r'lang="ar"\s+dir="rtl"', arabic)
    assert "På svenska" in host.get(f"{LIST}/{number}?sprak=tlh").text
