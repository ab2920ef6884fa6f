"""Personal values of one object are forgotten, whatever else the same transaction changes."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.recorded import note
from preparedness.history import chain, records
from preparedness.history.facts import Change
from tests.history._scene import entries, flaws

NAMES = "Anna Ändrad", "Bo Borta", "Carin Borta"


@pytest.fixture
def people(app: Flask, session: Session) -> list[Account]:
    """One whose name will be changed, and two who are to be forgotten."""
    del app
    found = [Account(email=f"{number}@example.org", name="Kim", created_at=clock.now()) for number in range(3)]
    session.add_all(found)
    session.commit()
    return found


def rename(people: list[Account]) -> None:
    for account, name in zip(people, NAMES, strict=True):
        account.name = name


def names_kept(people: list[Account]) -> list[bool]:
    """Of each, whether the newest entry about them says their name."""
    newest = [entries(kind="account", key=each.recorded_key())[-1] for each in people]
    return [any(change.name == "name" for change in chain.changes(entry)) for entry in newest]


def test_what_is_changed_of_another_is_kept(people: list[Account]) -> None:
    rename(people)
    records.forget("account", [people[1].recorded_key()])
    db.session.flush()
    records.forget("account", [people[2].recorded_key()])
    db.session.commit()
    assert names_kept(people) == [True, False, False]
    assert Change("", "name", "Kim", NAMES[0]) in chain.changes(entries(kind="account", key=str(people[0].id))[-1])
    everything = "".join(f"{entry.facts}{entry.personal}" for entry in entries())
    assert "Borta" not in everything
    assert flaws() == []


def test_it_ends_with_the_transaction(people: list[Account]) -> None:
    records.forget("account", [people[1].recorded_key()])
    db.session.commit()
    rename(people)
    db.session.commit()
    assert names_kept(people) == [True, True, True]


def test_all_are_forgotten_where_that_is_said(people: list[Account]) -> None:
    note(db.session, forget=True)
    rename(people)
    records.forget("account", [people[1].recorded_key()])
    db.session.commit()
    assert names_kept(people) == [False, False, False]
    assert flaws() == []
