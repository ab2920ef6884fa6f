"""Forgotten password: by mail or by asking a person; nobody learns who has an account, by words or by time."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from preparedness.accounts import background, links, people, records
from preparedness.accounts.models import AccountLink
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from tests.accounts import _factor
from tests.accounts._factor import Time, account_of
from tests.accounts._mail import Post, finish, post_office, words
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.people import PASSWORD, People, settle

PAGE = "/glomt-losenord"
NEW = "fyra ord utan samband"
time = _factor.time


@pytest.fixture
def post() -> Any:
    with post_office() as office:
        yield office


@pytest.fixture
def mailing(make_app: MakeApp, post: Post) -> Flask:
    """The application with a mail server."""
    return make_app(**post.settings())


@pytest.fixture
def cast(mailing: Flask, password_hash: str) -> People:
    return settle(mailing, password_hash)


@pytest.fixture
def browser(mailing: Flask) -> Client:
    made: Client = mailing.test_client()  # type: ignore[assignment]
    return made


def how_many_links(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(AccountLink.id))) or 0


def link_in(post: Post) -> str:
    """The link of the latest letter, without the site's address."""
    found = re.search(r"http://localhost(/nytt-losenord/\S+)", words(post.letters()[-1]))
    assert found
    return found[1]


def test_the_link_in_the_mail_leads_to_a_new_password(cast: People, browser: Client, post: Post) -> None:
    browser.submit(PAGE, {"email": f" {cast.host.email.upper()} "})
    answer = browser.submit(link_in(post), {"password": NEW})
    assert (answer.status_code, answer.location) == (302, "/register/")
    assert post.got[0]["To"] == cast.host.email
    assert browser.submit("/logga-in", {"email": cast.host.email, "password": PASSWORD}).status_code == 400


def test_known_and_unknown_addresses_get_the_same_answer(
    mailing: Flask, cast: People, browser: Client, post: Post
) -> None:
    with mailing.app_context():
        people.retire(account_of(cast.reader))
        db.session.commit()
    asked = [cast.host.email, cast.reader.email, "ingen@example.org", "inte en adress", "a\x00b@example.org"]
    pages = [browser.submit(PAGE, {"email": email}) for email in asked]
    assert {page.status_code for page in pages} == {200}
    assert len({without(page.text, email) for page, email in zip(pages, asked, strict=True)}) == 1
    assert [letter["To"] for letter in post.letters()] == [cast.host.email]
    assert how_many_links(mailing) == 1


def without(page: str, email: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    return main.replace(email.replace("\x00", ""), "")


def test_nothing_about_the_account_is_asked_before_the_answer(
    cast: People, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the answer cannot take longer for some addresses than for others."""
    asked: list[str] = []
    monkeypatch.setattr(records, "by_email", asked.append)
    later: list[Any] = []
    monkeypatch.setattr(background, "soon", lambda *given: later.append(given))
    for email in (cast.host.email, "ingen@example.org"):
        browser.submit(PAGE, {"email": email})
    assert (asked, len(later)) == ([], 2)


def test_the_mailed_link_holds_an_hour(mailing: Flask, cast: People, browser: Client, post: Post, time: Time) -> None:
    browser.submit(PAGE, {"email": cast.host.email})
    path = link_in(post)
    time.move(minutes=59)
    assert browser.get(path).status_code == 200
    time.move(minutes=2)
    assert browser.get(path).status_code == 404
    assert how_many_links(mailing) == 1


def test_asking_again_and_again_sends_no_more_and_says_the_same(
    mailing: Flask, cast: People, browser: Client, post: Post, time: Time
) -> None:
    pages = [browser.submit(PAGE, {"email": cast.host.email}) for _ in range(12)]
    assert {page.status_code for page in pages} == {200}
    assert len(post.letters()) == 1
    time.move(hours=3)
    browser.submit(PAGE, {"email": cast.host.email})
    assert len(post.letters()) == 2
    assert how_many_links(mailing) == 2


@pytest.mark.sqlite_only
def test_asking_for_many_people_is_held_back_in_silence(mailing: Flask, browser: Client, monkeypatch: Any) -> None:
    later: list[Any] = []
    monkeypatch.setattr(background, "soon", lambda *given: later.append(given))
    codes = {browser.submit(PAGE, {"email": f"{number}@example.org"}).status_code for number in range(45)}
    assert codes == {200}
    assert 25 <= len(later) < 40
    assert how_many_links(mailing) == 0


def test_a_stranger_who_asks_does_not_end_an_administrators_link(mailing: Flask, cast: People, browser: Client) -> None:
    with mailing.app_context():
        token = links.make(account_of(cast.host), links.RESET, account_of(cast.administrator))
        db.session.commit()
    browser.submit(PAGE, {"email": cast.host.email})
    finish()
    assert browser.get(links.path(links.RESET, token)).status_code == 200


def test_who_was_invited_and_lost_the_mail_gets_in_too(mailing: Flask, browser: Client, post: Post) -> None:
    with mailing.app_context():
        people.invite("ny@example.org", "", Role.READER, None)
        db.session.commit()
    browser.submit(PAGE, {"email": "ny@example.org"})
    assert browser.submit(link_in(post), {"password": NEW}).status_code == 302


def test_who_signs_in_elsewhere_is_told_so_by_mail(mailing: Flask, cast: People, browser: Client, post: Post) -> None:
    with mailing.app_context():
        account = account_of(cast.host)
        account.password_hash, account.subject, account.language = "", "https://id.example.org 1", "en"
        db.session.commit()
    browser.submit(PAGE, {"email": cast.host.email})
    assert "Your account has none" in words(post.letters()[0])
    assert how_many_links(mailing) == 0


@pytest.mark.sqlite_only
def test_the_link_is_built_from_the_setting_and_never_from_the_request(
    make_app: MakeApp, post: Post, password_hash: str
) -> None:
    app = make_app(**post.settings() | {"ADDRESS": "https://trygghet.example.org"})
    person, client, site = settle(app, password_hash).host, app.test_client(), "http://trygghet.example.org"
    page = client.get(PAGE, base_url=site).text
    token = page.partition('name="csrf_token" type="hidden" value="')[2].partition('"')[0]
    data = {"email": person.email, "csrf_token": token}
    client.post(PAGE, base_url=site, data=data, headers={"X-Forwarded-Host": "evil.example"})
    [letter] = post.letters()
    assert "https://trygghet.example.org/nytt-losenord/" in words(letter)
    assert "evil" not in letter.as_string()
    stranger: Any = app.test_client()
    assert stranger.get(PAGE, base_url="http://evil.example").status_code == 400


@pytest.mark.sqlite_only
def test_without_mail_the_page_says_whom_to_ask(client: Client, people: People) -> None:
    for answer in (
        client.get(PAGE),
        client.post(PAGE, data={"csrf_token": client.token(), "email": people.host.email}),
    ):
        assert answer.status_code == 200
        assert "Be en administratör" in answer.text
        assert "<form" not in answer.text
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.sqlite_only
@pytest.mark.parametrize("email", ["", "x" * 255])
def test_an_address_is_wanted(browser: Client, email: str) -> None:
    answer = browser.submit(PAGE, {"email": email})
    assert answer.status_code == 400
    assert 'href="#email"' in answer.text


@pytest.mark.sqlite_only
def test_a_failing_mail_server_is_nobodys_business_but_the_logs(
    cast: People, browser: Client, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    post.refusal = "451 not now"
    assert browser.submit(PAGE, {"email": cast.host.email}).status_code == 200
    assert post.letters() == []
    assert "SMTPDataError 451" in caplog.text
    assert cast.host.email not in caplog.text
    assert "/nytt-losenord/" not in caplog.text
