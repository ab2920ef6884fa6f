"""The checklist of a draft."""

import pytest
from flask import Flask

from preparedness.common.database import db
from preparedness.guidelines.models import ChecklistItem
from tests.guidelines._drafts import DRAFT, edition, told
from tests.house import guidelines as house
from tests.house.client import Client
from tests.safe_points._pages import errors_of, send, visible

pytestmark = pytest.mark.sqlite_only
ITEMS = f"{DRAFT}/punkter"


def test_an_item_says_who_within_which_time_and_when_it_is_done(coordinator: Client, app: Flask) -> None:
    house.drafted(app)
    assert "prickas av" in visible(coordinator.get(DRAFT)), "the empty checklist explains itself"
    assert errors_of(coordinator.submit(f"{ITEMS}/ny", {"done_when_sv": "Det lyser"})) == ["#text_sv"]
    full = {
        "text_sv": "Tänd", "done_when_sv": "Det lyser", "role": "site_lead", "within_minutes": "30",
        "capability": "power", "reference": "Kommunens beslut",
    }  # fmt: skip
    assert coordinator.submit(f"{ITEMS}/ny", full).location == f"{DRAFT}#item-1"
    page = visible(coordinator.get(DRAFT))
    assert all(words in page for words in ("Tänd", "Det lyser", "Inom 30 minuter", "Platsansvarig"))
    assert errors_of(coordinator.submit(f"{ITEMS}/1", {"text_sv": "Ring 19121212-1212"})) == ["#text_sv"]


def test_each_language_of_the_draft_can_be_told(coordinator: Client, app: Flask) -> None:
    house.drafted(app, tasks=("Lås upp",))
    coordinator.submit(f"{DRAFT}/text/en", {"title": "Open"})
    assert errors_of(coordinator.submit(f"{ITEMS}/1", {"done_when_en": "Seen"})) == ["#text_en"]
    assert coordinator.submit(f"{ITEMS}/1", {"text_en": "Unlock"}).status_code == 302
    assert coordinator.submit(f"{ITEMS}/ny", {"text_sv": "Tänd"}).status_code == 302
    assert (told(app), told(app, "en")) == (["Lås upp", "Tänd"], ["Unlock", ""])


def test_what_was_typed_in_a_language_that_was_removed_meanwhile_is_shown(coordinator: Client, app: Flask) -> None:
    house.drafted(app, tasks=("Lås upp",))
    coordinator.submit(f"{DRAFT}/text/en", {"title": "Open"})
    form = coordinator.form(f"{ITEMS}/1", "text_en")
    send(coordinator, f"{DRAFT}/text/en/ta-bort")
    answer = coordinator.post(f"{ITEMS}/1", data=form.filled({"text_en": "A long translation"}))
    assert answer.status_code == 409
    assert "A long translation" in visible(answer)
    assert coordinator.submit(f"{ITEMS}/1", {"text_sv": "Öppna"}).status_code == 302


def test_items_move_and_keep_their_key(coordinator: Client, app: Flask) -> None:
    house.drafted(app, tasks=("Ett", "Två", "Tre"))
    with app.app_context():
        before = {each.id: each.key for each in db.session.query(ChecklistItem)}
    assert send(coordinator, f"{ITEMS}/3/flytta", {"to": "up"}).location == f"{DRAFT}#item-3"
    assert told(app) == ["Ett", "Tre", "Två"]
    assert send(coordinator, f"{ITEMS}/1/flytta", {"to": "up"}).status_code == 302, "the first stays first"
    assert send(coordinator, f"{ITEMS}/1/flytta", {"to": "down"}).status_code == 302
    assert told(app) == ["Tre", "Ett", "Två"]
    with app.app_context():
        assert {each.id: each.key for each in db.session.query(ChecklistItem)} == before
    assert send(coordinator, f"{ITEMS}/1/ta-bort").location == f"{DRAFT}#items"
    assert told(app) == ["Tre", "Två"]
    gone = coordinator.post(f"{ITEMS}/1", data={"csrf_token": coordinator.token(), "text_sv": "Mitt"})
    assert gone.status_code == 404


def test_a_list_can_be_pasted(coordinator: Client, app: Flask) -> None:
    house.drafted(app, tasks=("Lås upp",))
    several, before = f"{ITEMS}/flera", edition(app)
    pasted = "1. Hämta nyckeln\n\n- [ ] Lås upp\n\u2022 Tänd\n* Tänd\n112 ska kunna nås"
    for _ in range(2):
        assert coordinator.submit(several, {"tasks": pasted}).status_code == 302
        assert told(app) == ["Lås upp", "Hämta nyckeln", "Tänd", "112 ska kunna nås"], "sent twice, added once"
    assert edition(app) > before, "whoever is about to approve has to look again"
    for wrong in (" \n- ", "x\n" + "\n".join(map(str, range(1000, 1101))), "x" * 501, "Ring 19121212-1212"):
        assert errors_of(coordinator.submit(several, {"tasks": wrong})) == ["#tasks"]
