"""A host: registered, changed, confirmed, told apart from a namesake, merged, erased."""

from typing import Any

from flask import Flask
from sqlalchemy import select

from preparedness.common.database import db
from preparedness.history.models import Entry, Reading
from preparedness.hosts.models import Assignment, Host, Training
from tests.hosts.conftest import Screen
from tests.house import hosts
from tests.house.client import Client
from tests.house.people import People
from tests.safe_points._pages import again, errors_of, form_in, send, visible

LIST, NEW = "/register/vardar", "/register/vardar/ny"
SOMEBODY = {
    "name": "Värd 07 Exempel",
    "organisation": "frg",
    "duty_telephone": "070-174 06 11",
    "roles": ["host", "kitchen"],
    "languages": ["sv", "uk"],
    "availability": "always",
    "agreement": "signed",
}


def stored(app: Flask, *columns: str) -> list[tuple[Any, ...]]:
    with app.app_context():
        found = db.session.scalars(select(Host).order_by(Host.id)).all()
        return [tuple(getattr(host, name) for name in columns) for host in found]


def test_registered_and_shown(coordinator: Client, app: Flask) -> None:
    assert coordinator.submit(NEW, SOMEBODY).location == f"{LIST}/1"
    page = visible(coordinator.get(f"{LIST}/1"))
    for word in ("Värd 07 Exempel", "070-174 06 11", "Ukrainska", "Kök", "aldrig bekräftad"):
        assert word in page, word
    assert stored(app, "roles", "languages", "municipality") == [("|host|kitchen|", "|sv|uk|", "0684")]
    assert "Värd 07 Exempel" in visible(coordinator.get(LIST))


def test_identity_numbers_are_refused_wherever_they_stand_and_nothing_is_lost(coordinator: Client, app: Flask) -> None:
    number = "19121212-1212"
    for field in ("name", "unit", "locality", "note", "duty_telephone"):
        refused = coordinator.submit(NEW, SOMEBODY | {field: f"Värd {number}"})
        assert (refused.status_code, errors_of(refused)) == (400, [f"#{field}"]), field
        assert form_in(refused, "note").held()["duty_telephone"][0] in (SOMEBODY["duty_telephone"], f"Värd {number}")
        assert "personnummer" in visible(refused)
    assert stored(app, "id") == []


def test_errors_are_said_at_once(coordinator: Client) -> None:
    wrong = {"name": "", "duty_email": "x@", "away_from": "2026-12-24", "away_until": "2026-12-01"}
    refused = coordinator.submit(NEW, SOMEBODY | wrong)
    assert set(errors_of(refused)) == {"#name", "#duty_email", "#away_until"}
    assert form_in(refused, "note").held()["languages"] == ["", "sv", "uk"]
    assert again(coordinator, refused, {"name": "A", "duty_email": "", "away_until": ""}).status_code == 302


def test_two_people_at_once(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    number = hosts.host(app)
    one = f"{LIST}/{number}/andra"
    mine = coordinator.form(one, "note").filled({"unit": "Min", "minutes_away": "5"})
    screen(people.administrator).submit(one, {"unit": "Din", "locality": "Vrigstad"})
    answer = coordinator.post(one, data=mine)
    assert answer.status_code == 409
    assert all(text in visible(answer) for text in ("Min", "Din"))
    assert again(coordinator, answer, {"choice-unit": "theirs"}).status_code == 302
    assert stored(app, "unit", "locality", "minutes_away") == [("Din", "Vrigstad", 5)]


def test_confirmed_only_as_it_was_seen(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    number = hosts.host(app)
    page, action = f"{LIST}/{number}", f"{LIST}/{number}/bekrafta"
    seen = coordinator.form(page, action=action).filled({})
    screen(people.administrator).submit(f"{page}/andra", {"minutes_away": "90"})
    coordinator.post(action, data=seen)
    assert stored(app, "confirmed_on") == [(None,)]
    coordinator.submit(page, {}, action=action)
    assert stored(app, "confirmed_on") != [(None,)]


def test_namesakes_are_told_apart(coordinator: Client, app: Flask) -> None:
    hosts.host(app, name="värd 07 exempel", unit="Räddningstjänsten")
    refused = coordinator.submit(NEW, SOMEBODY)
    assert (refused.status_code, errors_of(refused)) == (400, ["#although"])
    assert "Räddningstjänsten" in visible(refused)
    assert again(coordinator, refused, {"although": True}).status_code == 302
    assert len(stored(app, "id")) == 2
    assert f"{LIST}/2/sla-ihop/1" in coordinator.get(f"{LIST}/2").text


def test_merged_with_both_shown(coordinator: Client, app: Flask, point: str) -> None:
    kept, other = hosts.host(app, locality="", unit="A"), hosts.host(app, locality="Stockaryd", unit="B")
    course = hosts.course(app)
    for number in (kept, other):
        hosts.train(app, number, course, 30)
    hosts.train(app, other, course, 400)
    hosts.assign(app, other, point)
    page = f"{LIST}/{kept}/sla-ihop/{other}"
    assert all(text in visible(coordinator.get(page)) for text in ("Stockaryd", "A", "B"))
    assert coordinator.submit(page, {"choice-unit": "mine"}).status_code == 302
    with app.app_context():
        assert db.session.get_one(Host, kept).locality == "Stockaryd"
        assert db.session.get_one(Host, kept).unit == "A"
        assert db.session.get_one(Host, other).erased_at
        assert sorted(each.host_id for each in db.session.scalars(select(Training))) == [kept, kept]
        assert [each.host_id for each in db.session.scalars(select(Assignment))] == [kept]
    assert coordinator.get(f"{LIST}/{other}").status_code == 404
    assert send(coordinator, page).status_code == 404


def test_two_who_merge_and_change_at_once_do_not_lose_the_change(
    coordinator: Client, screen: Screen, people: People, app: Flask
) -> None:
    kept, other = hosts.host(app), hosts.host(app, unit="B")
    page = f"{LIST}/{kept}/sla-ihop/{other}"
    form = coordinator.form(page).filled({})
    screen(people.administrator).submit(f"{LIST}/{other}/andra", {"minutes_away": "7"})
    answer = coordinator.post(page, data=form)
    assert answer.status_code == 409
    assert "7" in visible(answer)


def test_erased_on_demand_and_the_history_forgets(coordinator: Client, app: Flask, point: str) -> None:
    number = hosts.host(app, name="Kanariefågel Exempel", note="Kanariefågel igen")
    hosts.assign(app, number, point)
    coordinator.submit(f"{LIST}/{number}/andra", {"unit": "Annan"})
    page = f"{LIST}/{number}/radera"
    assert send(coordinator, page).status_code == 400
    assert coordinator.submit(page, {}).location == LIST
    assert coordinator.get(f"{LIST}/{number}").status_code == 404
    assert "Kanariefågel" not in coordinator.get("/register/historik").text
    with app.app_context():
        kept = db.session.scalars(select(Entry).where(Entry.kind == "host", Entry.key == str(number))).all()
        assert len(kept) > 1
        assert not any("Kanarie" in f"{entry.facts}{entry.personal}" for entry in kept)
        assert db.session.scalars(select(Assignment)).one().host_id == number


def test_who_reads_about_a_host_is_kept(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    number = hosts.host(app)
    coordinator.get(f"{LIST}/{number}")
    with app.app_context():
        readings = db.session.scalars(select(Reading)).all()
        assert [(each.kind, each.key, each.by_id) for each in readings] == [
            ("host", str(number), people.coordinator.id)
        ]
    assert "värdens sida" in visible(coordinator.get(f"{LIST}/{number}/historik"))
    assert screen(people.elsewhere).get(f"{LIST}/{number}").status_code == 404
    with app.app_context():
        assert {each.by_id for each in db.session.scalars(select(Reading))} == {people.coordinator.id}


def test_exercise_leaders_see_only_what_is_shown_to_them(screen: Screen, people: People, app: Flask) -> None:
    number = hosts.host(app, duty_seen_by="leaders", note="Bara för samordnare")
    leader = screen(people.exercise_leader)
    page = visible(leader.get(f"{LIST}/{number}"))
    assert hosts.GOOD["duty_telephone"] in page
    assert hosts.GOOD["private_telephone"] not in page
    assert "Bara för samordnare" not in page
    assert leader.get(f"{LIST}/{number}/andra").status_code == 403
    assert screen(people.reader).get(f"{LIST}/{number}").status_code == 403
