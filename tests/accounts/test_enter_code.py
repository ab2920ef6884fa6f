"""The second half of signing in, through the pages."""

import pytest
from flask import Flask

from preparedness.accounts import second_factor
from preparedness.accounts.views.enter_code import MOST_WRONG
from preparedness.common.database import db
from tests.accounts import _factor
from tests.accounts._at_once import at_once
from tests.accounts._factor import CODE, Telephone, Time, account_of, equip, give_password, is_in
from tests.house.client import Client
from tests.house.people import People

time = _factor.time
pytestmark = pytest.mark.usefixtures("time")


@pytest.fixture
def telephone(app: Flask, people: People) -> Telephone:
    return equip(app, people.coordinator)


def half_way(client: Client, people: People, onward: str = "") -> Client:
    answer = give_password(client, people.coordinator, onward)
    assert (answer.status_code, answer.location) == (302, CODE)
    return client


def test_password_and_code_lead_in(client: Client, people: People, telephone: Telephone) -> None:
    half_way(client, people, "?next=/register/trygghetspunkter?text=skola")
    assert not is_in(client)
    answer = client.submit(CODE, {"code": telephone.shows()})
    assert (answer.status_code, answer.location) == (302, "/register/trygghetspunkter?text=skola")
    assert is_in(client)


def test_a_recovery_code_leads_in_once_and_says_how_many_are_left(
    app: Flask, client: Client, people: People, telephone: Telephone
) -> None:
    half_way(client, people)
    answer = client.submit(CODE, {"code": telephone.recovery[0].lower().replace("-", " ")}, follow=True)
    assert answer.request.path == "/register/"
    assert "Återställningskoder kvar: 9." in answer.text
    other: Client = app.test_client()  # type: ignore[assignment]
    assert half_way(other, people).submit(CODE, {"code": telephone.recovery[0]}).status_code == 400
    assert not is_in(other)


def test_a_code_is_not_taken_twice(app: Flask, client: Client, people: People, telephone: Telephone) -> None:
    code = telephone.shows()
    assert half_way(client, people).submit(CODE, {"code": code}).status_code == 302
    other: Client = app.test_client()  # type: ignore[assignment]
    answer = half_way(other, people).submit(CODE, {"code": code})
    assert answer.status_code == 400
    assert "redan använd" in answer.text
    assert not is_in(other)


def test_of_two_browsers_with_the_same_code_at_once_one_comes_in(
    app: Flask, people: People, telephone: Telephone
) -> None:
    browsers: list[Client] = [app.test_client() for _ in range(4)]  # type: ignore[misc]
    code = telephone.shows()
    forms = [half_way(browser, people).form(CODE, "code").filled({"code": code}) for browser in browsers]
    waiting = list(zip(browsers, forms, strict=True))

    def send() -> int:
        browser, form = waiting.pop()
        return browser.post(CODE, data=form).status_code

    assert sorted(at_once(send, 4)) == [302, 400, 400, 400]


@pytest.mark.sqlite_only
@pytest.mark.parametrize("code", ["", "000000", "12345", "x" * 5000, "\x00", "' OR 1=1 --", "<script>"])
def test_wrong_codes_are_refused_and_kept_in_the_field(
    client: Client, people: People, telephone: Telephone, code: str
) -> None:
    del telephone
    answer = half_way(client, people).submit(CODE, {"code": code})
    assert answer.status_code == 400
    assert 'href="#code"' in answer.text
    assert "<script>" not in answer.text
    assert not is_in(client)


@pytest.mark.sqlite_only
def test_a_code_without_a_password_leads_nowhere(client: Client, people: People, telephone: Telephone) -> None:
    answer = client.get(CODE)
    assert (answer.status_code, answer.location) == (302, "/logga-in")
    token = client.token()
    assert client.post(CODE, data={"code": telephone.shows(), "csrf_token": token}).location == "/logga-in"
    assert not is_in(client)
    give_password(client, people.elsewhere)  # who has none is in at once
    assert is_in(client)


@pytest.mark.sqlite_only
def test_the_first_half_holds_for_ten_minutes(client: Client, people: People, telephone: Telephone, time: Time) -> None:
    form = half_way(client, people).form(CODE, "code")
    time.move(minutes=11)
    answer = client.post(CODE, data=form.filled({"code": telephone.shows()}))
    assert answer.location == "/logga-in"
    assert not is_in(client)


@pytest.mark.sqlite_only
def test_guessing_is_slowed_and_then_wants_the_password_again(
    client: Client, people: People, telephone: Telephone, time: Time
) -> None:
    half_way(client, people)
    answers = []
    for _ in range(60):
        answers.append(client.post(CODE, data=client.form(CODE, "code").filled({"code": "000000"})))
        if answers[-1].status_code == 302:
            break
        if answers[-1].status_code == 429:
            assert int(answers[-1].headers["Retry-After"]) > 0
            time.move(seconds=int(answers[-1].headers["Retry-After"]))
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(400) <= MOST_WRONG - 1
    assert 429 in statuses
    assert answers[-1].location == "/logga-in"
    assert client.get(CODE).location == "/logga-in"
    del telephone


@pytest.mark.sqlite_only
def test_while_one_is_slowed_the_right_code_is_not_used_up(
    client: Client, people: People, telephone: Telephone, time: Time
) -> None:
    half_way(client, people)
    answer = client.submit(CODE, {"code": "000000"})
    while answer.status_code == 400:
        answer = client.submit(CODE, {"code": "000000"})
    assert client.submit(CODE, {"code": telephone.shows()}).status_code == 429
    time.move(seconds=int(answer.headers["Retry-After"]))
    assert client.submit(CODE, {"code": telephone.shows()}).status_code == 302
    assert is_in(client)


@pytest.mark.sqlite_only
def test_with_another_key_the_page_says_what_to_do(
    app: Flask, client: Client, people: People, telephone: Telephone
) -> None:
    with app.app_context():
        account = account_of(people.coordinator)
        account.totp_secret = "gAAAAABsealedWithAnotherKey"
        db.session.commit()
    half_way(client, people)
    assert "be en administratör" in client.get(CODE).text
    answer = client.submit(CODE, {"code": telephone.shows()})
    assert answer.status_code == 400
    assert "Installationens nyckel har bytts" in answer.text
    assert client.submit(CODE, {"code": telephone.recovery[0]}).status_code == 302


@pytest.mark.sqlite_only
def test_who_is_retired_or_reset_meanwhile_begins_again(
    app: Flask, client: Client, people: People, telephone: Telephone
) -> None:
    form = half_way(client, people).form(CODE, "code").filled({"code": telephone.shows()})
    with app.app_context():
        second_factor.reset(account_of(people.coordinator))
        db.session.commit()
    assert client.post(CODE, data=form).location == "/logga-in"
    assert not is_in(client)
    give_password(client, people.coordinator)
    assert is_in(client)


@pytest.mark.sqlite_only
def test_the_page_speaks_the_persons_language(app: Flask, client: Client, people: People, telephone: Telephone) -> None:
    del telephone
    page = half_way(client, people).get(CODE).text
    assert "Ange en kod" in page
    assert 'autocomplete="one-time-code"' in page
    assert "inputmode" not in page
    with app.app_context():
        account_of(people.coordinator).language = "en"
        db.session.commit()
    assert "Enter a code" in client.get(CODE).text
