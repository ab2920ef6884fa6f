"""Files of a version."""

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from preparedness.common.database import db
from preparedness.guidelines.models import FileContent, GuidelineFile, Version
from preparedness.guidelines.rules import naming
from tests.guidelines._drafts import DRAFT, TEXT, decide
from tests.house import guidelines as house
from tests.house.client import Client
from tests.house.files import form, pdf, picture
from tests.safe_points._pages import send, visible

pytestmark = pytest.mark.sqlite_only
ONE = "/register/riktlinjer/filer/1"


def attach(client: Client, content: bytes, name: str) -> TestResponse:
    return client.post(f"{DRAFT}/filer", **form(client.token(), content, name))


def names(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(GuidelineFile.name).order_by(GuidelineFile.id)))


def test_names_stand_in_texts() -> None:
    assert naming.free("Karta (ny) över hallen.jpg", ()) == "Karta-ny-över-hallen.jpg"
    assert naming.free("a.jpg", {"a.jpg", "a-2.jpg"}) == "a-3.jpg"
    assert naming.free("()*.pdf", ()) == "bilaga.pdf"
    body = "![Karta](karta.jpg) [plan](<en plan.pdf>) ![x][1]\n\n[1]: %C3%B6.jpg 'x'\n![y](https://x.se/a.jpg)"
    assert naming.mentioned(body) == {"karta.jpg", "en plan.pdf", "ö.jpg", "https://x.se/a.jpg"}
    assert naming.pictures(body) == {"karta.jpg"}


def test_pictures_and_pdfs_are_attached_once(coordinator: Client, app: Flask) -> None:
    house.drafted(app)
    attach(coordinator, picture("PNG"), "Hallen ö.png")
    attach(coordinator, picture("PNG"), "samma.png")
    attach(coordinator, picture("PNG", (50, 40)), "Hallen ö.png")
    assert attach(coordinator, pdf(), "plan.pdf").location == f"{DRAFT}#files"
    assert names(app) == ["Hallen-ö.jpg", "Hallen-ö-2.jpg", "plan.pdf"]
    assert "](Hallen-ö-2.jpg)" in visible(coordinator.get(DRAFT))
    refused = attach(coordinator, b"<svg onload=alert(1)>", "x.svg")
    assert (refused.status_code, 'id="file-error"' in refused.text) == (400, True)
    with app.app_context():
        version = db.session.get_one(Version, 1)
        for number in range(17):
            house.file(version, f"{number}.pdf")
        db.session.commit()
    assert attach(coordinator, pdf(2), "en till.pdf").status_code == 400


def test_a_picture_is_shown_and_a_pdf_saved(coordinator: Client, host: Client, app: Flask) -> None:
    house.drafted(app)
    attach(coordinator, picture(), "hallen.jpg")
    attach(coordinator, pdf(), "plan.pdf")
    assert host.get(ONE).status_code == 404, "nobody but who writes sees what is not decided"
    decide(app)
    shown, saved = host.get(ONE), host.get("/register/riktlinjer/filer/2")
    assert (shown.mimetype, saved.mimetype) == ("image/jpeg", "application/pdf")
    assert shown.headers["Content-Disposition"].startswith("inline")
    assert saved.headers["Content-Disposition"].startswith("attachment")
    for answer in (shown, saved):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"].startswith("sandbox")
        assert answer.headers["Cache-Control"].startswith("private, no-")
    assert host.get(ONE, headers={"If-None-Match": shown.headers["ETag"]}).status_code == 304


def test_a_file_goes_when_no_text_shows_it(coordinator: Client, app: Flask) -> None:
    house.drafted(app)
    attach(coordinator, picture(), "hallen.jpg")
    coordinator.submit(TEXT, {"body": "![Hallen](hallen.jpg)"})
    refused = send(coordinator, f"{ONE}/ta-bort")
    assert (refused.status_code, names(app)) == (409, ["hallen.jpg"])
    assert "Svenska" in visible(refused)
    coordinator.submit(TEXT, {"body": "Hallen"})
    with app.app_context():
        held = db.session.scalars(select(FileContent.id)).one()
        row = house.new(title="Annan")
        db.session.add(
            GuidelineFile(
                guideline_id=row.id, version_id=house.draft(row).id, content_id=held, name="samma.jpg",
                media_type="image/jpeg", size=1, added_at=house.NOON,
            )
        )  # fmt: skip
        db.session.commit()
    for address in (ONE, "/register/riktlinjer/filer/2"):
        with app.app_context():
            assert db.session.scalar(select(func.count(FileContent.id))) == 1, "kept while a version shows it"
        assert send(coordinator, f"{address}/ta-bort").status_code == 302
    with app.app_context():
        assert db.session.scalar(select(func.count(FileContent.id))) == 0
