"""Readers who have stopped are forgotten when due; what is kept about somebody is theirs to fetch."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.accounts import exporting
from preparedness.accounts.models import Account
from preparedness.common import clock, retention
from preparedness.common.database import db
from preparedness.guidelines.models import Asked, Confirmation, Guideline
from preparedness.guidelines.records import items, readers, versions
from preparedness.history.models import Entry
from preparedness.hosts.models import Host
from preparedness.hosts.records import hosts as host_records
from tests.house import guidelines, hosts
from tests.house.people import People

OLD = timedelta(days=800)


def test_who_stopped_is_forgotten_and_counts_stay(app: Flask, people: People) -> None:
    number = guidelines.guideline(app)
    ids = [hosts.host(app, name=f"Värd {each}") for each in range(3)]
    with app.app_context():
        row, version = db.session.get_one(Guideline, number), versions.of(number)[0]
        for each in ids:
            guidelines.confirm(guidelines.ask(row, host_id=each), version)
        guidelines.confirm(guidelines.ask(row, account_id=people.exercise_leader.id), version)
        guidelines.ask(row, account_id=people.host.id)
        db.session.commit()
        host_records.erase(db.session.get_one(Host, ids[0]))
        db.session.get_one(Host, ids[0]).erased_at = clock.now() - OLD
        host_records.erase(db.session.get_one(Host, ids[1]))
        db.session.get_one(Account, people.exercise_leader.id).retired_at = clock.now() - OLD
        db.session.commit()
        before = readers.listed(row, versions.of(number), {"0684"})
        assert (before.asked, len(before.read), len(before.gone)) == (2, 1, 3)
    result = app.test_cli_runner().invoke(retention.commands, ["run"])
    assert "slutat, sparas 24 månader: 2 raderade" in result.output, result.output
    with app.app_context():
        after = readers.listed(db.session.get_one(Guideline, number), versions.of(number), {"0684"})
        assert (after.asked, len(after.read), len(after.gone)) == (2, 1, 1)
        assert set(db.session.scalars(select(Asked.host_id))) == {ids[1], ids[2], None}
        assert len(db.session.scalars(select(Confirmation)).all()) == 2
        kept = db.session.scalars(select(Entry.personal).where(Entry.kind == "guideline")).all()
        assert not [each for each in kept if each], "nor in the history"


@pytest.mark.sqlite_only
def test_own_data(app: Flask, people: People) -> None:
    number = guidelines.guideline(app, tasks=("Lås upp",), title="Öppna")
    hosts.host(app, account_id=people.host.id)
    with app.app_context():
        row, version = db.session.get_one(Guideline, number), versions.of(number)[0]
        guidelines.confirm(guidelines.ask(row, host_id=1, due_on=clock.today()), version)
        run = guidelines.new_run(version, begun_by_id=people.coordinator.id)
        [item] = items.of(version.id)
        guidelines.tick(run, item.id, by_id=people.host.id, remark="Nyckeln satt fast")
        guidelines.tick(run, item.id, by_id=people.coordinator.id, remark="Någon annans")
        db.session.commit()
        found = exporting.of(db.session.get_one(Account, people.host.id))
        [asked] = found["guidelines_to_read"]
        assert (asked["title"], asked["as"], asked["to_be_read_by"]) == ("Öppna", "host", str(clock.today()))
        assert [(each["version"], each["how"]) for each in asked["confirmed"]] == [(1, "own")]
        [ticked] = found["checklists_run"]
        assert (ticked["ticks"], ticked["began_it"], ticked["day"]) == (1, False, "2026-05-12")
        assert [each["text"] for each in found["checklist_remarks"]] == ["Nyckeln satt fast"]
        began = exporting.of(db.session.get_one(Account, people.coordinator.id))["checklists_run"]
        assert [(each["began_it"], each["ticks"]) for each in began] == [(True, 1)]
