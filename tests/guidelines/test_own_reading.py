"""What one is asked to read oneself, confirming it, and taking that back."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from preparedness.accounts.models import CooperationGroup, GroupMember
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.guidelines.models import Asked, Confirmation, Guideline
from preparedness.guidelines.records import versions
from preparedness.guidelines.states import Confirmed
from preparedness.hosts.records import hosts as host_records
from preparedness.hosts.records import merging
from tests.guidelines.conftest import Screen
from tests.house import guidelines, hosts
from tests.house.client import Client
from tests.house.people import People

pytestmark = pytest.mark.sqlite_only
TODAY = clock.today()
PAGE = "/register/riktlinjer/att-lasa"


def confirmation(number: int, version: int = 1, more: str = "") -> str:
    return f"/register/riktlinjer/{number}/version/{version}/last{more}"


def next_version(app: Flask, number: int, again: Answer = Answer.YES, changes: str = "Ny nyckelplats") -> None:
    with app.app_context():
        made = guidelines.draft(db.session.get_one(Guideline, number), read_again=again, changes=changes)
        guidelines.approve(made, TODAY)
        db.session.commit()


def asked(app: Flask, number: int, **values: object) -> None:
    with app.app_context():
        guidelines.ask(db.session.get_one(Guideline, number), **values)  # type: ignore[arg-type]
        db.session.commit()


def test_a_host_reads_confirms_and_reads_anew(app: Flask, host: Client, people: People) -> None:
    assert "Ingen har bett dig" in host.get(PAGE).text
    number = guidelines.guideline(app)
    hosts.host(app, account_id=people.host.id)
    asked(app, number, host_id=1)
    for page in (PAGE, "/register/vard", "/register/"):
        assert f"/register/riktlinjer/{number}" in host.get(page).text, page
    shown = f"/register/riktlinjer/{number}"
    assert "Du är ombedd att läsa det här." in host.get(shown).text
    assert host.submit(shown, action=confirmation(number)).status_code == 302
    assert "Du har läst allt" in host.get(PAGE).text
    assert "Du har läst allt" in host.get("/register/vard").text
    assert "Läs:" not in host.get("/register/").text
    next_version(app, number, Answer.NO)
    assert "behöver inte läsas om" in host.get(PAGE).text
    assert "behöver inte läsas om" in host.get(shown).text
    next_version(app, number, changes="Ny rutin för tankning")
    page = host.get(PAGE).text
    assert page.index("Ny rutin för tankning") < page.index("Ny nyckelplats")
    assert "Du har läst version 1: den här ska läsas på nytt." in page
    host.post(confirmation(number, 3), data={"csrf_token": host.token()})
    with app.app_context():
        found = db.session.execute(select(Confirmation.reader_id, Confirmation.way, Confirmation.read_on)).all()
        assert [tuple(row) for row in found] == [(1, Confirmed.OWN, TODAY)] * 2


def test_only_the_version_that_holds_is_confirmed(app: Flask, host: Client) -> None:
    number = guidelines.guideline(app, title="Stänga Exempel")
    next_version(app, number)
    late = host.post(confirmation(number), data={"csrf_token": host.token()})
    assert late.status_code == 409
    assert f"/register/riktlinjer/{number}/version/2" in late.text
    with app.app_context():
        guidelines.draft(db.session.get_one(Guideline, number))
        db.session.commit()
        assert db.session.scalars(select(Asked.id)).all() == []
    assert host.post(confirmation(number, 3), data={"csrf_token": host.token()}).status_code == 404


def test_who_was_not_asked_confirms_and_takes_it_back(app: Flask, screen: Screen, people: People) -> None:
    number = guidelines.guideline(app)
    leader = screen(people.exercise_leader)
    page = f"/register/riktlinjer/{number}"
    for _ in range(2):
        leader.post(confirmation(number), data={"csrf_token": leader.token()})
    with app.app_context():
        assert db.session.execute(select(Asked.account_id, Asked.host_id)).all() == [(people.exercise_leader.id, None)]
        assert len(db.session.scalars(select(Confirmation)).all()) == 1
    assert "Tillbakataget." in leader.submit(page, action=confirmation(number, 1, "/angra"), follow=True).text
    with app.app_context():
        assert db.session.scalars(select(Asked)).all() == []
    leader.post(confirmation(number), data={"csrf_token": leader.token()})
    with app.app_context():
        db.session.execute(update(Confirmation).values(confirmed_at=clock.now() - timedelta(days=2)))
        db.session.commit()
    assert "/angra" not in leader.get(page).text
    refused = leader.post(confirmation(number, 1, "/angra"), data={"csrf_token": leader.token()}, follow_redirects=True)
    assert "samma dag" in refused.text


def test_a_host_of_a_neighbour_in_the_group_reads_as_who_they_are_there(
    app: Flask, host: Client, people: People
) -> None:
    """The account is of Sävsjö, the host is not: they are asked as the account, where the guideline is read."""
    hosts.host(app, "2425", account_id=people.host.id)
    with app.app_context():
        group = CooperationGroup(name="Grannar", members=[GroupMember(municipality=c) for c in ("0684", "2462")])
        db.session.add(group)
        db.session.flush()
        row = guidelines.new("2462", reach="group", group_id=group.id)
        guidelines.approve(guidelines.draft(row))
        db.session.commit()
        number = row.id
    host.post(confirmation(number), data={"csrf_token": host.token()})
    with app.app_context():
        assert db.session.execute(select(Asked.account_id, Asked.host_id)).all() == [(people.host.id, None)]
        db.session.delete(db.session.get_one(Asked, 1))
        hosts_row = guidelines.ask(db.session.get_one(Guideline, number), host_id=1)
        guidelines.confirm(hosts_row, versions.of(number)[0])
        db.session.commit()
    assert "Du har läst allt" in host.get(PAGE).text


def test_the_start_page_counts_for_who_keeps(app: Flask, coordinator: Client, people: People) -> None:
    number = guidelines.guideline(app, review_months=12)
    asked(app, number, account_id=people.reader.id, due_on=TODAY - timedelta(days=1))
    asked(app, number, account_id=people.coordinator.id)
    page = " ".join(coordinator.get("/register/").text.split())
    assert "Läs: <a" in page
    assert "dags att se över: 1</a>" in page
    assert "med läsare som är försenade: 1</a>" in page


def test_what_was_read_stays_when_two_records_of_a_host_become_one(app: Flask) -> None:
    both, alone = guidelines.guideline(app), guidelines.guideline(app, title="Bara den andra")
    kept, other = hosts.host(app, unit="A"), hosts.host(app, unit="B")
    with app.app_context():
        for number, host_id, confirms in ((both, kept, False), (both, other, True), (alone, other, True)):
            asked = guidelines.ask(db.session.get_one(Guideline, number), host_id=host_id)
            if confirms:
                guidelines.confirm(asked, versions.of(number)[0])
        db.session.commit()
        mine, theirs = host_records.by_id(kept), host_records.by_id(other)
        assert mine
        assert theirs
        merging.merge(mine, theirs, {})
        db.session.commit()
        rows = db.session.scalars(select(Asked)).all()
        assert {(each.guideline_id, each.host_id) for each in rows} == {(both, kept), (alone, kept)}
        assert len(db.session.scalars(select(Confirmation)).all()) == len(rows)
