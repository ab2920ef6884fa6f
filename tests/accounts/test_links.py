"""Links by which a password is chosen: once, for a while, by one person; and one same page for all that do not hold."""

from functools import partial
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.accounts import links, people, records
from preparedness.accounts.models import AccountLink
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from preparedness.history.models import Entry
from tests.accounts import _factor
from tests.accounts._at_once import at_once
from tests.accounts._factor import Time, account_of, equip
from tests.house.client import Client
from tests.house.people import PASSWORD, People, Person, SignIn

NEW = "fyra ord utan samband"
EMAIL = "ny@savsjo.example.org"
time = _factor.time


def invited(app: Flask) -> str:
    """The address of a new person's invitation."""
    with app.app_context():
        token = links.make(people.invite(EMAIL, "Ny Person", Role.COORDINATOR, "0684"), links.INVITATION)
        db.session.commit()
    return links.path(links.INVITATION, token)


def made(app: Flask, person: Person, **more: Any) -> str:
    """The address of a new link for a new password."""
    with app.app_context():
        token = links.make(account_of(person), links.RESET, **more)
        db.session.commit()
    return links.path(links.RESET, token)


def holds(app: Flask, path: str) -> bool:
    with app.app_context():
        purpose = next(purpose for purpose, start in links.PATHS.items() if path.startswith(start))
        return links.account_of(path.rpartition("/")[2], purpose) is not None


def test_who_is_invited_chooses_a_password_and_is_in(app: Flask, client: Client) -> None:
    path = invited(app)
    answer = client.submit(path, {"password": NEW})
    assert (answer.status_code, answer.location) == (302, "/register/")
    assert client.get("/register/").status_code == 200
    other: Any = app.test_client()
    assert other.submit("/logga-in", {"email": EMAIL, "password": NEW}).status_code == 302
    assert other.get(path).status_code == 404


def test_a_new_password_takes_the_place_of_the_old(app: Flask, client: Client, people: People) -> None:
    assert client.submit(made(app, people.host), {"password": NEW}).status_code == 302
    other: Any = app.test_client()
    assert other.submit("/logga-in", {"email": people.host.email, "password": PASSWORD}).status_code == 400
    assert other.submit("/logga-in", {"email": people.host.email, "password": NEW}).status_code == 302


def test_a_new_password_ends_every_sign_in(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    elsewhere: Any = app.test_client()
    sign_in(elsewhere, people.host)
    client.submit(made(app, people.host), {"password": NEW})
    assert elsewhere.get("/register/").status_code == 302
    assert client.get("/register/").status_code == 200


def test_the_history_says_who_chose_and_how(app: Flask, client: Client, people: People) -> None:
    client.submit(made(app, people.host), {"password": NEW})
    with app.app_context():
        entry = db.session.scalars(select(Entry).order_by(Entry.number.desc())).first()
        assert entry
        assert (entry.kind, entry.key, entry.by_id) == ("account", str(people.host.id), people.host.id)
        assert entry.why == "Valde nytt lösenord genom en länk"
        assert NEW not in f"{entry.facts}{entry.personal}"


def test_a_link_does_not_take_the_place_of_the_second_factor(app: Flask, client: Client, people: People) -> None:
    equip(app, people.coordinator)
    answer = client.submit(made(app, people.coordinator), {"password": NEW})
    assert (answer.status_code, answer.location) == (302, "/logga-in/kod")
    assert client.get("/register/").status_code == 302


def test_of_two_at_once_one_succeeds(app: Flask, people: People) -> None:
    token = made(app, people.host).rpartition("/")[2]

    def use() -> bool:
        with app.app_context():
            used = links.use(token, links.RESET) is not None
            db.session.commit()
            return used

    assert sorted(at_once(use, 4)) == [False, False, False, True]


def test_only_a_digest_is_kept(app: Flask, people: People) -> None:
    token = made(app, people.host).rpartition("/")[2]
    assert len(token) >= 43  # 32 random bytes
    with app.app_context():
        row = db.session.scalars(select(AccountLink)).one()
        assert token not in {str(value) for value in vars(row).values()}
        assert row.digest == links.digest(token)


@pytest.mark.parametrize(("minutes", "open_after"), [(59, True), (61, False)])
def test_a_link_holds_for_a_while(app: Flask, people: People, time: Time, minutes: float, open_after: bool) -> None:
    path = made(app, people.host, hours=links.BY_MAIL)
    time.move(minutes=minutes)
    assert holds(app, path) is open_after


def test_an_invitation_holds_a_week_and_a_reset_a_day(app: Flask, people: People, time: Time) -> None:
    invitation, reset = invited(app), made(app, people.host)
    time.move(hours=23)
    assert (holds(app, invitation), holds(app, reset)) == (True, True)
    time.move(hours=2)
    assert (holds(app, invitation), holds(app, reset)) == (True, False)
    time.move(days=6)
    assert not holds(app, invitation)


@pytest.mark.parametrize(("minutes", "open_after"), [(-4, True), (-6, False), (-60 * 24 * 400, False)])
def test_a_clock_that_is_put_back_does_not_prolong_a_link(
    app: Flask, people: People, time: Time, minutes: float, open_after: bool
) -> None:
    path = made(app, people.host)
    time.move(minutes=minutes)
    assert holds(app, path) is open_after


def test_a_newer_link_ends_the_older_but_not_one_that_holds_longer(app: Flask, people: People) -> None:
    first = made(app, people.host)
    second = made(app, people.host)
    assert (holds(app, first), holds(app, second)) == (False, True)
    by_mail = made(app, people.host, hours=links.BY_MAIL)
    assert (holds(app, second), holds(app, by_mail)) == (True, True)
    others = made(app, people.reader)
    assert holds(app, by_mail)
    assert holds(app, others)


def test_a_used_link_ends_the_others(app: Flask, client: Client, people: People) -> None:
    by_administrator, by_mail = made(app, people.host), made(app, people.host, hours=links.BY_MAIL)
    client.submit(by_mail, {"password": NEW})
    assert not holds(app, by_administrator)


def ended(app: Flask, person: Person, what: str, time: Time) -> str:
    """The address of a link that does not hold, for one of several reasons."""
    path = made(app, person)
    with app.app_context():
        if what == "used":
            links.use(path.rpartition("/")[2], links.RESET)
        elif what == "retired":
            people.retire(account_of(person))
        elif what == "other purpose":
            path = path.replace(links.PATHS[links.RESET], links.PATHS[links.INVITATION])
        elif what == "forged":
            path = f"{path[:-1]}{'A' if path[-1] != 'A' else 'B'}"
        db.session.commit()
    if what == "expired":
        time.move(days=2)
    return path


def test_links_that_do_not_hold_get_one_same_friendly_page(
    app: Flask, client: Client, people: People, time: Time
) -> None:
    reasons = ("used", "retired", "other purpose", "forged", "expired")
    paths = [ended(app, people.host, what, time) for what in reasons]
    paths += ["/valkommen/å", "/nytt-losenord/" + "x" * 3000, "/nytt-losenord/%F0%9F%98%80%ED%A0%80"]
    answers = [client.get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    assert len({page_of(answer.text) for answer in answers}) == 1
    assert "/glomt-losenord" in answers[0].text


def page_of(text: str) -> str:
    return text[text.index("<main") : text.index("</main>")]


def test_a_form_left_open_too_long_changes_nothing(app: Flask, client: Client, people: People, time: Time) -> None:
    path = made(app, people.host)
    form = client.form(path, "password").filled({"password": NEW})
    time.move(days=2)
    assert client.post(path, data=form).status_code == 404
    assert client.submit("/logga-in", {"email": people.host.email, "password": PASSWORD}).status_code == 302


@pytest.mark.sqlite_only
@pytest.mark.parametrize("password", ["", "kort", "trygghetspunkt 2026", "å" * 300, EMAIL])
def test_a_bad_password_is_refused_and_the_link_still_holds(app: Flask, client: Client, password: str) -> None:
    path = invited(app)
    answer = client.submit(path, {"password": password})
    assert answer.status_code == 400
    assert 'href="#password"' in answer.text
    assert not password or password not in page_of(answer.text)
    assert client.submit(path, {"password": NEW}).status_code == 302


@pytest.mark.sqlite_only
def test_the_page_names_nobody_and_its_address_stays_here(app: Flask, client: Client) -> None:
    path = invited(app)
    for answer in (client.get(path), client.post(path), client.get("/valkommen/x")):
        assert EMAIL not in answer.text
        assert "Ny Person" not in answer.text
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "strict-origin"


@pytest.mark.sqlite_only
def test_the_form_can_be_sent_over_https(app: Flask, client: Client) -> None:
    """Over https the token against forgery wants a referrer, of which this page gives the site's name alone."""
    path = invited(app)
    get = partial(client.get, base_url="https://localhost")
    token = get(path).text.partition('name="csrf_token" type="hidden" value="')[2].partition('"')[0]
    data = {"password": NEW, "csrf_token": token}
    sent = client.post(path, base_url="https://localhost", data=data, headers={"Referer": "https://localhost/"})
    assert sent.status_code == 302, sent.text


@pytest.mark.sqlite_only
def test_the_page_is_in_the_browsers_language(app: Flask, client: Client) -> None:
    path = invited(app)
    assert '<html lang="en"' in client.get(path, headers={"Accept-Language": "en"}).text
    assert '<html lang="sv"' in client.get(f"{path}?sprak=sv", headers={"Accept-Language": "en"}).text


def test_a_person_retired_meanwhile_gets_nowhere(app: Flask, client: Client, people: People) -> None:
    path = made(app, people.host)
    form = client.form(path, "password").filled({"password": NEW})
    with app.app_context():
        account = records.by_id(people.host.id)
        assert account
        account.retired_at = account.created_at
        db.session.commit()
    assert client.post(path, data=form).status_code == 404
