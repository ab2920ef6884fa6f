"""Two people write in one draft."""

import pytest
from flask import Flask

from tests.guidelines._drafts import DRAFT, TEXT, decide, edition, text
from tests.guidelines.conftest import Screen
from tests.house import guidelines as house
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import form_in, visible

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def other(screen: Screen, people: People) -> Client:
    return screen(people.administrator)


def test_the_second_sees_both_and_loses_nothing(coordinator: Client, other: Client, app: Flask) -> None:
    house.drafted(app, body="Från början\n")
    form = coordinator.form(TEXT, "body")
    other.submit(TEXT, {"body": "Från början, igen"})
    assert coordinator.post(TEXT, data=form.filled({})).status_code == 302, "nothing was changed by looking"
    form = coordinator.form(TEXT, "body")
    assert other.submit(TEXT, {"body": "Den andras text", "title": "Den andras"}).status_code == 302
    refused = coordinator.post(TEXT, data=form.filled({"body": "Min text"}))
    assert refused.status_code == 409
    assert "Den andras text" in refused.text
    again = form_in(refused, "body")
    assert again.held()["body"] == ["Min text"]
    assert again.held()["title"] == ["Den andras"], "only the other changed it"
    assert text(app) == ("Den andras", "Den andras text")
    assert coordinator.post(TEXT, data=again.filled({})).status_code == 302
    assert text(app) == ("Den andras", "Min text")


def test_the_other_s_can_be_chosen(coordinator: Client, other: Client, app: Flask) -> None:
    house.drafted(app)
    form = coordinator.form(TEXT, "body")
    other.submit(TEXT, {"body": "Den andras text"})
    again = form_in(coordinator.post(TEXT, data=form.filled({"body": "Min text"})), "body")
    assert coordinator.post(TEXT, data=again.filled({"choice-body": "theirs"})).status_code == 302
    assert text(app) == ("Öppna Exempel", "Den andras text")


def test_other_parts_disturb_nobody(coordinator: Client, other: Client, app: Flask) -> None:
    house.drafted(app, tasks=("Lås upp",))
    form, item = coordinator.form(TEXT, "body"), coordinator.form(f"{DRAFT}/punkter/1", "text_sv")
    other.submit(f"{DRAFT}/text/en", {"title": "Open"})
    other.submit(f"{DRAFT}/punkter/ny", {"text_sv": "Tänd"})
    assert coordinator.post(TEXT, data=form.filled({"body": "Min text"})).status_code == 302
    assert coordinator.post(f"{DRAFT}/punkter/1", data=item.filled({"text_sv": "Lås upp dörren"})).status_code == 302
    before = edition(app)
    assert coordinator.submit(TEXT, {}).status_code == 302
    assert edition(app) == before, "nothing was changed: whoever is about to approve need not look again"


def test_a_language_removed_or_a_new_draft_begun_meanwhile(coordinator: Client, other: Client, app: Flask) -> None:
    house.drafted(app)
    english, gone = f"{DRAFT}/text/en", f"{DRAFT}/text/en/ta-bort"
    coordinator.submit(english, {"title": "Open", "body": "Text"})
    form, swedish = coordinator.form(english, "body"), coordinator.form(TEXT, "body")
    other.submit(gone, action=gone)
    refused = coordinator.post(english, data=form.filled({"body": "My text"}))
    assert refused.status_code == 409
    assert coordinator.post(english, data=form_in(refused, "body").filled({})).status_code == 302
    assert text(app, "en") == ("Open", "My text")
    decide(app, next_says="Nästa")
    refused = coordinator.post(TEXT, data=swedish.filled({"body": "Min text"}))
    assert refused.status_code == 409
    assert "Nästa" in visible(refused)
    assert text(app, version=2) == ("Öppna Exempel", "Nästa")
