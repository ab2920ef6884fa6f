"""The life of a version: copied, sent to review, taken back, approved, reviewed, withdrawn, removed."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.guidelines.models import FileContent, Guideline, GuidelineFile, GuidelineText, Version
from preparedness.guidelines.records import items, stepping, versions
from preparedness.guidelines.states import Standing, VersionState
from tests.guidelines.conftest import Screen
from tests.house import guidelines
from tests.house.client import Client
from tests.house.people import People

pytestmark = pytest.mark.sqlite_only
TODAY = clock.today()
DECISION = {"decided_by": "Kommunstyrelsen", "decided_on": str(TODAY), "valid_from": str(TODAY), "reference": "§ 12"}


def at(number: int, rest: str) -> str:
    return f"/register/riktlinjer/{number}/{rest}"


def of(app: Flask, number: int) -> list[Version]:
    """Its versions, the newest first."""
    with app.app_context():
        return versions.of(number)


def second(app: Flask, **values: Any) -> int:
    """A guideline with version 1 in force and a draft of version 2."""
    number = guidelines.guideline(app, tasks=("Lås upp",))
    with app.app_context():
        guidelines.draft(db.session.get_one(Guideline, number), "Ny text", "Lås upp", **values)
        db.session.commit()
    return number


def test_a_new_draft_is_a_copy(coordinator: Client, app: Flask) -> None:
    number = guidelines.drafted(app, tasks=("Lås upp", "Tänd"))
    with app.app_context():
        row = versions.undecided(number)
        assert row
        guidelines.file(row)
        versions.write(row, "en", "Open", "Text")
        guidelines.approve(row)
        db.session.commit()
    assert "version 1" in coordinator.get(at(number, "nytt-utkast")).text
    answer = coordinator.submit(at(number, "nytt-utkast"), action=at(number, "nytt-utkast"))
    assert answer.location == at(number, "utkast")
    with app.app_context():
        new, old = versions.of(number)
        assert (new.number, new.state, new.decided_by, new.valid_from) == (2, VersionState.DRAFT, "", None)
        both = [versions.texts(each.id, bodies=True) for each in (old, new)]
        assert [{code: (each.title, each.body) for code, each in texts.items()} for texts in both] == [
            {"sv": ("Öppna Exempel", guidelines.BODY), "en": ("Open", "Text")}
        ] * 2
        before, after = items.of(old.id), items.of(new.id)
        assert [(each.key, each.texts[0].text) for each in after] == [
            (each.key, each.texts[0].text) for each in before
        ], "an item can be followed through the versions"
        assert not {each.id for each in after} & {each.id for each in before}
        assert [len(set(db.session.scalars(select(column)))) for column in (GuidelineFile.id, FileContent.id)] == [2, 1]
    again = coordinator.post(at(number, "nytt-utkast"), data={"csrf_token": coordinator.token()})
    assert again.status_code == 409
    assert f'href="{at(number, "utkast")}"' in again.text
    assert len(of(app, number)) == 2


def in_review(app: Flask, number: int) -> None:
    with app.app_context():
        versions.of(number)[0].state = VersionState.IN_REVIEW
        db.session.commit()


def test_to_review_and_back(coordinator: Client, app: Flask) -> None:
    number = second(app)
    address = at(number, "utkast/granska")
    refused = coordinator.submit(address, {"changes": " "})
    assert refused.status_code == 400
    assert "Skriv vad som har ändrats" in refused.text
    assert coordinator.submit(address, {"changes": "Nytt steg"}).location == at(number, "utkast")
    row = of(app, number)[0]
    assert (row.state, row.changes, bool(row.submitted_at)) == (VersionState.IN_REVIEW, "Nytt steg", True)
    assert (
        "redan på granskning"
        in coordinator.post(address, data={"csrf_token": coordinator.token()}, follow_redirects=True).text
    )
    coordinator.post(at(number, "utkast/ta-tillbaka"), data={"csrf_token": coordinator.token()})
    assert of(app, number)[0].state is VersionState.DRAFT
    with app.app_context():
        versions.write(versions.of(number)[0], "en", "", "")
        db.session.commit()
    page = coordinator.submit(address, {"changes": "Nytt steg"})
    assert page.status_code == 400
    assert "Engelska: texten har ingen rubrik" in page.text


def test_approved(coordinator: Client, app: Flask) -> None:
    number = guidelines.drafted(app)
    with app.app_context():
        versions.of(number)[0].is_starting_point = True
        db.session.commit()
    address = at(number, "utkast/faststall")
    assert coordinator.get(address).location == at(number, "utkast/granska")
    in_review(app, number)
    empty = coordinator.submit(address, {})
    assert empty.status_code == 400
    assert empty.text.count("govuk-error-message") == 3
    tomorrow = str(TODAY + timedelta(days=1))
    assert coordinator.submit(address, DECISION | {"decided_on": tomorrow, "valid_from": tomorrow}).status_code == 400
    assert coordinator.submit(address, DECISION).location == f"/register/riktlinjer/{number}"
    [row] = of(app, number)
    assert (row.state, row.is_starting_point, row.read_again) == (VersionState.APPROVED, False, Answer.YES)
    assert (row.decided_by, row.reference, row.valid_from, bool(row.approved_by_id)) == (
        "Kommunstyrelsen", "§ 12", TODAY, True,
    )  # fmt: skip
    late = coordinator.post(address, data=DECISION | {"csrf_token": coordinator.token()})
    assert late.status_code == 404
    assert "kan ha fastställts" in late.text


def test_valid_from_a_day_that_has_passed_keeps_what_was_typed(coordinator: Client, app: Flask) -> None:
    number = second(app, changes="Nytt steg")
    address = at(number, "utkast/faststall")
    in_review(app, number)
    past = DECISION | {"decided_on": "2025-03-01", "valid_from": "2025-04-01", "read_again": "no"}
    answer = coordinator.submit(address, past)
    assert answer.status_code == 400
    assert "1 april 2025 har passerat" in answer.text
    assert all(text in answer.text for text in ("Kommunstyrelsen", "2025-04-01", "§ 12"))
    undecided = coordinator.submit(address, past | {"read_again": "unknown", "since_then": True})
    assert (undecided.status_code, "Ange om den ska läsas om" in undecided.text) == (400, True)
    early = coordinator.submit(address, past | {"decided_on": "2024-01-01", "valid_from": "2024-02-01"})
    assert "gäller från 1 mars 2025" in early.text
    assert coordinator.submit(address, past | {"since_then": True}).status_code == 302
    row = of(app, number)[0]
    assert (row.valid_from, row.read_again, row.changes) == (date(2025, 4, 1), Answer.NO, "Nytt steg")


def test_a_day_far_ahead_is_asked_about_and_nothing_typed_is_lost(coordinator: Client, app: Flask) -> None:
    number = guidelines.drafted(app)
    address = at(number, "utkast/faststall")
    in_review(app, number)
    assert 'id="meant"' not in coordinator.get(address).text
    far = DECISION | {"valid_from": str(TODAY + timedelta(days=400))}
    answer = coordinator.submit(address, far)
    assert answer.status_code == 400
    assert 'href="#meant"' in answer.text
    assert all(text in answer.text for text in ("Kommunstyrelsen", far["valid_from"], "§ 12", "mer än ett år framåt"))
    assert answer.text.count('id="meant"') == 1
    meant = coordinator.form(address, "decided_by").filled(far) | {"meant": "y"}
    assert coordinator.post(address, data=meant).status_code == 302


def test_what_changed_meanwhile_is_not_approved(coordinator: Client, app: Flask) -> None:
    number = guidelines.drafted(app)
    address = at(number, "utkast/faststall")
    in_review(app, number)
    form = coordinator.form(address, "decided_by")
    with app.app_context():
        stepping.take_back(versions.of(number)[0])
        versions.write(versions.of(number)[0], "sv", "Öppna", "Någon annans text")
        db.session.commit()
    answer = coordinator.post(address, data=form.filled(DECISION))
    assert answer.status_code == 409
    assert "Någon annan har ändrat" in answer.text
    assert "Kommunstyrelsen" in answer.text
    assert f'href="{at(number, "utkast")}"' in answer.text
    with app.app_context():
        stepping.remove_draft(versions.of(number)[0])
        new = guidelines.draft(db.session.get_one(Guideline, number), "En helt annan")
        new.edition += 1
        db.session.commit()
    assert coordinator.post(address, data=form.filled(DECISION)).status_code == 409, "another draft at that edition"
    assert of(app, number)[0].state is VersionState.DRAFT


def test_reviewed_and_taken_back_the_same_day(coordinator: Client, app: Flask) -> None:
    number = guidelines.guideline(app, review_months=12)
    address = at(number, "version/1/oversedd")
    with app.app_context():
        versions.of(number)[0].reviewed_on = date(2026, 1, 2)
        db.session.commit()
    coordinator.submit(address, action=address)
    assert of(app, number)[0].reviewed_on == TODAY
    again = coordinator.post(address, data={"csrf_token": coordinator.token()}, follow_redirects=True)
    assert "redan" in again.text
    coordinator.submit(address, action=address, button="undo")
    assert of(app, number)[0].reviewed_on == date(2026, 1, 2)


def test_withdrawn_for_another(coordinator: Client, app: Flask, screen: Screen, people: People) -> None:
    number, other = guidelines.guideline(app), guidelines.guideline(app, title="Den nya")
    address = at(number, "version/1/upphav")
    assert coordinator.submit(address, {"withdrawn_why": ""}).status_code == 400
    assert coordinator.submit(address, {"withdrawn_why": "Ersatt", "replaced_by_id": str(other)}).status_code == 302
    with app.app_context():
        row = db.session.get_one(Guideline, number)
        [version] = versions.of(number)
        assert (row.replaced_by_id, version.state, version.withdrawn_why) == (other, VersionState.WITHDRAWN, "Ersatt")
        assert versions.in_force(number) is None
    again = screen(people.coordinator).post(
        address, data={"csrf_token": coordinator.token(), "withdrawn_why": "Igen"}, follow_redirects=False
    )
    assert again.status_code in (302, 400)
    assert of(app, number)[0].withdrawn_why == "Ersatt"


def test_what_never_came_into_force_does_not_end_what_holds(coordinator: Client, app: Flask) -> None:
    number = second(app)
    with app.app_context():
        guidelines.approve(versions.of(number)[0], TODAY + timedelta(days=9), decided_on=TODAY)
        db.session.commit()
    page = coordinator.get(at(number, "version/2/upphav")).text
    assert "replaced_by_id" not in page, "version 1 goes on holding"
    coordinator.submit(at(number, "version/2/upphav"), {"withdrawn_why": "Fel"})
    with app.app_context():
        new, old = versions.of(number)
        assert [stepping.standing_of(each) for each in (new, old)] == [Standing.WITHDRAWN, Standing.IN_FORCE]
        assert new.valid_from is None, "nor does it end it on the day it was to begin"


def test_removed_with_all_that_is_in_it(coordinator: Client, app: Flask, point: str) -> None:
    kept, gone = second(app), guidelines.drafted(app, point, tasks=("Tänd",))
    with app.app_context():
        guidelines.file(versions.of(gone)[0])
        db.session.commit()
    assert 'name="whole"' not in coordinator.get(at(kept, "utkast/ta-bort")).text
    assert coordinator.submit(at(kept, "utkast/ta-bort"), action=at(kept, "utkast/ta-bort")).status_code == 302
    assert [each.number for each in of(app, kept)] == [1]
    answer = coordinator.submit(at(gone, "utkast/ta-bort"), {"whole": True})
    assert answer.location == "/register/riktlinjer"
    with app.app_context():
        assert db.session.get(Guideline, gone) is None
        left = [db.session.scalars(select(table.guideline_id)).all() for table in (GuidelineText, FileContent)]
        assert left == [[kept], []]


def test_an_empty_guideline_goes_unless_somebody_was_asked_to_read_it(
    coordinator: Client, app: Flask, people: People
) -> None:
    number = guidelines.drafted(app)
    address = at(number, "utkast/ta-bort")
    with app.app_context():
        asked = guidelines.ask(db.session.get_one(Guideline, number), account_id=people.host.id)
        db.session.commit()
        asked_id = asked.id
    assert 'name="whole"' not in coordinator.get(address).text
    coordinator.submit(address, action=address)
    assert coordinator.get(address).status_code == 404
    with app.app_context():
        db.session.delete(db.session.get_one(type(asked), asked_id))
        db.session.commit()
    assert coordinator.submit(address, action=address).location == "/register/riktlinjer"
