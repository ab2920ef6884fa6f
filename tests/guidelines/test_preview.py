"""What a text will look like, with script and without."""

import pytest
from flask import Flask

from preparedness.common.database import db
from tests.guidelines._drafts import DRAFT, TEXT, edition, text
from tests.house import guidelines as house
from tests.house.client import Client
from tests.safe_points._pages import form_in

pytestmark = pytest.mark.sqlite_only
PREVIEW = f"{DRAFT}/forhandsvisning"
BODY = "## Först\n\n1. Lås <script>alert(1)</script> upp\n\n![Karta](karta.jpg)\n\n[x](javascript:alert(1))"


def test_the_script_gets_a_text_that_is_escaped(coordinator: Client, app: Flask) -> None:
    with app.app_context():
        house.file(house.draft(house.new()), "karta.jpg", b"x", media_type="image/jpeg")
        db.session.commit()
    sent = {"csrf_token": coordinator.token(), "body": BODY}
    answer = coordinator.post(PREVIEW, data=sent, headers={"Accept": "application/json"})
    html = answer.get_json()["html"]
    assert "<h2" in html
    assert "&lt;script&gt;" in html
    assert 'src="/register/riktlinjer/filer/1"' in html
    assert not any(each in html for each in ("<script", 'href="javascript', "<html"))


def test_without_script_the_form_stands_as_it_was(coordinator: Client, app: Flask) -> None:
    house.drafted(app)
    before = edition(app)
    form = coordinator.form(TEXT, "body")
    coordinator.submit(f"{DRAFT}/text/sv", {"title": "Den andras"})
    page = coordinator.post(f"{PREVIEW}?sprak=sv", data=form.filled({"body": BODY, "title": "Min"}))
    assert page.status_code == 200
    assert "Först" in page.text
    again = form_in(page, "body")
    assert again.action == TEXT
    assert (again.held()["title"], again.held()["edition"]) == (["Min"], form.held()["edition"])
    assert coordinator.post(TEXT, data=again.filled({})).status_code == 409, "the other's change is still noticed"
    assert text(app) == ("Den andras", house.BODY.strip())
    assert edition(app) == before + 1
