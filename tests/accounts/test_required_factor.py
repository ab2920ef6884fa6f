"""A role may require the second factor: until it is on, the register is closed to the person."""

import pytest
from flask import Flask

from preparedness.accounts import records, second_factor
from preparedness.accounts.permissions import Role
from preparedness.accounts.required_factor import required_roles
from preparedness.common.database import db
from tests.accounts import _factor
from tests.accounts._factor import CODE, PAGE, Time, account_of, equip, give_password, is_in
from tests.accounts.test_second_factor_pages import begin
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.people import PASSWORD, People, SignIn

time = _factor.time
pytestmark = [pytest.mark.usefixtures("time"), pytest.mark.sqlite_only]
LIST = "/register/trygghetspunkter"
NEW = "/register/trygghetspunkter/ny"


@pytest.fixture
def app(make_app: MakeApp) -> Flask:
    return make_app(SECOND_FACTOR="administrator, coordinator,")


@pytest.mark.parametrize(
    ("setting", "roles"),
    [
        ("", set()),
        (" , ", set()),
        ("host", {Role.HOST}),
        ("administrator,coordinator", {Role.ADMINISTRATOR, Role.COORDINATOR}),
        (" reader ,\treader", {Role.READER}),
    ],
)
def test_the_setting_names_roles(setting: str, roles: set[Role]) -> None:
    assert required_roles(setting) == roles


@pytest.mark.parametrize("setting", ["coordinators", "administrator;coordinator", "Coordinator", "1", "samordnare"])
def test_what_is_no_role_stops_the_start_with_a_sentence(make_app: MakeApp, setting: str) -> None:
    with pytest.raises(SystemExit, match=r"PREPAREDNESS_SECOND_FACTOR cannot be used\. There is no role .*coordinator"):
        make_app(SECOND_FACTOR=setting)


def test_whom_it_is_required_of(app: Flask, people: People) -> None:
    equip(app, people.elsewhere)
    with app.app_context():
        must = {person.email for person in people.everyone() if second_factor.must_set_up(account_of(person))}
    named = {person.email for person in people.everyone() if person.role in (Role.ADMINISTRATOR, Role.COORDINATOR)}
    assert must == named - {people.elsewhere.email}
    assert people.coordinator.email in must


def test_only_setting_it_up_is_open(client: Client, people: People) -> None:
    answer = give_password(client, people.coordinator, f"?next={LIST}")
    assert answer.location == f"{PAGE}?next={LIST}"
    assert "En av dina roller kräver det" in client.get(PAGE).text
    for path in (
        "/register/",
        f"{LIST}?text=skola",
        NEW,
        f"{PAGE}/stang-av",
        f"{PAGE}/annan-telefon",
        "/register/finns-inte",
    ):
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert answer.location.startswith(PAGE), path
    assert client.get("/").status_code == 200


def test_afterwards_one_comes_to_the_page_one_asked_for(client: Client, people: People) -> None:
    onward = give_password(client, people.coordinator, f"?next={LIST}").location
    client.submit(onward, action=f"{PAGE}/nyckel")
    telephone = begin(client)
    answer = client.submit(onward, {"code": telephone.shows()})
    assert f'href="{LIST}"' in answer.text
    assert client.get(LIST).status_code == 200


def test_language_and_signing_out_stay_open(client: Client, people: People) -> None:
    give_password(client, people.coordinator)
    assert client.submit(PAGE, action="/register/sprak", button="en").status_code == 302
    assert "One of your roles requires it" in client.get(PAGE).text
    assert client.submit(PAGE, action="/logga-ut", follow=True).request.path == "/logga-in"


@pytest.mark.parametrize("name", ["exercise_leader", "host", "reader"])
def test_others_are_let_in(client: Client, people: People, sign_in: SignIn, name: str) -> None:
    assert is_in(sign_in(client, getattr(people, name)))


def test_it_cannot_be_turned_off(app: Flask, client: Client, people: People, time: Time) -> None:
    telephone = equip(app, people.coordinator)
    give_password(client, people.coordinator)
    client.submit(CODE, {"code": telephone.shows()})
    time.move(seconds=30)
    assert "går inte att stänga av" in client.get(PAGE).text
    assert client.get(f"{PAGE}/stang-av").location == PAGE
    token = client.token()
    client.post(f"{PAGE}/stang-av", data={"password": PASSWORD, "csrf_token": token})
    with app.app_context():
        assert second_factor.is_on(account_of(people.coordinator))
    assert client.submit(f"{PAGE}/annan-telefon", {"code": telephone.shows()}).location == PAGE  # but it can be moved
    assert "otpauth" in client.get(PAGE).text


def test_a_role_that_is_given_to_somebody_signed_in_counts_from_the_next_page(
    app: Flask, client: Client, people: People, sign_in: SignIn
) -> None:
    assert is_in(sign_in(client, people.host))
    with app.app_context():
        records.give_role(account_of(people.host), Role.COORDINATOR, "0684")
        db.session.commit()
    assert client.get(LIST).location.startswith(PAGE)


def test_what_was_being_typed_then_is_kept(app: Flask, client: Client, people: People) -> None:
    app.config["SECOND_FACTOR"] = frozenset()
    give_password(client, people.coordinator)
    form = client.form(NEW, "name").filled({"name": "Vrigstad skola", "locality": "Vrigstad"})
    app.config["SECOND_FACTOR"] = frozenset({Role.COORDINATOR})
    answer = client.post(NEW, data=form, headers={"Referer": f"http://localhost{NEW}"})
    assert answer.status_code == 403
    assert 'value="Vrigstad skola"' in answer.text
    telephone = begin(client)
    client.submit(PAGE, {"code": telephone.shows()})
    again = client.post(NEW, data=form | {"csrf_token": [client.token()]}, follow_redirects=True)
    assert again.status_code == 200
    assert "Vrigstad skola" in client.get(LIST).text


def test_a_reset_leads_to_setting_up_again(app: Flask, client: Client, people: People) -> None:
    telephone = equip(app, people.coordinator)
    with app.app_context():
        second_factor.reset(account_of(people.coordinator))
        db.session.commit()
    assert give_password(client, people.coordinator).location.startswith(PAGE)
    new = begin(client)
    assert new.secret != telephone.secret
