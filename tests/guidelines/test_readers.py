"""Who is asked to read a guideline, who has, and who has not."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from preparedness.accounts.models import Account, CooperationGroup, GroupMember
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import Asked, Confirmation, Guideline
from preparedness.guidelines.records import readers, versions
from preparedness.guidelines.states import Confirmed, Reach
from preparedness.hosts.models import Host
from preparedness.hosts.states import HostRole
from tests.guidelines.conftest import Screen
from tests.house import guidelines, hosts
from tests.house.client import Client
from tests.house.people import People
from tests.house.queries import counting

pytestmark = pytest.mark.sqlite_only
TODAY = clock.today()


def page(number: int, more: str = "") -> str:
    return f"/register/riktlinjer/{number}/lasare{more}"


def people_asked(app: Flask) -> list[tuple[int | None, int | None]]:
    with app.app_context():
        return [(row.host_id, row.account_id) for row in db.session.scalars(select(Asked).order_by(Asked.id))]


def test_who_would_be_asked_is_shown_and_asked_once(
    app: Flask, coordinator: Client, people: People, point: str
) -> None:
    number = guidelines.guideline(app, point, readers="|site_lead|")
    lead = hosts.host(app, name="Ada Ledare", roles="|host|")
    hosts.assign(app, lead, point, HostRole.SITE_LEAD)
    cook = hosts.host(app, name="Bo Kock", roles="|kitchen|", account_id=people.host.id)
    gone = hosts.host(app, name="Ce Slutat", ends_on=TODAY)
    hosts.assign(app, gone, point)
    there = hosts.host(app, "2462", name="De Annanstans")
    first = coordinator.get(page(number)).text
    assert "Ingen har blivit ombedd" in first
    assert "inte har blivit ombedda: 1" in first
    shown = coordinator.get(page(number, "/fraga?punkter=roller&vard=kitchen&konto=coordinator&vard=%00")).text
    would, others = shown.split("<details")[:2]
    assert [name in would for name in ("Ada Ledare", "Bo Kock", people.coordinator.email)] == [True] * 3
    assert people.exercise_leader.email in others
    assert not [each for each in ("Ce Slutat", "De Annanstans", people.host.email) if each in shown]
    form = page(number, "/fraga?punkter=alla")
    past = coordinator.submit(form, {"due_on": "2020-01-01"})
    assert past.status_code == 400
    assert "2020-01-01" in past.text
    day = TODAY + timedelta(days=14)
    assert coordinator.submit(form, {"due_on": str(day)}).status_code == 302
    forged = [f"h{there}", f"h{lead}", f"h{cook}", "x"]
    coordinator.post(page(number, "/fraga"), data={"csrf_token": coordinator.token(), "person": forged})
    assert people_asked(app) == [(lead, None), (cook, None)]
    assert coordinator.submit(page(number, "/fraga"), {"due_on": ""}).status_code == 400
    after = coordinator.get(page(number)).text
    assert "0 av 2 har läst den." in after
    assert "inte har blivit ombedda" not in after


def test_a_host_and_their_account_are_one(app: Flask, coordinator: Client, people: People) -> None:
    number = guidelines.guideline(app)
    host_id = hosts.host(app, name="Bo Kock")
    with app.app_context():
        row = db.session.get_one(Guideline, number)
        guidelines.ask(row, account_id=people.host.id)
        guidelines.confirm(guidelines.ask(row, host_id=host_id), versions.of(number)[0])
        db.session.get_one(Host, host_id).account_id = people.host.id
        db.session.commit()
    shown = coordinator.get(page(number)).text
    assert "1 av 1 har läst den." in shown
    assert people.host.email not in coordinator.get(page(number, "/fraga")).text
    assert coordinator.submit(page(number, "/1/ta-bort")).status_code == 302
    assert people_asked(app) == []


def test_told_on_paper_several_at_once(app: Flask, coordinator: Client, people: People) -> None:
    number = guidelines.guideline(app)
    with app.app_context():
        row = db.session.get_one(Guideline, number)
        late = TODAY - timedelta(days=3)
        made = [guidelines.ask(row, account_id=each.id, due_on=late).id for each in people.everyone()[:2]]
        db.session.commit()
    shown = coordinator.get(page(number)).text
    assert "Försenade: 2" in shown, "an administrator reads everywhere"
    assert coordinator.submit(page(number), {"read_on": "2026-13-01", "reader": [str(made[1])]}).status_code == 400
    early = coordinator.submit(page(number), {"read_on": "2024-01-01", "reader": [str(made[1])]})
    assert early.status_code == 400
    assert f'value="{made[1]}" checked' in " ".join(early.text.split())
    assert coordinator.submit(page(number), {"read_on": str(TODAY)}).status_code == 400
    sent = {"read_on": str(TODAY), "reader": [str(each) for each in made]}
    assert coordinator.submit(page(number), sent).status_code == 302
    with app.app_context():
        found = db.session.execute(select(Confirmation.way, Confirmation.read_on, Confirmation.confirmed_by_id)).all()
        assert [tuple(each) for each in found] == [(Confirmed.TOLD, TODAY, people.coordinator.id)] * 2
        guidelines.approve(guidelines.draft(db.session.get_one(Guideline, number)), TODAY)
        db.session.commit()
    assert "0 av 2 har läst den." in coordinator.get(page(number)).text
    stale = {"csrf_token": coordinator.token(), "version": "1", "reader": str(made[0]), "read_on": str(TODAY)}
    assert coordinator.post(page(number, "/meddelat"), data=stale).status_code == 409
    assert coordinator.submit(page(number), sent).status_code == 302
    assert coordinator.submit(page(number), action=page(number, f"/{made[1]}/angra")).status_code == 302
    assert "1 av 2 har läst den." in coordinator.get(page(number)).text


def test_in_a_group_each_municipality_sees_its_own(
    app: Flask, coordinator: Client, screen: Screen, people: People
) -> None:
    with app.app_context():
        group = CooperationGroup(name="Grannar", members=[GroupMember(municipality=c) for c in ("0684", "2462")])
        db.session.add(group)
        db.session.flush()
        row = guidelines.new("2462", reach=Reach.GROUP, group_id=group.id)
        guidelines.approve(guidelines.draft(row))
        db.session.commit()
        number = row.id
    mine, theirs = hosts.host(app, name="Ada Här"), hosts.host(app, "2462", name="Bo Där")
    elsewhere = screen(people.elsewhere)
    for client, person in ((coordinator, mine), (elsewhere, theirs)):
        client.submit(page(number, "/fraga"), {"person": [f"h{person}"]})
    keeper = elsewhere.get(page(number)).text
    assert "Bo Där" in keeper
    assert "Ada" not in keeper
    assert "I samverkansgruppens andra kommuner: 0 av 1" in keeper
    assert "Bo" not in coordinator.get(page(number)).text
    assert elsewhere.get(page(number, "/1/ta-bort")).status_code == 404


def test_queries_do_not_grow_with_readers(app: Flask, coordinator: Client, people: People) -> None:
    number = guidelines.guideline(app)
    counts = []
    for more in (3, 40):
        ids = [hosts.host(app, name=f"Värd {each}") for each in range(more)]
        with app.app_context():
            row, version = db.session.get_one(Guideline, number), versions.of(number)[0]
            for each in ids:
                asked = guidelines.ask(row, host_id=each)
                if each % 2:
                    guidelines.confirm(asked, version)
            db.session.commit()
        with counting() as counted:
            assert coordinator.get(page(number)).status_code == 200
        counts.append(counted.number)
    assert counts[0] == counts[1]
    with app.app_context():
        found = readers.listed(db.session.get_one(Guideline, number), versions.of(number), {"0684"})
        assert (found.asked, len(found.read)) == (43, 22)
        db.session.get_one(Account, people.host.id).retired_at = clock.now()
        guidelines.ask(db.session.get_one(Guideline, number), account_id=people.host.id)
        found = readers.listed(db.session.get_one(Guideline, number), versions.of(number), {"0684"})
        assert (found.asked, len(found.gone)) == (43, 1)
        assert db.session.scalar(select(func.count()).select_from(Asked)) == 44
