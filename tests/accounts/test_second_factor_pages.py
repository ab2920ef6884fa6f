"""Turning the second factor on and off, and moving it to another telephone, as people do it on the pages."""

import re

import html5lib
import pyotp
import pytest
from flask import Flask, session
from sqlalchemy import select

from preparedness.accounts import second_factor, signing_in
from preparedness.common.database import Base, db
from preparedness.history.models import Entry
from tests.accounts import _factor
from tests.accounts._factor import CODE, PAGE, Telephone, Time, account_of, equip, give_password, is_in
from tests.house.client import Client
from tests.house.people import PASSWORD, People, SignIn

time = _factor.time
pytestmark = pytest.mark.usefixtures("time")
NEW = f"{PAGE}/nyckel"
MOVE, OFF = f"{PAGE}/annan-telefon", f"{PAGE}/stang-av"


def read_by_hand(page: str) -> Telephone:
    """The key that stands on the page, typed into an app."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    shown = next(code for code in tree.iter("code") if code.get("class") == "secret-code")
    return Telephone("".join("".join(shown.itertext()).split()))


def begin(client: Client) -> Telephone:
    assert client.submit(PAGE, action=NEW).location == PAGE
    return read_by_hand(client.get(PAGE).text)


def second_browser(app: Flask, people: People, sign_in: SignIn) -> Client:
    other: Client = app.test_client()  # type: ignore[assignment]
    return sign_in(other, people.coordinator)


def test_it_is_turned_on_by_proving_a_code(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    elsewhere = second_browser(app, people, sign_in)
    telephone = begin(client)
    assert read_by_hand(client.get(PAGE).text) == telephone  # loading the page again keeps it
    answer = client.submit(PAGE, {"code": telephone.shows()})
    assert answer.status_code == 200
    assert len(set(re.findall(r"\b(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}\b", answer.text))) == 10
    assert answer.headers["Cache-Control"] == "no-store"
    assert is_in(client)
    assert not is_in(elsewhere)
    assert give_password(elsewhere, people.coordinator).location == CODE


@pytest.mark.sqlite_only
def test_a_wrong_code_leaves_it_off(client: Client, people: People, sign_in: SignIn, app: Flask) -> None:
    sign_in(client, people.coordinator)
    telephone = begin(client)
    for code in ("000000", "", telephone.shows(3)):
        answer = client.submit(PAGE, {"code": code})
        assert answer.status_code == 400
        assert read_by_hand(answer.text) == telephone
    with app.app_context():
        assert not second_factor.is_on(account_of(people.coordinator))
    assert give_password(second_browser(app, people, sign_in), people.coordinator).location == "/register/"


@pytest.mark.sqlite_only
def test_one_can_begin_again_with_another_key(client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    first, second = begin(client), begin(client)
    assert first != second
    assert client.submit(PAGE, {"code": first.shows()}).status_code == 400
    assert client.submit(PAGE, {"code": second.shows()}).status_code == 200


@pytest.mark.sqlite_only
def test_the_picture_holds_the_key_the_name_and_the_address(client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    telephone = begin(client)
    tree = html5lib.parse(client.get(PAGE).text, namespaceHTMLElements=False)
    picture = next(image for image in tree.iter("img") if image.get("class") == "qr-code")
    assert picture.get("src", "").startswith("data:image/svg+xml")
    assert picture.get("alt")
    link = next(a.get("href", "") for a in tree.iter("a") if a.get("href", "").startswith("otpauth:"))
    told = pyotp.parse_uri(link)
    assert (told.secret, told.name, told.issuer) == (telephone.secret, people.coordinator.email, "Trygghetspunkter")


@pytest.mark.sqlite_only
def test_the_key_is_on_no_page_once_it_is_on(client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    telephone = begin(client)
    pages = [client.submit(PAGE, {"code": telephone.shows()})]
    pages += [client.get(path) for path in (PAGE, MOVE, OFF, f"{PAGE}/aterstallningskoder", "/register/")]
    pages += [client.submit(PAGE, action=NEW)] if f'action="{NEW}' in pages[1].text else []
    for page in pages:
        assert telephone.secret not in page.text.replace(" ", "").replace("%20", "")
        assert "otpauth" not in page.text
    assert client.call("POST", NEW).location == MOVE  # the former page, sent again, does not replace it
    assert client.call("POST", PAGE).location == PAGE


def test_it_is_moved_to_another_telephone(app: Flask, client: Client, people: People, time: Time) -> None:
    former = equip(app, people.coordinator)
    give_password(client, people.coordinator)
    client.submit(CODE, {"code": former.shows()})
    time.move(seconds=30)
    assert client.submit(MOVE, {"code": "000000"}).status_code == 400
    assert client.submit(MOVE, {"code": former.shows()}).location == PAGE
    new = read_by_hand(client.get(PAGE).text)
    assert new.secret != former.secret
    time.move(seconds=30)
    with app.app_context():  # as long as the new one has not been proved, the former one holds
        assert second_factor.accepts(account_of(people.coordinator), former.shows())
    assert client.submit(PAGE, {"code": new.shows()}).status_code == 200
    time.move(seconds=30)
    with app.app_context():
        account = account_of(people.coordinator)
        assert not second_factor.accepts(account, former.shows())
        assert not second_factor.accepts(account, former.recovery[0])
        assert second_factor.accepts(account, new.shows())
    assert is_in(client)


@pytest.mark.sqlite_only
def test_whoever_comes_to_the_browser_later_does_not_see_the_new_key(
    app: Flask, client: Client, people: People, time: Time
) -> None:
    former = equip(app, people.coordinator)
    give_password(client, people.coordinator)
    client.submit(CODE, {"code": former.shows()})
    client.submit(MOVE, {"code": former.recovery[0]})
    assert "otpauth" in client.get(PAGE).text
    time.move(minutes=11)
    assert "otpauth" not in client.get(PAGE).text


def test_turning_it_off_wants_the_password_and_ends_other_sign_ins(
    app: Flask, client: Client, people: People, time: Time
) -> None:
    telephone = equip(app, people.coordinator)
    other: Client = app.test_client()  # type: ignore[assignment]
    for browser in (client, other):
        give_password(browser, people.coordinator)
        browser.submit(CODE, {"code": telephone.shows()})
        time.move(seconds=30)
    assert client.submit(OFF, {"password": ""}).status_code == 400
    answer = client.submit(OFF, {"password": "inte den rätta frasen"})
    assert answer.status_code == 400
    assert "inte den rätta frasen" not in answer.text
    assert is_in(other)
    answer = client.submit(OFF, {"password": PASSWORD}, follow=True)
    assert "avstängd" in answer.text
    assert is_in(client)
    assert not is_in(other)
    assert give_password(other, people.coordinator).location == "/register/"


@pytest.mark.sqlite_only
def test_who_has_no_password_turns_it_off_with_a_code(app: Flask, client: Client, people: People) -> None:
    telephone = equip(app, people.coordinator)
    with app.app_context():
        account_of(people.coordinator).password_hash = ""
        db.session.commit()
    with app.test_request_context("/"):
        signing_in.begin(account_of(people.coordinator), signing_in.SERVICE)
        begun = dict(session)
    with client.session_transaction() as kept:
        kept.update(begun)
    assert client.submit(OFF, {"code": "000000"}).status_code == 400
    assert client.submit(OFF, {"code": telephone.shows()}).location == PAGE
    assert "Den är avstängd." in client.get(PAGE).text


@pytest.mark.sqlite_only
def test_the_password_is_guessed_slowly_here_too(app: Flask, client: Client, people: People) -> None:
    telephone = equip(app, people.coordinator)
    give_password(client, people.coordinator)
    client.submit(CODE, {"code": telephone.shows()})
    statuses = {client.submit(OFF, {"password": "inte rätt"}).status_code for _ in range(8)}
    assert statuses == {400, 429}
    assert client.submit(OFF, {"password": PASSWORD}).status_code == 429


@pytest.mark.sqlite_only
@pytest.mark.parametrize("path", [MOVE, OFF, f"{PAGE}/aterstallningskoder"])
def test_what_is_off_can_only_be_set_up(client: Client, people: People, sign_in: SignIn, path: str) -> None:
    sign_in(client, people.host)
    for method in ("GET", "POST"):
        assert client.call(method, path).location == PAGE
    assert client.get(PAGE).status_code == 200


@pytest.mark.sqlite_only
@pytest.mark.parametrize("path", [PAGE, MOVE, OFF, f"{PAGE}/aterstallningskoder"])
def test_strangers_have_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path).location.startswith("/logga-in")


@pytest.mark.sqlite_only
def test_the_pages_speak_english_too(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    with app.app_context():
        account_of(people.coordinator).language = "en"
        db.session.commit()
    telephone = begin(client)
    assert "Enter the code that the app shows" in client.get(PAGE).text
    answer = client.submit(PAGE, {"code": telephone.shows()})
    assert "Your recovery codes" in answer.text
    assert "It is on" in client.get(PAGE).text
    assert "Turn the second factor off" in client.get(OFF).text


@pytest.mark.sqlite_only
def test_neither_key_nor_codes_are_logged(
    client: Client, people: People, sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    sign_in(client, people.coordinator)
    telephone = begin(client)
    codes = [telephone.shows(), "135792"]
    made = re.findall(r"(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}", client.submit(PAGE, {"code": codes[0]}).text)
    client.submit(MOVE, {"code": codes[1]})
    client.submit(MOVE, {"code": made[0]})
    assert not [word for word in [telephone.secret, *codes, *made] if word in caplog.text]


def test_neither_key_nor_codes_stand_anywhere_in_the_register(
    app: Flask, client: Client, people: People, sign_in: SignIn
) -> None:
    sign_in(client, people.coordinator)
    telephone = begin(client)
    made = re.findall(r"(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}", client.submit(PAGE, {"code": telephone.shows()}).text)
    told = client.get("/register/konto/mina-uppgifter.json").text
    with app.app_context():
        sealed = account_of(people.coordinator).totp_secret or ""
        rows = [str(row) for table in Base.metadata.sorted_tables for row in db.session.execute(table.select())]
    assert "second_factor_since" in told
    for word in (telephone.secret, *made):
        assert word not in told
        assert not [row for row in rows if word in row]
    assert sealed not in told
    assert len([row for row in rows if sealed in row]) == 1  # the account; the history tells only that it was changed


@pytest.mark.sqlite_only
def test_the_history_tells_that_it_was_turned_on(app: Flask, client: Client, people: People, sign_in: SignIn) -> None:
    sign_in(client, people.coordinator)
    telephone = begin(client)
    client.submit(PAGE, {"code": telephone.shows()})
    with app.app_context():
        entries = db.session.scalars(select(Entry).where(Entry.key == str(people.coordinator.id))).all()
        changed = [entry.facts for entry in entries]
    assert "totp_secret" in "".join(changed[:-1])  # a key was made
    assert "totp_since" in changed[-1]
    client.submit(MOVE, {"code": telephone.shows(1)})
    with app.app_context():  # that a code was used is no change of the register
        again = db.session.scalars(select(Entry).where(Entry.key == str(people.coordinator.id))).all()
    assert len(again) == len(changed)
