"""What is kept only for a while is erased when due, the chain holds all the same, and a dry run erases nothing."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.accounts.models import Account, AccountLink
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.recorded import shown_personal_data
from preparedness.common.retention import months_kept
from preparedness.history.models import Entry, Reading
from tests.history._scene import entries, flaws
from tests.house.apps import MakeApp

Move = Callable[[int], None]


@pytest.fixture
def days_ago(monkeypatch: pytest.MonkeyPatch) -> Move:
    """`days_ago(400)`: it is so many days before today."""
    today = clock.now()

    def move(days: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: today - timedelta(days=days))

    return move


def run(app: Flask, *more: str) -> str:
    answer = app.test_cli_runner().invoke(args=["retention", "run", *more])
    assert answer.exit_code == 0, answer.output
    return answer.output


def settle(email: str, retired_at: datetime | None = None) -> int:
    account = Account(email=email, name="Kim", created_at=clock.now(), retired_at=retired_at)
    db.session.add(account)
    db.session.commit()
    return account.id


def personal() -> list[bool]:
    return [entry.personal is not None for entry in entries() if entry.personal_digest]


def test_personal_values_go_when_due_and_the_chain_holds(app: Flask, days_ago: Move) -> None:
    with app.app_context():
        days_ago(800)
        settle("gammal@example.org")
        days_ago(0)
        settle("ny@example.org")
        kept = [entry.hash for entry in entries()]
    assert "Personuppgifter i historiken, sparas 24 månader: 1 skulle raderas." in run(app, "--dry-run")
    with app.app_context():
        assert personal() == [True, True]
    assert "Personuppgifter i historiken, sparas 24 månader: 1 raderade." in run(app)
    with app.app_context():
        assert personal() == [False, True]
        assert [entry.hash for entry in entries()][:-1] == kept
        assert entries()[-1].kind == "history"
        assert flaws() == []


def test_a_retired_account_is_erased_with_what_the_history_says_of_it(app: Flask, days_ago: Move) -> None:
    with app.app_context():
        days_ago(600)
        long_gone = settle("borta@example.org", clock.now())
        days_ago(100)
        lately = settle("nyss@example.org", clock.now())
        days_ago(0)
    would = counts(run(app, "--dry-run"))
    with app.app_context():
        assert found(long_gone).email == "borta@example.org"
        assert flaws() == []
    assert counts(run(app)) == would
    assert would[0] == 1
    with app.app_context():
        account = found(long_gone)
        assert (account.name, account.password_hash) == ("", "")
        assert account.erased_at is not None
        assert found(lately).email == "nyss@example.org"
        everything = [f"{e.facts}{e.personal}{e.name}{e.why}" for e in db.session.scalars(select(Entry))]
        assert not any("borta" in text for text in everything)
        assert any("nyss" in text for text in everything)
        assert flaws() == []
    assert "0 raderade" in run(app).splitlines()[0]


def counts(told: str) -> list[int]:
    """What a run says of each kind, in figures."""
    return [int(re.findall(r": ([0-9]+) ", line)[-1]) for line in told.splitlines()]


def found(number: int) -> Account:
    account = db.session.get(Account, number)
    assert account
    return account


def test_who_read_what_is_kept_for_a_while(app: Flask, days_ago: Move) -> None:
    with app.app_context():
        for days in (800, 10):
            days_ago(days)
            shown_personal_data(db.session, "account", "1", "accounts.person")
            db.session.commit()
        days_ago(0)
    run(app)
    with app.app_context():
        assert [reading.what for reading in db.session.scalars(select(Reading))] == ["accounts.person"]


def test_links_that_have_ended_go_and_others_stay(app: Flask) -> None:
    with app.app_context():
        number = settle("ny@example.org")
        for digest, ends in (("old", -60), ("new", 1)):
            moment = clock.now() + timedelta(days=ends)
            link = AccountLink(
                account_id=number, purpose="reset", digest=digest, created_at=clock.now(), expires_at=moment
            )
            db.session.add(link)
        db.session.commit()
    run(app)
    with app.app_context():
        assert [link.digest for link in db.session.scalars(select(AccountLink))] == ["new"]


def test_the_operator_says_for_how_long(make_app: MakeApp) -> None:
    app = make_app(RETENTION="history-personal=6, readings = 3")
    assert "sparas 6 månader" in run(app, "--dry-run")
    assert "sparas 3 månader" in run(app, "--dry-run")


@pytest.mark.parametrize("wrong", ["readings", "readings=soon", "everything=3", "readings=-1"])
def test_a_wrong_setting_stops_the_start(wrong: str) -> None:
    with pytest.raises(ValueError, match="PREPAREDNESS_RETENTION"):
        months_kept(wrong, [])
