"""A person's page: address and name, roles given and taken, second factor, sign-ins."""

import pytest
from flask import Flask

from preparedness.accounts import links, second_factor
from preparedness.accounts.permissions import Role
from preparedness.common.database import db
from tests.accounts._admin import PEOPLE, actions, add, held, known, page_of, screen
from tests.accounts._factor import equip
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import errors_of, send, visible


def role_action(app: Flask, account_id: int, index: int = 0) -> str:
    with app.app_context():
        number = known(account_id).memberships[index].id
    return f"{page_of(account_id)}/roller/{number}/ta-bort"


def test_address_and_name_are_changed(admin: Client, app: Flask, people: People) -> None:
    answer = admin.submit(
        page_of(people.host), {"email": "Ny.Adress@savsjo.example.org", "name": "Åke Öst"}, follow=True
    )
    assert "Sparat." in visible(answer)
    with app.app_context():
        account = known(people.host.id)
        assert (account.email, account.name, account.edition) == ("ny.adress@savsjo.example.org", "Åke Öst", 2)


def test_saving_without_a_change_changes_nothing(admin: Client, app: Flask, people: People) -> None:
    admin.submit(page_of(people.host), {"email": people.host.email.upper()})
    with app.app_context():
        assert known(people.host.id).edition == 1


def test_another_persons_address_is_refused_and_linked(admin: Client, people: People) -> None:
    answer = admin.submit(page_of(people.host), {"email": people.reader.email, "name": "Åke"})
    assert (answer.status_code, errors_of(answer)) == (400, ["#email"])
    assert f'href="{page_of(people.reader)}"' in answer.text
    assert 'value="Åke"' in answer.text


def test_a_link_sent_to_the_old_address_ends_with_it(admin: Client, app: Flask, people: People) -> None:
    with app.app_context():
        token = links.make(known(people.host.id), links.RESET)
        db.session.commit()
    admin.submit(page_of(people.host), {"name": "Åke"})
    with app.app_context():
        assert links.account_of(token, links.RESET)
    admin.submit(page_of(people.host), {"email": "ny@savsjo.example.org"})
    with app.app_context():
        assert links.account_of(token, links.RESET) is None


def test_a_role_is_given_and_counts_at_the_next_request(admin: Client, app: Flask, people: People) -> None:
    theirs = screen(app, people.host)
    assert theirs.get("/register/kok/nytt").status_code == 403
    given = {"role": "coordinator", "municipality": "2462"}
    assert admin.submit(page_of(people.host), given, action=f"{page_of(people.host)}/roller").status_code == 302
    assert held(app, people.host.id) == {(Role.HOST, "0684"), (Role.COORDINATOR, "2462")}
    assert theirs.get("/register/kok/nytt").status_code == 200


def test_a_role_taken_away_while_signed_in_counts_at_the_next_request(
    admin: Client, app: Flask, people: People
) -> None:
    theirs = screen(app, people.coordinator)
    form = theirs.form("/register/kok/nytt", "name").filled({"name": "Köket"})
    action = role_action(app, people.coordinator.id)
    assert admin.submit(page_of(people.coordinator), action=action).status_code == 302
    assert held(app, people.coordinator.id) == set()
    assert theirs.post("/register/kok/nytt", data=form).status_code == 403
    assert theirs.get("/register/trygghetspunkter").status_code == 403


def test_giving_twice_and_taking_twice_do_no_harm(admin: Client, app: Flask, people: People) -> None:
    page, given = page_of(people.host), {"role": "reader", "municipality": ""}
    for _ in range(2):
        assert send(admin, f"{page}/roller", given).status_code == 302
    assert held(app, people.host.id) == {(Role.HOST, "0684"), (Role.READER, None)}
    action = role_action(app, people.host.id)
    assert [send(admin, action).status_code for _ in range(2)] == [302, 404]
    assert held(app, people.host.id) == {(Role.READER, None)}


def test_a_role_that_does_not_fit_is_told_with_what_was_chosen(admin: Client, app: Flask, people: People) -> None:
    page = page_of(people.host)
    answer = admin.submit(page, {"role": "coordinator", "municipality": ""}, action=f"{page}/roller")
    assert (answer.status_code, errors_of(answer)) == (400, ["#municipality"])
    assert 'value="coordinator" checked' in answer.text
    assert held(app, people.host.id) == {(Role.HOST, "0684")}


def test_somebody_elses_role_cannot_be_taken_by_this_address(admin: Client, app: Flask, people: People) -> None:
    theirs = role_action(app, people.coordinator.id).replace(page_of(people.coordinator), page_of(people.host))
    assert send(admin, theirs).status_code == 404
    assert held(app, people.coordinator.id) == {(Role.COORDINATOR, "0684")}


def test_the_last_administrator_keeps_the_role(admin: Client, app: Flask, people: People) -> None:
    add(app, "bjuden@example.org", Role.ADMINISTRATOR)  # invited only: cannot sign in yet
    answer = send(admin, role_action(app, people.administrator.id))
    assert answer.status_code == 302
    assert "Någon måste sköta registret" in visible(admin.get(answer.location))
    assert held(app, people.administrator.id) == {(Role.ADMINISTRATOR, None)}


def test_where_there_is_another_one_may_step_down(
    admin: Client, app: Flask, people: People, password_hash: str
) -> None:
    add(app, "andra@example.org", Role.ADMINISTRATOR, password_hash=password_hash)
    assert send(admin, role_action(app, people.administrator.id)).status_code == 302
    assert admin.get(PEOPLE).status_code == 403


def test_the_second_factor_is_reset(admin: Client, app: Flask, people: People) -> None:
    page = page_of(people.host)
    assert f"{page}/andra-faktor/nollstall" not in actions(admin.get(page))
    equip(app, people.host)
    assert admin.submit(page, action=f"{page}/andra-faktor/nollstall").status_code == 302
    with app.app_context():
        account = known(people.host.id)
        assert not second_factor.is_on(account)
        assert account.totp_secret is None


def test_somebody_is_signed_out_everywhere(admin: Client, app: Flask, people: People) -> None:
    theirs = [screen(app, people.host), screen(app, people.host)]
    bystander = screen(app, people.reader)
    page = page_of(people.host)
    assert admin.submit(page, action=f"{page}/inloggningar/avsluta").status_code == 302
    assert [client.get("/register/").status_code for client in theirs] == [302, 302]
    assert bystander.get("/register/").status_code == 200
    assert admin.get(PEOPLE).status_code == 200


@pytest.mark.sqlite_only
@pytest.mark.parametrize("number", [4711, 0, 2147483647, 2147483648, 99999999999999999999])
def test_unknown_people_are_not_there(admin: Client, number: int) -> None:
    for path in ("", "/avsluta", "/aterinfor"):
        assert admin.get(f"{PEOPLE}/{number}{path}").status_code == 404
    for path in ("", "/roller", "/roller/1/ta-bort", "/lank", "/andra-faktor/nollstall", "/inloggningar/avsluta"):
        assert send(admin, f"{PEOPLE}/{number}{path}").status_code == 404


def test_what_was_done_to_somebody_stands_in_the_history(admin: Client, app: Flask, people: People) -> None:
    page = page_of(people.host)
    admin.submit(page, {"name": "Åke Öst", "why": "Stavfel"})
    admin.submit(page, {"role": "coordinator", "municipality": "2462"}, action=f"{page}/roller")
    admin.submit(page, action=role_action(app, people.host.id))
    told = visible(admin.get(f"{page}/historik"))
    given, taken = "beredskapssamordnare i Vilhelmina", "trygghetspunktsvärd i Sävsjö"
    dash = "\N{EN DASH}"
    wanted = ("Åke Öst", "Orsak: Stavfel", f"Roll: {given} {dash} tillagd", f"Roll: {taken} {dash} borttagen")
    assert [words for words in wanted if words not in told] == []


@pytest.mark.parametrize("doing", ["lank", "andra-faktor/nollstall"])
def test_one_s_own_password_and_factor_are_changed_where_they_are_asked_for(
    admin: Client, people: People, doing: str
) -> None:
    """Whoever finds an administrator's screen unlocked does not get past both."""
    page = page_of(people.administrator)
    assert not any(action.endswith(("/lank", "/nollstall")) for action in actions(admin.get(page)))
    answer = admin.post(f"{page}/{doing}", data={"csrf_token": admin.token()}, follow_redirects=True)
    assert "Det här är du" in visible(answer)
    assert "/nytt-losenord/" not in answer.text
