"""Reminding by mail: each thing once, to whom it concerns; what could not be sent is sent the next time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select, update

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.hosts.models import Reminder
from tests.accounts._mail import Post, post_office, words
from tests.hosts._reminding import ENDED, EXPIRED, RENEW, change, days_from_now, hold, one_of_each
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.hosts import assign, course, host, train
from tests.house.people import People, settle
from tests.house.points import register
from tests.house.queries import Counter


@pytest.fixture
def post() -> Iterator[Post]:
    with post_office() as office:
        yield office


@pytest.fixture
def mailing(make_app: MakeApp, post: Post) -> Flask:
    """An installation that can send mail."""
    return make_app(**post.settings())


@pytest.fixture
def cast(mailing: Flask, password_hash: str) -> People:
    return settle(mailing, password_hash)


def remind(app: Flask, *more: str, code: int = 0) -> Result:
    answer = app.test_cli_runner().invoke(args=["hosts", "remind", *more])
    assert answer.exit_code == code, answer.output
    return answer


def sent(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(Reminder.what).order_by(Reminder.id)))


def to(post: Post) -> list[str]:
    return [str(letter["To"]) for letter in post.got]


def test_a_coordinator_is_reminded_of_each_thing_once(mailing: Flask, cast: People, post: Post) -> None:
    found = one_of_each(mailing)
    dry = remind(mailing, "--dry-run").output
    assert "7, till antal personer: 1" in dry
    assert EXPIRED not in dry
    assert (post.got, sent(mailing)) == ([], [])
    assert "Skickade påminnelser: 7, till antal personer: 1." in remind(mailing).output
    remind(mailing)
    [letter] = post.got
    assert letter["To"] == cast.coordinator.email
    assert EXPIRED not in str(letter["Subject"])
    told = words(letter)
    assert f"{EXPIRED}, HLR" in told
    assert f"{RENEW}, HLR" in told
    assert "HLR, 2 anmälda" in told
    assert "070-174" not in told
    assert "http://localhost/register/vardar/paminnelser" in told
    assert f"{cast.coordinator.id}:agreement_ended:{found[ENDED]}:{days_from_now(-1)}" in sent(mailing)
    assert not [key for key in sent(mailing) if "Ek" in key]
    client: Client = mailing.test_client()  # type: ignore[assignment]
    assert "/logga-in" in client.get("/register/vardar/paminnelser").location


def test_renewed_training_is_reminded_of_anew(
    mailing: Flask, cast: People, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    hlr, one = course(mailing, "HLR"), host(mailing)
    assign(mailing, one, register(mailing))
    train(mailing, one, hlr, 360)
    remind(mailing)
    train(mailing, one, hlr, 1)
    remind(mailing)
    assert len(post.got) == 1
    with mailing.app_context():
        db.session.execute(update(Account).where(Account.id == cast.coordinator.id).values(language="en"))
        db.session.commit()
    later = clock.now() + timedelta(days=340)
    monkeypatch.setattr(clock, "now", lambda: later)
    remind(mailing)
    assert "Training to renew" in words(post.got[1])
    remind(mailing)
    assert len(post.got) == 2


def test_a_host_is_told_what_is_their_own(mailing: Flask, cast: People, post: Post) -> None:
    found = one_of_each(mailing, "2462")
    change(mailing, found[EXPIRED], account_id=cast.host.id)
    remind(mailing)
    assert sorted(to(post)) == sorted([cast.host.email, cast.elsewhere.email])
    own = words(next(letter for letter in post.got if letter["To"] == cast.host.email))
    assert own.count("HLR") == 2
    assert "Upphör" not in own
    assert EXPIRED not in own


def test_a_coordinator_who_is_a_host_is_told_once_of_each(mailing: Flask, cast: People, post: Post) -> None:
    found = one_of_each(mailing)
    change(mailing, found[EXPIRED], account_id=cast.coordinator.id)
    hold(mailing, course(mailing, "Rakel", municipality="2462"), 3, found[EXPIRED])
    remind(mailing)
    told = words(post.got[to(post).index(cast.coordinator.email)])
    assert told.count(f"{EXPIRED}, HLR") == 1
    assert "dig själv" in told
    assert told.count("Rakel") == 1
    assert len(sent(mailing)) == len(set(sent(mailing)))


def test_nobody_is_written_to_who_has_gone_or_never_signed_in(mailing: Flask, cast: People, post: Post) -> None:
    one_of_each(mailing)
    one_of_each(mailing, "2462")
    with mailing.app_context():
        mine, theirs = Account.id == cast.coordinator.id, Account.id == cast.elsewhere.id
        db.session.execute(update(Account).where(mine).values(retired_at=clock.now()))
        db.session.execute(update(Account).where(theirs).values(password_hash=""))
        db.session.commit()
    remind(mailing)
    assert post.got == []


def test_what_cannot_be_sent_is_not_counted_and_the_others_get_theirs(
    mailing: Flask, cast: People, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_of_each(mailing)
    one_of_each(mailing, "2462")

    async def refuse(_: object, server: object, session: object, envelope: object, address: str, more: object) -> str:
        del server, session, more
        if address == cast.coordinator.email:
            return f"550 {address} is nobody here"
        envelope.rcpt_tos.append(address)  # type: ignore[attr-defined]
        return "250 OK"

    monkeypatch.setattr(Post, "handle_RCPT", refuse, raising=False)
    failed = remind(mailing, code=1)
    assert cast.coordinator.email not in failed.output
    assert f"Konto {cast.coordinator.id}" in failed.output
    assert to(post) == [cast.elsewhere.email]
    monkeypatch.delattr(Post, "handle_RCPT")
    remind(mailing)
    assert to(post) == [cast.elsewhere.email, cast.coordinator.email]


def test_two_runs_at_once_send_once_and_the_register_can_be_written_meanwhile(
    mailing: Flask, cast: People, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = one_of_each(mailing)
    takes = post.handle_DATA

    async def slowly(self: Post, *more: object) -> str:
        del self
        change(mailing, found[ENDED], agreement_until=days_from_now(-1))  # somebody writes while the mail is handed in
        return await takes(*more)  # type: ignore[arg-type]

    monkeypatch.setattr(Post, "handle_DATA", slowly)
    runs = [threading.Thread(target=remind, args=(mailing,)) for _ in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join(60)
    assert to(post) == [cast.coordinator.email]
    assert len(sent(mailing)) == 7


@pytest.mark.sqlite_only
def test_without_a_mail_server_it_says_so_and_names_nobody(app: Flask, people: People) -> None:
    del people
    one_of_each(app)
    for more in ((), ("--dry-run",)):
        told = remind(app, *more).output
        assert "ingen mejlserver" in told
        assert "/register/vardar/paminnelser" in told
        assert EXPIRED not in told
    assert sent(app) == []


@pytest.mark.sqlite_only
def test_more_people_cost_no_more_queries_to_read(
    mailing: Flask, cast: People, queries: Callable[[], AbstractContextManager[Counter]]
) -> None:
    del cast
    numbers = []
    for code in ("0684", "2462"):
        one_of_each(mailing, code)
        with queries() as counter:
            remind(mailing, "--dry-run")
        numbers.append(counter.number)
    assert numbers[0] == numbers[1]
