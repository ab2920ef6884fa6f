"""Few pages take a file: what is sent to others all the same is refused, by kind and by size, in words."""

from io import BytesIO

import pytest
from flask import Flask

from preparedness.common.security import TAKES_FILES
from tests.house import routes
from tests.house.client import Client
from tests.house.people import PASSWORD, People, SignIn

FORM = "application/x-www-form-urlencoded"
TAKING = {
    "hosts.attach_evidence",
    "exercises.attach_action_file",
    "exercises.attach_photo",
    "exercises.new_observation",
    "guidelines.attach_file",
    "guidelines.import_document",
}
"""Pages that look into what they are sent (`common.attachments`); a new one has to be named here."""

pytestmark = pytest.mark.sqlite_only


def test_every_other_page_refuses_files(example: Flask, people: People, sign_in: SignIn) -> None:
    client = sign_in(example.test_client(), people.administrator)  # type: ignore[arg-type]
    sending = [rule for rule in routes.rules(example) if "POST" in routes.methods(rule) and rule.endpoint not in TAKING]
    assert sending
    for rule in sending:
        address = routes.address(example, rule)
        answer = client.post(address, data={"file": (BytesIO(b"MZ"), "program.exe")})
        assert answer.status_code == 415, address
    assert "Det går inte att skicka filer hit" in answer.text


def test_which_pages_take_files(app: Flask) -> None:
    assert {name for name, view in app.view_functions.items() if getattr(view, TAKES_FILES, False)} == TAKING


def test_a_form_in_parts_without_a_file_is_a_form(client: Client, people: People) -> None:
    data = {"email": people.reader.email, "password": PASSWORD, "csrf_token": client.token()}
    answer = client.post("/logga-in", data=data, content_type="multipart/form-data")
    assert answer.status_code == 302


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"])
def test_what_is_larger_than_any_form_is_refused(client: Client, kind: str) -> None:
    answer = client.post("/logga-in", data=b"email=" + b"x" * (2 * 1024 * 1024), content_type=kind)
    assert answer.status_code == 413


def test_a_file_for_a_page_that_does_not_exist_is_not_looked_at(client: Client) -> None:
    assert client.post("/finns-inte", data={"file": (BytesIO(b"x"), "a.txt")}).status_code == 404


@pytest.mark.sqlite_only
def test_more_fields_than_any_form_has_are_not_even_taken_apart(client: Client) -> None:
    for path in ("/logga-in", "/register/konto"):
        assert client.post(path, data=b"email=x" + b"&a=" * 6000, content_type=FORM).status_code == 413
        assert client.post(path, data=b"email=x" + b"&a=" * 5990, content_type=FORM).status_code == 400
