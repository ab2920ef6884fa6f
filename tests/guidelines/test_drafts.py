"""The workbench of a draft, and what may be written in it."""

import pytest
from flask import Flask

from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.guidelines.models import BODY, Version
from preparedness.guidelines.rules.missing import Draft, Said, in_the_way, lacks
from preparedness.guidelines.states import GuidelineKind
from tests.guidelines._drafts import DRAFT, TEXT, decide, edition, send_to_review, text, told
from tests.house import guidelines as house
from tests.house.client import Client
from tests.safe_points._pages import errors_of, visible

pytestmark = pytest.mark.sqlite_only
WHOLE = Said("Swedish", "Öppna", has_body=True)
COMPLETE = Draft(1, GuidelineKind.ROUTINE, {"sv": WHOLE}, owner="Chefen")


def test_a_starting_point_that_says_so_is_not_decided() -> None:
    as_it_came = Said("Swedish", "Öppna", has_body=True, is_as_it_came=True)
    [sentence] = in_the_way({"sv": as_it_came})
    assert "starting point" in sentence.text
    assert in_the_way({"sv": WHOLE}) == []
    assert len(in_the_way({})) == 1


def test_what_a_draft_lacks() -> None:
    assert lacks(COMPLETE) == []
    nothing = lacks(Draft(2, GuidelineKind.CHECKLIST, {}))
    assert [each.is_needed for each in nothing] == [True, True, True, False, False]
    half = Said("English", "", has_body=False, lost=["karta.jpg"])
    told_in = [frozenset({"sv"}), frozenset({"sv", "en"})]
    found = lacks(Draft(2, GuidelineKind.CHECKLIST, {"sv": WHOLE, "en": half}, told_in, "Chefen", "Ny", Answer.NO))
    assert [each.sentence.values.get("name", each.sentence.values.get("count")) for each in found] == [
        None, None, "karta.jpg", 1,
    ]  # fmt: skip


def test_the_workbench_says_what_it_is(coordinator: Client, app: Flask) -> None:
    with app.app_context():
        lines = "En tabell <i>i</i> en tabell\n\nEn bild"
        house.draft(house.new(), house.BODY, "Lås upp", is_starting_point=True, not_carried=lines)
        db.session.commit()
    page = visible(coordinator.get(DRAFT))
    for words in ("Öppna Exempel", "Lås upp", "En tabell <i>i</i> en tabell", "En bild", "utgångspunkt"):
        assert words in page
    send_to_review(app)
    waiting = coordinator.get(DRAFT).text
    assert f'action="{DRAFT}/ta-tillbaka"' in waiting
    assert coordinator.get(TEXT, follow_redirects=True).request.path == DRAFT
    assert not any(f'"{DRAFT}/{each}' in waiting for each in ("text", "punkter", "filer", "nytt", "ta-bort"))


def test_what_is_typed_for_a_draft_in_review_is_not_lost(coordinator: Client, app: Flask) -> None:
    house.drafted(app)
    form = coordinator.form(TEXT, "body")
    send_to_review(app)
    for path, data in ((TEXT, form.filled({"body": "Min långa text"})), (f"{DRAFT}/punkter/ny", {"text_sv": "Min"})):
        token = {"csrf_token": coordinator.token()}
        refused = coordinator.post(path, data={**data, **token}, headers={"Referer": f"http://localhost{path}"})
        assert refused.status_code == 409
        assert "Min" in refused.text
    decide(app)
    gone = coordinator.post(TEXT, data=form.filled({"body": "Min långa text"}), headers={"Origin": "http://localhost"})
    assert gone.status_code == 404
    assert "Min långa text" in gone.text


def test_languages_come_and_go(coordinator: Client, app: Flask) -> None:
    house.drafted(app, tasks=("Lås upp",))
    assert coordinator.get(f"{DRAFT}/text/xx").status_code == 404
    assert coordinator.get(f"{DRAFT}/sprak?sprak=fi").location == f"{DRAFT}/text/fi"
    assert text(app, "fi") is None, "nothing is begun by looking"
    assert coordinator.submit(f"{DRAFT}/text/fi", {"title": "Avaa", "body": "Teksti"}).status_code == 302
    assert coordinator.submit(f"{DRAFT}/punkter/1", {"text_fi": "Avaa ovi"}).status_code == 302
    assert told(app, "fi") == ["Avaa ovi"]
    gone = f"{DRAFT}/text/fi/ta-bort"
    assert coordinator.submit(gone, action=gone).status_code == 302
    assert (text(app, "fi"), told(app, "fi"), told(app)) == (None, [""], ["Lås upp"])
    assert coordinator.get(f"{TEXT}/ta-bort").location == DRAFT, "the last one stays"


def test_texts_have_their_limits(coordinator: Client, app: Flask) -> None:
    house.drafted(app)
    before = edition(app)
    wrong = ("\n\nAnna, 19121212-1212", "x\n" * 20_001, "x" * (BODY + 1))
    for body, words in zip(wrong, ("Rad 3", "20", "500"), strict=True):
        refused = coordinator.submit(TEXT, {"body": body})
        assert (refused.status_code, errors_of(refused)) == (400, ["#body"])
        assert words in visible(refused)
    longest = "\N{ETHIOPIC SYLLABLE HA}" * BODY
    assert edition(app) == before
    sent = coordinator.form(TEXT, "body")
    assert sent.multipart, "each sign of another script would be nine letters of an address"
    saved = coordinator.post(TEXT, data=sent.filled({"body": longest}), content_type="multipart/form-data")
    assert saved.status_code == 302
    assert text(app) == ("Öppna Exempel", longest)


def test_what_is_new_is_written_beside_the_texts(coordinator: Client, app: Flask) -> None:
    with app.app_context():
        row = house.new()
        house.approve(house.draft(row))
        house.draft(row)
        db.session.commit()
    assert coordinator.submit(f"{DRAFT}/nytt", {"changes": "Nyckeln flyttad", "read_again": "no"}).status_code == 302
    with app.app_context():
        version = db.session.get_one(Version, 2)
        assert (version.changes, version.read_again) == ("Nyckeln flyttad", Answer.NO)
    assert "Nyckeln flyttad" in visible(coordinator.get(DRAFT))
