"""Recovery codes on the pages: shown once, kept as text, counted, made anew."""

import re

import pytest
from flask import Flask

from preparedness.accounts import recovery_codes
from preparedness.accounts.models import RecoveryCode
from preparedness.common.database import db
from tests.accounts import _factor
from tests.accounts._factor import CODE, PAGE, Telephone, Time, account_of, equip, give_password
from tests.house.client import Client
from tests.house.people import People, SignIn

time = _factor.time
pytestmark = [pytest.mark.usefixtures("time"), pytest.mark.sqlite_only]
RENEW = f"{PAGE}/aterstallningskoder"
FILE = f"{RENEW}/fil"
LOOK = re.compile(r"\b(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}\b")


@pytest.fixture
def telephone(app: Flask, client: Client, people: People, time: Time) -> Telephone:
    """That of the coordinator, who has just signed in with it."""
    made = equip(app, people.coordinator)
    give_password(client, people.coordinator)
    assert client.submit(CODE, {"code": made.shows()}).status_code == 302
    time.move(seconds=30)
    return made


def test_new_ones_take_the_place_of_all_former_ones(
    app: Flask, client: Client, people: People, telephone: Telephone
) -> None:
    assert client.submit(RENEW, {"code": "000000"}).status_code == 400
    answer = client.submit(RENEW, {"code": telephone.recovery[0]})
    made = list(dict.fromkeys(LOOK.findall(answer.text)))
    assert answer.status_code == 200
    assert len(made) == 10
    assert not set(made) & set(telephone.recovery)
    with app.app_context():
        account = account_of(people.coordinator)
        assert recovery_codes.left(account) == 10
        assert [recovery_codes.use(account, code) for code in (telephone.recovery[1], made[0])] == [False, True]


def test_they_are_shown_once(client: Client, telephone: Telephone) -> None:
    shown = client.submit(RENEW, {"code": telephone.shows()})
    assert shown.headers["Cache-Control"] == "no-store"
    assert len(set(LOOK.findall(shown.text))) == 10
    for path in (PAGE, RENEW):
        assert not LOOK.findall(client.get(path).text)


def test_they_can_be_kept_as_a_file(client: Client, telephone: Telephone) -> None:
    page = client.submit(RENEW, {"code": telephone.shows()}).text
    made = list(dict.fromkeys(LOOK.findall(page)))
    answer = client.post(FILE, data={"code": made, "csrf_token": client.token()})
    assert answer.mimetype == "text/plain"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Cache-Control"] == "no-store"
    assert LOOK.findall(answer.text) == made


@pytest.mark.parametrize("sent", [[], [""], ["<script>alert(1)</script>"], ["AAAAA-CCCCC-DDDDD-EEEEE-FFFFF"] * 2000])
def test_nothing_else_comes_back_in_the_file(client: Client, telephone: Telephone, sent: list[str]) -> None:
    answer = client.post(FILE, data={"code": sent, "csrf_token": client.token()})
    assert (answer.status_code, answer.location) == (302, PAGE)
    answer = client.post(FILE, data={"code": [*sent, telephone.recovery[0]], "csrf_token": client.token()})
    assert LOOK.findall(answer.text) == [telephone.recovery[0]]
    assert "script" not in answer.text


def test_nobody_gets_a_file_of_anothers_codes(
    app: Flask, people: People, telephone: Telephone, sign_in: SignIn
) -> None:
    other: Client = app.test_client()  # type: ignore[assignment]
    sign_in(other, people.elsewhere)
    answer = other.post(FILE, data={"code": telephone.recovery, "csrf_token": other.token()})
    assert answer.location == PAGE


def test_the_page_tells_how_many_are_left_and_when_they_run_out(
    app: Flask, client: Client, people: People, telephone: Telephone
) -> None:
    page = client.get(PAGE).text
    assert "Återställningskoder kvar: 10." in page
    assert "innan de tar slut" not in page
    with app.app_context():
        for code in telephone.recovery[2:]:
            assert recovery_codes.use(account_of(people.coordinator), code)
        db.session.commit()
    page = client.get(PAGE).text
    assert "Återställningskoder kvar: 2." in page
    assert "innan de tar slut" in page


def test_only_digests_are_kept(app: Flask, telephone: Telephone) -> None:
    with app.app_context():
        kept = [row.digest for row in db.session.query(RecoveryCode)]
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in kept)
    assert len(set(kept)) == len(telephone.recovery)
