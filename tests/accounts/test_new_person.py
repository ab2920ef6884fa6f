"""An administrator invites somebody: an account without a password, and a link that is shown once."""

import re

import pytest
from flask import Flask

from preparedness.accounts import links, records
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from tests.accounts._admin import PEOPLE, add, held, known, page_of
from tests.accounts._mail import post_office, words
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.people import PASSWORD, People, SignIn, settle
from tests.safe_points._pages import again, errors_of, send, visible

NEW = f"{PEOPLE}/ny"
ANNA = {"email": "Anna.Ek@Savsjo.example.org", "name": " Anna  Ek ", "role": "coordinator", "municipality": "0684"}
LINK = re.compile(r'value="(http://localhost/valkommen/([\w-]{20,}))"')


def account_id(app: Flask, email: str) -> int:
    with app.app_context():
        account = records.by_email(email)
        assert account
        return account.id


def test_an_invited_person_has_a_role_and_no_password(admin: Client, app: Flask) -> None:
    assert admin.submit(NEW, ANNA).status_code == 200
    found = account_id(app, "anna.ek@savsjo.example.org")
    assert held(app, found) == {(Role.COORDINATOR, "0684")}
    with app.app_context():
        account = known(found)
        assert (account.email, account.name, account.password_hash) == ("anna.ek@savsjo.example.org", "Anna Ek", "")
        assert account.state.value == "invited"


def test_the_link_is_shown_once_and_kept_nowhere(admin: Client, app: Flask) -> None:
    answer = admin.submit(NEW, ANNA)
    (found,) = LINK.findall(answer.text)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers or found[1] not in answer.headers["Set-Cookie"]
    with app.app_context():
        invited = links.account_of(found[1], links.INVITATION)
        assert invited
        assert invited.email == "anna.ek@savsjo.example.org"
    pages = (PEOPLE, page_of(account_id(app, "anna.ek@savsjo.example.org")))
    assert all(found[1] not in admin.get(page).text for page in pages)
    with admin.session_transaction() as session:
        assert found[1] not in str(dict(session))


@pytest.mark.usefixtures("people")
def test_nobody_signs_in_before_choosing_a_password(admin: Client, app: Flask) -> None:
    admin.submit(NEW, ANNA)
    client: Client = app.test_client()  # type: ignore[assignment]
    for password in (PASSWORD, "nobody has this password", " "):
        assert client.submit("/logga-in", {"email": ANNA["email"], "password": password}).status_code == 400


def test_an_address_that_has_an_account_is_told_and_linked(admin: Client, app: Flask, people: People) -> None:
    typed = ANNA | {"email": people.reader.email.upper()}
    answer = admin.submit(NEW, typed)
    assert (answer.status_code, errors_of(answer)) == (400, ["#email"])
    assert f'href="{page_of(people.reader)}"' in answer.text
    assert 'value="0684" selected' in answer.text
    assert again(admin, answer, {"email": "anna@savsjo.example.org"}).status_code == 200
    assert held(app, account_id(app, "anna@savsjo.example.org")) == {(Role.COORDINATOR, "0684")}


REFUSED = {
    "nothing": ({"email": "", "name": "", "role": None, "municipality": ""}, ["#role", "#email"]),
    "no address": (ANNA | {"email": "inte en adress"}, ["#email"]),
    "two addresses": (ANNA | {"email": "a@b.se, c@d.se"}, ["#email"]),
    "a header": (ANNA | {"email": "a@b.se\r\nBcc: c@d.se"}, ["#email"]),
    "long address": (ANNA | {"email": "a" * 250 + "@savsjo.example.org"}, ["#email"]),
    "long name": (ANNA | {"name": "x" * 121}, ["#name"]),
    "no municipality": (ANNA | {"municipality": ""}, ["#municipality"]),
    "host without": (ANNA | {"role": "host", "municipality": ""}, ["#municipality"]),
    "administrator in one": (ANNA | {"role": "administrator"}, ["#municipality"]),
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("typed", "at"), REFUSED.values(), ids=REFUSED.keys())
def test_what_does_not_fit_is_told_and_nothing_made(
    admin: Client, app: Flask, typed: dict[str, str], at: list[str]
) -> None:
    answer = admin.submit(NEW, typed)
    assert answer.status_code == 400
    assert sorted(errors_of(answer)) == sorted(at)
    with app.app_context():
        assert records.how_many() == 7


@pytest.mark.sqlite_only
def test_each_empty_field_says_what_to_do_in_the_order_of_the_page(admin: Client) -> None:
    answer = admin.submit(NEW, {"email": ""})
    assert errors_of(answer) == ["#email", "#role"]
    assert "Ange personens e-postadress." in visible(answer)
    assert "Välj roll." in visible(answer)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("forged", [{"role": "king"}, {"municipality": "9999"}, {"municipality": "0684\x00"}])
def test_forged_choices_are_refused(admin: Client, app: Flask, forged: dict[str, str]) -> None:
    assert send(admin, NEW, ANNA | forged).status_code == 400
    with app.app_context():
        assert records.how_many() == 7


@pytest.mark.parametrize("role", ["administrator", "reader"])
def test_some_roles_are_held_everywhere(admin: Client, app: Flask, role: str) -> None:
    assert admin.submit(NEW, ANNA | {"role": role, "municipality": ""}).status_code == 200
    assert held(app, account_id(app, ANNA["email"])) == {(Role(role), None)}


@pytest.mark.sqlite_only
def test_all_municipalities_are_offered_by_name(admin: Client) -> None:
    text = admin.get(NEW).text
    offered = re.findall(r'<option value="(\d{4})"[^>]*>([^<]+)<', text)
    assert len(offered) == 290
    names = [name for _, name in offered]
    assert (names[0], names[-1]) == ("Ale", "Övertorneå")


def test_whoever_has_waited_gets_another_link_and_the_first_ends(admin: Client, app: Flask) -> None:
    first = LINK.findall(admin.submit(NEW, ANNA).text)[0][1]
    person = page_of(account_id(app, ANNA["email"]))
    answer = admin.submit(person, action=f"{person}/lank")
    second = LINK.findall(answer.text)[0][1]
    assert answer.headers["Cache-Control"] == "no-store"
    with app.app_context():
        assert links.account_of(first, links.INVITATION) is None
        assert links.account_of(second, links.INVITATION)


def test_who_has_a_password_gets_a_link_for_a_new_one(admin: Client, app: Flask, people: People) -> None:
    person = page_of(people.reader)
    answer = admin.submit(person, action=f"{person}/lank")
    (token,) = re.findall(r'value="http://localhost/nytt-losenord/([\w-]+)"', answer.text)
    assert "Härifrån skickas ingen e-post" in visible(answer)
    with app.app_context():
        found = links.account_of(token, links.RESET)
        assert found
        assert found.id == people.reader.id
        db.session.rollback()


def test_the_link_begins_as_the_operator_says(admin: Client, app: Flask, people: People) -> None:
    app.config["ADDRESS"] = "https://trygghet.example.org"
    person = page_of(people.reader)
    assert 'value="https://trygghet.example.org/nytt-losenord/' in admin.submit(person, action=f"{person}/lank").text


def test_two_administrators_invite_the_same_person(admin: Client, app: Flask) -> None:
    form = admin.form(NEW, "email").filled(ANNA)
    add(app, "anna.ek@savsjo.example.org", Role.HOST, "0684")
    assert admin.post(NEW, data=form).status_code == 400
    assert held(app, account_id(app, ANNA["email"])) == {(Role.HOST, "0684")}


@pytest.mark.sqlite_only
def test_where_there_is_a_mail_server_the_invitation_is_also_sent(
    make_app: MakeApp, password_hash: str, sign_in: SignIn
) -> None:
    with post_office() as post:
        app = make_app(**post.settings())
        client: Client = sign_in(app.test_client(), settle(app, password_hash).administrator)  # type: ignore[arg-type]
        answer = client.submit(NEW, ANNA)
        (letter,) = post.letters()
    (found,) = LINK.findall(answer.text)
    assert letter["To"] == "anna.ek@savsjo.example.org"
    assert letter["Subject"] == "Inbjudan till registret över trygghetspunkter"
    assert found[0] in words(letter)
    assert "Den skickas också till anna.ek@savsjo.example.org." in visible(answer)
