"""Two administrators change the same person: each sees what the other did, and nothing is overwritten unseen."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask

from preparedness.accounts import records
from preparedness.accounts.permissions import Role
from tests.accounts._admin import PEOPLE, add, known, page_of, screen
from tests.house.client import Client
from tests.house.people import People, Person
from tests.safe_points._pages import again, form_in, visible


@pytest.fixture
def other(app: Flask, people: People, password_hash: str) -> Client:
    """Another administrator at another screen."""
    assert people
    add(app, "andra@example.org", Role.ADMINISTRATOR, password_hash=password_hash)
    return screen(app, Person("andra@example.org", Role.ADMINISTRATOR))


def stands(app: Flask, person: Person) -> tuple[str, str]:
    with app.app_context():
        account = known(person.id)
        return account.email, account.name


def test_both_values_are_shown_field_by_field(admin: Client, other: Client, app: Flask, people: People) -> None:
    page = page_of(people.host)
    mine = admin.form(page, "email", "name").filled({"name": "Åke Öst"})
    other.submit(page, {"name": "Åke Väst"})
    answer = admin.post(page, data=mine)
    assert answer.status_code == 409
    assert stands(app, people.host)[1] == "Åke Väst"
    assert "Ditt: Åke Öst" in visible(answer)
    assert "Den andres: Åke Väst" in visible(answer)
    assert form_in(answer, "email", "name").held()["name"] == ["Åke Öst"]
    assert again(admin, answer, {}).status_code == 302
    assert stands(app, people.host)[1] == "Åke Öst"


def test_different_fields_are_put_together(admin: Client, other: Client, app: Flask, people: People) -> None:
    page = page_of(people.host)
    mine = admin.form(page, "email", "name").filled({"name": "Åke Öst"})
    other.submit(page, {"email": "ny@savsjo.example.org"})
    assert admin.post(page, data=mine).status_code == 302
    assert stands(app, people.host) == ("ny@savsjo.example.org", "Åke Öst")


def test_retired_meanwhile_is_no_change_of_the_name(admin: Client, other: Client, app: Flask, people: People) -> None:
    page = page_of(people.host)
    mine = admin.form(page, "email", "name").filled({"name": "Åke Öst"})
    other.submit(f"{page}/avsluta", {"reason": "Har slutat"})
    assert admin.post(page, data=mine).status_code == 302
    assert stands(app, people.host)[1] == "Åke Öst"
    with app.app_context():
        assert not known(people.host.id).is_active


@pytest.mark.parametrize("spoiled", [{"opened": ["x"]}, {"opened": []}, {"edition": ["<b>"]}, {"edition": []}])
def test_a_form_whose_memory_was_tampered_with_overwrites_nothing_unseen(
    admin: Client, other: Client, app: Flask, people: People, spoiled: dict[str, list[str]]
) -> None:
    page = page_of(people.host)
    mine = admin.form(page, "email", "name").filled({"name": "Åke Öst"}) | {"edition": ["0"]} | spoiled
    other.submit(page, {"name": "Åke Väst"})
    assert admin.post(page, data=mine).status_code == 409
    assert stands(app, people.host)[1] == "Åke Väst"


def test_the_same_address_is_invited_once_of_two_at_once(admin: Client, other: Client, app: Flask) -> None:
    typed = {"email": "anna@savsjo.example.org", "role": "host", "municipality": "0684"}
    forms = [(client, client.form(f"{PEOPLE}/ny", "email").filled(typed)) for client in (admin, other)]
    start = Barrier(2)

    def send(client: Client, form: dict[str, list[str]]) -> int:
        start.wait(10)
        return client.post(f"{PEOPLE}/ny", data=form).status_code

    with ThreadPoolExecutor(2) as pool:
        codes = sorted(future.result(30) for future in [pool.submit(send, *each) for each in forms])
    assert codes == [200, 400]
    with app.app_context():
        assert records.by_email("anna@savsjo.example.org")
