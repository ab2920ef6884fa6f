"""People who sign in choose their language, and it stays chosen."""

import pytest

from tests.house.client import Client
from tests.house.people import People, SignIn

pytestmark = pytest.mark.sqlite_only


def lang(client: Client, path: str = "/register/") -> str:
    page = client.get(path).text
    return page[page.index('lang="') + 6 :][:2]


def test_the_choice_persists(client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    assert lang(client) == "sv"
    answer = client.submit("/register/", action="/register/sprak", button="en")
    assert (answer.status_code, answer.location) == (302, "/register/")
    assert lang(client) == "en"
    client.submit("/register/", action="/logga-ut")
    assert lang(sign_in(client, people.coordinator)) == "en"


def test_the_choice_is_ones_own(client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    client.submit("/register/", action="/register/sprak", button="en")
    client.submit("/register/", action="/logga-ut")
    assert lang(sign_in(client, people.administrator)) == "sv"


@pytest.mark.parametrize("wanted", ["", "de", "../../etc"])
def test_an_unknown_language_changes_nothing(client: Client, people: People, sign_in: SignIn, wanted: str) -> None:
    sign_in(client, people.coordinator)
    data = {"language": wanted, "csrf_token": client.token(), "next": "https://evil.example/"}
    answer = client.post("/register/sprak", data=data)
    assert (answer.status_code, answer.location) == (302, "/register/")
    assert lang(client) == "sv"


def test_one_stays_on_the_page(client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    answer = client.submit("/register/trygghetspunkter", action="/register/sprak")
    assert answer.location == "/register/trygghetspunkter"


@pytest.mark.parametrize(
    ("address", "wanted", "spoken"),
    [
        ("/logga-in", "sv-SE,sv;q=0.9", "sv"),
        ("/logga-in", "en-GB,en;q=0.9", "en"),
        ("/logga-in", "", "sv"),
        ("/logga-in", "de", "sv"),
        ("/logga-in?sprak=en", "sv", "en"),
        ("/logga-in?sprak=xx", "en", "sv"),
    ],
)
def test_who_has_not_signed_in_is_met_in_the_browsers_language(
    client: Client, address: str, wanted: str, spoken: str
) -> None:
    assert f'<html lang="{spoken}"' in client.get(address, headers={"Accept-Language": wanted}).text


@pytest.mark.sqlite_only
def test_what_the_address_asked_for_is_asked_for_again(client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    page = "/register/trygghetspunkter?status=operational"
    assert client.submit(page, action="/register/sprak", button="en").location == page
