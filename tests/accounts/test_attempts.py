"""Failed attempts wait; strangers hold nobody back; and nothing tells who has an account."""

import logging
from datetime import timedelta

import pytest
from flask import Flask

from preparedness.accounts import passwords, store
from preparedness.common import clock
from tests.accounts._sign_ins import SIGN_IN, browser, gets_in, move, tries
from tests.house.client import Client
from tests.house.people import People

HERE, THERE = "192.0.2.1", "198.51.100.7"


def fail(app: Flask, email: str, times: int, address: str = HERE) -> list[int]:
    client = browser(app, address)
    return [tries(client, email) for _ in range(times)]


def test_after_five_failures_one_waits(app: Flask, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fail(app, people.coordinator.email, 7) == [400] * 5 + [429] * 2
    client = browser(app, HERE)
    assert not gets_in(client, people.coordinator)  # the right password has to wait as well
    move(monkeypatch, seconds=3)
    assert gets_in(client, people.coordinator)


@pytest.mark.sqlite_only
def test_the_page_says_how_long_and_keeps_the_address(app: Flask, people: People) -> None:
    fail(app, people.coordinator.email, 5)
    answer = browser(app, HERE).submit(SIGN_IN, {"email": people.coordinator.email, "password": "hemligt nog"})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "2"
    assert "För många försök. Vänta 2 sekunder" in answer.text
    assert f'value="{people.coordinator.email}"' in answer.text
    assert "hemligt nog" not in answer.text


@pytest.mark.sqlite_only
def test_words_and_waits_are_the_same_for_whoever_has_no_account(app: Flask, people: People) -> None:
    told = []
    for number, email in enumerate((people.coordinator.email, "ingen@example.org")):
        client = browser(app, f"192.0.2.{number}")
        answers = [client.submit(SIGN_IN, {"email": email, "password": "fel fras att prova"}) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [400] * 5 + [429]
        told.append([without(answer.text, email) for answer in answers])
    assert told[0] == told[1]


def without(page: str, email: str) -> str:
    start = page.index("govuk-error-summary__list")
    return page[start : page.index("</main>")].replace(email, "…").split('name="csrf_token"')[0]


@pytest.mark.sqlite_only
def test_who_waits_costs_neither_hashing_nor_writing(
    app: Flask, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail(app, people.coordinator.email, 5)
    asked: list[str] = []
    monkeypatch.setattr(passwords, "fits", lambda *given: asked.append(given[0]))
    monkeypatch.setattr("preparedness.accounts.attempts.writing", None)
    assert fail(app, people.coordinator.email, 3) == [429] * 3
    assert asked == []


@pytest.mark.sqlite_only
def test_strangers_elsewhere_hold_nobody_back(app: Flask, people: People) -> None:
    for number in range(12):
        fail(app, people.coordinator.email, 3, f"203.0.113.{number}")
    assert gets_in(browser(app, THERE), people.coordinator)


@pytest.mark.sqlite_only
def test_an_account_under_attack_gives_fresh_addresses_two_tries(app: Flask, people: People) -> None:
    for number in range(11):
        fail(app, people.coordinator.email, 3, f"203.0.113.{number}")
    assert fail(app, people.coordinator.email, 3, THERE) == [400, 400, 429]
    assert fail(app, people.reader.email, 3, "198.51.100.8") == [400] * 3  # nobody else's account


@pytest.mark.sqlite_only
def test_a_known_browser_is_held_back_by_nobody_else(app: Flask, people: People) -> None:
    """The same address, as in a town hall; and the account attacked from everywhere besides."""
    mine = browser(app, HERE)
    assert gets_in(mine, people.coordinator)
    mine.delete_cookie("session")
    for number in range(40):
        fail(app, f"{number}@example.org", 1)
    for number in range(11):
        fail(app, people.coordinator.email, 3, f"203.0.113.{number}")
    assert fail(app, people.coordinator.email, 1) == [429]
    assert gets_in(mine, people.coordinator)


@pytest.mark.sqlite_only
def test_a_known_browser_waits_for_its_own_failures(app: Flask, people: People) -> None:
    mine = browser(app)
    gets_in(mine, people.coordinator)
    mine.delete_cookie("session")
    assert [tries(mine, people.coordinator.email) for _ in range(6)] == [400] * 5 + [429]
    assert gets_in(browser(app), people.coordinator)  # and counts for none but itself


@pytest.mark.sqlite_only
def test_a_browser_is_known_to_those_who_have_signed_in_with_it(app: Flask, people: People) -> None:
    shared = browser(app, HERE)
    for person in (people.coordinator, people.exercise_leader):
        gets_in(shared, person)
        shared.delete_cookie("session")
    for number in range(40):
        fail(app, f"{number}@example.org", 1)
    assert tries(shared, people.reader.email) == 429
    assert gets_in(shared, people.exercise_leader)
    shared.delete_cookie("session")
    assert gets_in(shared, people.coordinator)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("value", ["", "x", "WyJhIixbXV0.AAAA", "[]"])
def test_a_forged_browser_is_a_stranger(app: Flask, people: People, value: str) -> None:
    fail(app, people.coordinator.email, 5)
    client = browser(app, HERE)
    client.set_cookie("browser", value, path="/logga-in")
    assert tries(client, people.coordinator.email) == 429


@pytest.mark.sqlite_only
def test_signing_in_forgets_ones_own_failures_alone(app: Flask, people: People) -> None:
    client = browser(app, HERE)
    for _ in range(4):
        tries(client, people.coordinator.email)
    assert gets_in(client, people.coordinator)
    assert fail(app, people.coordinator.email, 6) == [400] * 5 + [429]


@pytest.mark.sqlite_only
def test_one_subscriber_is_one_address(app: Flask) -> None:
    answers = [fail(app, f"{n}@example.org", 1, f"2001:db8:0:1::{n:x}")[0] for n in range(31)]
    assert answers == [400] * 30 + [429]
    assert fail(app, "a@example.org", 1, "2001:db8:0:2::1") == [400]
    assert fail(app, "a@example.org", 1, "::ffff:192.0.2.9") == [400]


@pytest.mark.sqlite_only
def test_neither_addresses_nor_e_mails_are_kept(app: Flask, people: People, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "preparedness.security"):
        fail(app, people.coordinator.email, 6)
        fail(app, "ingen@example.org", 1)
    with app.app_context(), store.reading() as connection:
        kept = str(connection.execute(store.attempts.select()).all())
    for secret in (HERE, people.coordinator.email, "ingen@example.org", "frasen"):
        assert secret not in kept
        assert secret not in caplog.text
    lines = [record.getMessage() for record in caplog.records if record.name == "preparedness.security"]
    assert lines == [
        *[f"refused account={people.coordinator.id} kind=password"] * 5,
        "held back account=unknown kind=password seconds=2",
        "refused account=unknown kind=password",
    ]


@pytest.mark.sqlite_only
def test_old_failures_are_forgotten(app: Flask, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(app, people.coordinator.email, 5)
    move(monkeypatch, hours=12)
    fail(app, "ingen@example.org", 1)
    with app.app_context(), store.reading() as connection:
        assert len(connection.execute(store.attempts.select()).all()) == 3


def test_a_clock_put_back_holds_nobody_back(app: Flask, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(app, people.coordinator.email, 6)
    move(monkeypatch, days=-3000)
    assert gets_in(browser(app, HERE), people.coordinator)


@pytest.mark.sqlite_only
def test_ten_thousand_attempts_in_a_minute(
    app: Flask, client: Client, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From one address, while a coordinator signs in from another, and a known browser from the same."""
    known = browser(app, HERE)
    gets_in(known, people.exercise_leader)
    known.delete_cookie("session")
    hashed: list[str] = []
    fits = passwords.fits

    def noted(password: str, stored: str | None) -> bool:
        hashed.append(password)
        return fits(password, stored)

    monkeypatch.setattr(passwords, "fits", noted)
    client.inspecting = False
    flood = {"email": people.coordinator.email, "password": "gissning", "csrf_token": client.token()}
    begun, answers = clock.now(), []
    for number in range(10_000):
        moment = begun + timedelta(minutes=1) * number / 10_000
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        with monkeypatch.context() as patched:
            if number % 100:  # the rest is answered too, and counted, but the page is not drawn 10 000 times
                patched.setattr("preparedness.accounts.views.sign_in.render_template", lambda *_, **__: "")
            answers.append(client.post(SIGN_IN, data=flood, environ_base={"REMOTE_ADDR": HERE}).status_code)
        if number in (10, 5_000, 9_999):
            assert gets_in(browser(app, THERE), people.coordinator)
            assert gets_in(known, people.exercise_leader)
            known.delete_cookie("session")
    guesses = hashed.count("gissning")
    assert guesses == answers.count(400) < 60
    assert answers.count(429) == 10_000 - guesses
