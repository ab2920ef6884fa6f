"""Evidence: attached to a training record, fetched by those who may, removed."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select
from werkzeug.test import TestResponse

from preparedness.accounts.models import Membership
from preparedness.common import attachments
from preparedness.common.config import A_FILE, A_FORM
from preparedness.common.database import db
from preparedness.hosts.models import Evidence, Host
from preparedness.hosts.records import hosts
from tests.hosts._training import HOSTS, trained
from tests.hosts.conftest import Screen
from tests.house.client import Client
from tests.house.files import bomb, form, pdf, picture
from tests.house.hosts import course, host, train
from tests.house.people import People
from tests.safe_points._pages import errors_of, send, visible

pytestmark = pytest.mark.usefixtures("somebody")
ONE, FILE = f"{HOSTS}/utbildningar/1", f"{HOSTS}/bevis/1"


@pytest.fixture
def somebody(app: Flask) -> int:
    """A host with training."""
    found = host(app)
    train(app, found, course(app), certificate="A 12")
    return found


def attach(client: Client, content: bytes, name: str = "intyg.pdf") -> TestResponse:
    return client.post(f"{ONE}/bevis", **form(client.token(), content, name))


def stored(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        return [(each.name, each.media_type) for each in db.session.scalars(select(Evidence).order_by(Evidence.id))]


def test_attached_fetched_removed(coordinator: Client, app: Flask) -> None:
    for _ in range(2):
        assert attach(coordinator, pdf(), "Intyg för HLR.pdf").location == f"{ONE}#evidence"
    assert stored(app) == [("Intyg för HLR.pdf", "application/pdf")], "sent twice, kept once"
    assert "Intyg för HLR.pdf" in visible(coordinator.get(ONE))
    answer = coordinator.get(FILE)
    assert answer.data == pdf()
    assert answer.mimetype == "application/pdf"
    told = answer.headers
    assert told["Content-Disposition"].startswith("attachment;")
    assert "filename*=UTF-8''Intyg%20f%C3%B6r%20HLR.pdf" in told["Content-Disposition"]
    assert told["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert told["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in told["Cache-Control"]
    assert coordinator.get(f"{FILE}/ta-bort").status_code == 405
    assert coordinator.submit(ONE, {}, action=f"{FILE}/ta-bort").location == f"{ONE}#evidence"
    assert coordinator.get(FILE).status_code == 404
    assert trained(app)


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "content", [b"<!DOCTYPE html><script>alert(1)</script>", bomb(), pdf()[:200], b"<svg/>", b"\0" * (A_FILE + 1), b""]
)
def test_what_is_refused_is_said_on_the_page(coordinator: Client, app: Flask, content: bytes) -> None:
    refused = attach(coordinator, content)
    assert refused.status_code == 400
    assert errors_of(refused) == ["#file"]
    assert "A 12" in refused.text
    assert stored(app) == []


@pytest.mark.sqlite_only
def test_not_too_many_nor_too_large_nor_none(coordinator: Client, app: Flask) -> None:
    assert attach(coordinator, b"x" * (A_FILE + A_FORM)).status_code == 413
    assert errors_of(send(coordinator, f"{ONE}/bevis")) == ["#file"]
    for size in range(1, 7):
        answer = attach(coordinator, picture(size=(size, size)), "bild.png")
    assert errors_of(answer) == ["#file"]
    assert stored(app) == [("bild.jpg", "image/jpeg")] * 5
    page = "/register/vardar/1/utbildning/ny"
    assert coordinator.post(page, **form(coordinator.token(), pdf())).status_code == 415, (
        "the page beside it takes none"
    )


@pytest.mark.sqlite_only
def test_who_may(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    attach(coordinator, pdf())
    theirs, leader, own = screen(people.elsewhere), screen(people.exercise_leader), screen(people.host)
    assert [client.get(FILE).status_code for client in (theirs, leader, own)] == [404, 404, 404]
    with app.app_context():
        db.session.get_one(Evidence, 1).training.host.account_id = people.host.id
        db.session.commit()
    assert own.get(FILE).data == pdf()
    assert own.get(ONE).status_code == 403
    assert attach(theirs, pdf(2)).status_code == 404
    for client, code in ((theirs, 404), (leader, 403), (own, 403)):
        assert send(client, f"{FILE}/ta-bort").status_code == code
    assert len(stored(app)) == 1


@pytest.mark.sqlite_only
def test_it_goes_with_its_training(coordinator: Client, app: Flask) -> None:
    attach(coordinator, pdf())
    assert send(coordinator, f"{ONE}/ta-bort").status_code == 302
    assert (stored(app), trained(app)) == ([], [])


@pytest.mark.sqlite_only
@pytest.mark.parametrize("content", [pdf(), b"nothing of the kind"])
@pytest.mark.parametrize("what", ["erased", "no coordinator"])
def test_nothing_is_kept_of_who_was_erased_while_the_file_was_looked_into(
    coordinator: Client, app: Flask, monkeypatch: pytest.MonkeyPatch, what: str, content: bytes
) -> None:
    look = attachments.taken

    def slowly(file: Any) -> attachments.Attachment:
        with app.app_context():
            if what == "erased":
                hosts.erase(db.session.get_one(Host, 1))
            else:
                db.session.execute(delete(Membership))
            db.session.commit()
        return look(file)

    monkeypatch.setattr(attachments, "taken", slowly)
    answer = attach(coordinator, content)
    assert answer.status_code == 404
    assert "A 12" not in answer.text
    assert stored(app) == []
