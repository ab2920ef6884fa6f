"""Retiring an account: it gives nothing from then on, nothing is deleted, and somebody is always left to administer."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask

from preparedness.accounts import identity, links, passwords, records
from preparedness.accounts import people as changes
from preparedness.accounts.permissions import Permission, Role
from preparedness.common import clock
from preparedness.common.database import db
from tests.accounts._admin import PEOPLE, actions, add, held, known, page_of, screen
from tests.house.client import Client
from tests.house.people import PASSWORD, People, Person
from tests.safe_points._pages import errors_of, send, visible

REASON = {"reason": "Har slutat i kommunen."}
SECOND = Person("andra@example.org", Role.ADMINISTRATOR)


def active(app: Flask, person: Person) -> bool:
    with app.app_context():
        return known(person.id).is_active


@pytest.fixture
def second(app: Flask, people: People, password_hash: str) -> Person:
    """Another administrator who can sign in."""
    assert people
    return Person(SECOND.email, SECOND.role, None, add(app, SECOND.email, SECOND.role, password_hash=password_hash))


def test_a_retired_person_is_outside_at_once_and_stays_there(admin: Client, app: Flask, people: People) -> None:
    theirs = screen(app, people.coordinator)
    answer = admin.submit(f"{page_of(people.coordinator)}/avsluta", REASON)
    assert (answer.status_code, answer.location) == (302, page_of(people.coordinator))
    assert theirs.get("/register/").status_code == 302
    refused = theirs.submit("/logga-in", {"email": people.coordinator.email, "password": PASSWORD})
    unknown = theirs.submit("/logga-in", {"email": "ingen@example.org", "password": PASSWORD})
    assert refused.status_code == unknown.status_code == 400
    told = visible(refused).replace(people.coordinator.email, "")
    assert told == visible(unknown).replace("ingen@example.org", "")


def test_roles_stay_on_record_and_give_nothing(admin: Client, app: Flask, people: People) -> None:
    admin.submit(f"{page_of(people.coordinator)}/avsluta", REASON)
    assert held(app, people.coordinator.id) == {(Role.COORDINATOR, "0684")}
    with app.app_context():
        account = known(people.coordinator.id)
        assert account.email == people.coordinator.email
        assert not any(account.may(permission) for permission in Permission)
    page = visible(admin.get(page_of(people.coordinator)))
    assert "Beredskapssamordnare, Sävsjö" in page
    assert "ger inget medan kontot är avslutat" in page


def test_a_retired_persons_password_costs_the_same_work(
    app: Flask, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []

    def fits(password: str, stored: str | None) -> bool:
        del password
        asked.append(stored)
        return stored is not None

    monkeypatch.setattr(passwords, "fits", fits)
    invited = add(app, "bjuden@example.org", Role.HOST, "0684")
    with app.app_context():
        known(people.host.id).retired_at = clock.now()
        db.session.flush()
        emails = (people.host.email, known(invited).email, "ingen@example.org")
        assert [records.who_signs_in(email, PASSWORD) for email in emails] == [None] * 3
        assert asked == [None] * 3
        assert records.who_signs_in(people.reader.email, PASSWORD)


def test_links_end_and_do_not_come_back(admin: Client, app: Flask, people: People) -> None:
    with app.app_context():
        token = links.make(known(people.host.id), links.RESET)
        db.session.commit()
    page = page_of(people.host)
    admin.submit(f"{page}/avsluta", REASON)
    assert f"{page}/lank" not in actions(admin.get(page))
    assert send(admin, f"{page}/lank").status_code == 302
    admin.submit(f"{page}/aterinfor", {"reason": "Kom tillbaka."})
    with app.app_context():
        assert links.account_of(token, links.RESET) is None


def test_a_reinstated_person_signs_in_with_the_old_roles(admin: Client, app: Flask, people: People) -> None:
    theirs = screen(app, people.coordinator)
    page = page_of(people.coordinator)
    admin.submit(f"{page}/avsluta", REASON)
    assert "Beredskapssamordnare, Sävsjö" in visible(admin.get(f"{page}/aterinfor"))
    assert admin.submit(f"{page}/aterinfor", {"reason": "Kom tillbaka."}).status_code == 302
    assert theirs.get("/register/").status_code == 302  # the sign-in from before has ended
    assert screen(app, people.coordinator).get("/register/kok/nytt").status_code == 200


@pytest.mark.parametrize("reason", ["", "   ", "\u200b", "x" * 501])
def test_a_reason_is_asked_for(admin: Client, app: Flask, people: People, reason: str) -> None:
    answer = admin.submit(f"{page_of(people.host)}/avsluta", {"reason": reason})
    assert (answer.status_code, errors_of(answer)) == (400, ["#reason"])
    assert active(app, people.host)


def test_retiring_and_reinstating_twice_is_told(admin: Client, app: Flask, people: People) -> None:
    page = page_of(people.host)
    assert "Kontot används." in visible(admin.get(f"{page}/aterinfor", follow_redirects=True))
    admin.submit(f"{page}/avsluta", REASON)
    answer = admin.get(f"{page}/avsluta", follow_redirects=True)
    assert "Kontot är redan avslutat." in visible(answer)
    assert send(admin, f"{page}/avsluta", REASON).status_code == 302
    assert not active(app, people.host)


def test_whose_data_are_erased_does_not_come_back(admin: Client, app: Flask, people: People) -> None:
    with app.app_context():
        account = known(people.host.id)
        account.retired_at = account.erased_at = clock.now()
        db.session.commit()
    page = page_of(people.host)
    assert send(admin, f"{page}/aterinfor", REASON).status_code == 302
    assert not active(app, people.host)
    assert page not in actions(admin.get(page))


def test_the_last_administrator_stays(admin: Client, app: Flask, people: People, second: Person) -> None:
    assert admin.submit(f"{page_of(second)}/avsluta", REASON).status_code == 302
    page = page_of(people.administrator)
    answer = admin.get(f"{page}/avsluta", follow_redirects=True)
    assert "Någon måste sköta registret" in visible(answer)
    assert send(admin, f"{page}/avsluta", REASON).status_code == 302
    assert active(app, people.administrator)
    assert admin.get(PEOPLE).status_code == 200


def test_one_who_is_only_invited_is_not_enough(admin: Client, app: Flask, people: People) -> None:
    add(app, "bjuden@example.org", Role.ADMINISTRATOR)
    send(admin, f"{page_of(people.administrator)}/avsluta", REASON)
    assert active(app, people.administrator)


def test_one_with_an_identity_is_not_enough_where_there_is_no_service(
    admin: Client, app: Flask, people: People
) -> None:
    with app.app_context():
        known(add(app, "id@example.org", Role.ADMINISTRATOR)).subject = "https://id.example 1"
        db.session.commit()
    send(admin, f"{page_of(people.administrator)}/avsluta", REASON)
    assert active(app, people.administrator)


def test_one_with_an_identity_service_is_enough(
    admin: Client, app: Flask, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity, "service", object)
    with app.app_context():
        known(add(app, "id@example.org", Role.ADMINISTRATOR)).subject = "https://id.example 1"
        db.session.commit()
    send(admin, f"{page_of(people.administrator)}/avsluta", REASON)
    assert not active(app, people.administrator)


@pytest.mark.usefixtures("second")
def test_one_may_retire_oneself_where_there_is_another(admin: Client, app: Flask, people: People) -> None:
    assert admin.submit(f"{page_of(people.administrator)}/avsluta", REASON).status_code == 302
    assert admin.get(PEOPLE).status_code == 302
    assert not active(app, people.administrator)


@pytest.mark.parametrize("what", ["retire", "take"])
def test_of_two_who_do_away_with_each_other_at_once_one_remains(
    admin: Client, app: Flask, people: People, second: Person, what: str
) -> None:
    both = (people.administrator, second)
    with app.app_context():
        roles = {person.id: known(person.id).memberships[0].id for person in both}
    clients = {people.administrator.id: admin, second.id: screen(app, second)}
    tokens = {number: client.token() for number, client in clients.items()}
    start = Barrier(2)

    def away_with(by: Person, other: Person) -> int:
        path = "/avsluta" if what == "retire" else f"/roller/{roles[other.id]}/ta-bort"
        start.wait(10)
        sent = {"csrf_token": tokens[by.id], **REASON}
        return clients[by.id].post(page_of(other) + path, data=sent).status_code

    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(away_with, *both), pool.submit(away_with, *both[::-1])]
        codes = {future.result(30) for future in done}
    assert codes <= {302, 403}
    with app.app_context():
        left = [known(person.id) for person in both if known(person.id).may(Permission.MANAGE_ACCOUNTS)]
        assert len(left) == 1
        assert changes.other_administrators(left[0]) == 0


def test_the_reason_stands_in_the_history(admin: Client, people: People) -> None:
    page = page_of(people.host)
    admin.submit(f"{page}/avsluta", REASON)
    admin.submit(f"{page}/aterinfor", {"reason": "Kom tillbaka."})
    told = visible(admin.get(f"{page}/historik"))
    assert REASON["reason"] in told
    assert "Kom tillbaka." in told
