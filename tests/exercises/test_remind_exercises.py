"""Reminders about actions and exercises: the page, and mail that holds numbers and days only, each thing once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.exercises.states import Status
from preparedness.hosts.models import Reminder
from tests.accounts._mail import Post, post_office, words
from tests.exercises.conftest import Screen
from tests.house import exercises
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.people import People, settle

PAGE = "/register/ovningar/paminnelser"
TODAY = clock.today()


def day(days: int) -> str:
    return str(TODAY + timedelta(days=days))


def one_of_each(app: Flask, municipality: str = "0684", owner: int | None = None) -> None:
    """Five things that are due, and three that are not."""
    exercises.action(app, "Laga låset", municipality, due_on=TODAY - timedelta(days=3), owner_account_id=owner)
    exercises.action(app, "Köp lampor", municipality, due_on=TODAY + timedelta(days=3))
    exercises.action(app, "Långt fram", municipality, due_on=TODAY + timedelta(days=30))
    exercises.exercise(app, municipality, title="Snart prov", planned_begin=day(5))
    exercises.exercise(app, municipality, title="Glömd övning", planned_begin=day(-5), planned_end=day(-4))
    carried = {"status": Status.CARRIED_OUT}
    exercises.exercise(app, municipality, title="Hemlig brist", began=day(-40), ended=day(-40), **carried)
    exercises.exercise(app, municipality, title="Nyss hållen", began=day(-4), ended=day(-4), **carried)
    exercises.exercise(app, municipality, title="Inställd", planned_begin=day(2), status=Status.CANCELLED)


@pytest.fixture
def post() -> Iterator[Post]:
    with post_office() as office:
        yield office


@pytest.fixture
def mailing(make_app: MakeApp, post: Post) -> Flask:
    return make_app(**post.settings())


@pytest.fixture
def cast(mailing: Flask, password_hash: str) -> People:
    return settle(mailing, password_hash)


def remind(app: Flask, *more: str, code: int = 0) -> str:
    answer = app.test_cli_runner().invoke(args=["exercises", "remind", *more])
    assert answer.exit_code == code, answer.output
    return answer.output


def to(post: Post) -> list[str]:
    return sorted(str(letter["To"]) for letter in post.got)


@pytest.mark.sqlite_only
def test_the_page(leader: Client, app: Flask, screen: Screen, people: People) -> None:
    assert "Just nu finns inget att påminna om." in leader.get(PAGE).text
    one_of_each(app, owner=people.exercise_leader.id)
    exercises.action(app, "Grannens", "2462", due_on=TODAY)
    page = leader.get(PAGE).text
    places = [page.index(each) for each in ("Laga låset", "Köp lampor", "Snart prov", "Glömd övning", "Hemlig brist")]
    assert places == sorted(places)
    assert page.count("Du ansvarar") == 1
    assert not [each for each in ("Långt fram", "Nyss hållen", "Inställd", "Grannens") if each in page]
    exercises.exercise(app, title="Bortglömt slut", began=day(-9))
    assert "pågår fortfarande sedan" in leader.get(PAGE).text
    everywhere = screen(people.administrator)
    assert "Laga låset" not in everywhere.submit(PAGE, {"kommun": "2462"}).text
    assert "Laga låset" in everywhere.get(f"{PAGE}?kommun=%00'").text


def test_each_is_told_once_by_number_and_day_only(mailing: Flask, cast: People, post: Post) -> None:
    one_of_each(mailing, owner=cast.administrator.id)
    assert "11, till antal personer: 3" in remind(mailing, "--dry-run")
    assert post.got == []
    assert "Skickade påminnelser: 11, till antal personer: 3." in remind(mailing)
    remind(mailing)
    assert to(post) == sorted([cast.coordinator.email, cast.exercise_leader.email, cast.administrator.email])
    letter = next(each for each in post.got if each["To"] == cast.exercise_leader.email)
    told = words(letter)
    assert not [each for each in ("lås", "lampor", "prov", "Glömd", "Hemlig") if each in told + str(letter["Subject"])]
    assert "http://localhost/register/atgarder/1" in told
    assert "http://localhost/register/ovningar/3" in told
    assert f"http://localhost{PAGE}" in told
    own = words(next(each for each in post.got if each["To"] == cast.administrator.email))
    assert "åtgärd 1, som du ansvarar för" in own
    assert "åtgärd 2" not in own
    with mailing.app_context():
        keys = set(db.session.scalars(select(Reminder.what)))
    assert f"{cast.coordinator.id}:overdue:a1:{day(-3)}" in keys
    assert f"{cast.coordinator.id}:soon:e1:{day(5)}" in keys


@pytest.mark.sqlite_only
def test_in_the_readers_language_and_to_nobody_who_has_gone(mailing: Flask, cast: People, post: Post) -> None:
    one_of_each(mailing, owner=cast.reader.id)
    with mailing.app_context():
        gone, english = Account.id == cast.coordinator.id, Account.id == cast.exercise_leader.id
        db.session.execute(update(Account).where(gone).values(retired_at=clock.now()))
        db.session.execute(update(Account).where(english).values(language="en"))
        db.session.commit()
    remind(mailing)
    [letter] = post.got
    assert letter["Subject"] == "Reminders about exercises and actions: 5"
    assert "Exercises that should have been held:" in words(letter)


@pytest.mark.sqlite_only
def test_what_cannot_be_sent_is_tried_again(
    mailing: Flask, cast: People, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_of_each(mailing)

    async def refuse(_: object, server: object, session: object, envelope: object, address: str, more: object) -> str:
        del server, session, envelope, more
        return f"550 {address} is nobody here"

    monkeypatch.setattr(Post, "handle_RCPT", refuse, raising=False)
    failed = remind(mailing, code=1)
    assert f"Konto {cast.coordinator.id}" in failed
    assert cast.coordinator.email not in failed
    monkeypatch.delattr(Post, "handle_RCPT")
    remind(mailing)
    assert len(post.got) == 2


@pytest.mark.sqlite_only
def test_without_a_mail_server_it_says_where_the_list_is(app: Flask, people: People) -> None:
    del people
    one_of_each(app)
    told = remind(app)
    assert PAGE in told
    assert "Laga" not in told
