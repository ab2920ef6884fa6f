"""Reminders about guidelines: the page, and mail that holds titles of public ones only, each thing once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import Guideline
from preparedness.guidelines.records import feeds
from preparedness.guidelines.states import Openness, VersionState
from preparedness.hosts.models import Reminder
from tests.accounts._mail import Post, post_office, words
from tests.guidelines.conftest import Screen
from tests.house import guidelines, hosts, points
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.house.people import People, settle
from tests.house.queries import counting
from tests.safe_points._pages import visible

PAGE = "/register/riktlinjer/paminnelser"
TODAY = clock.today()


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
    answer = app.test_cli_runner().invoke(args=["guidelines", "remind", *more])
    assert answer.exit_code == code, answer.output
    return answer.output


def one_of_each(app: Flask, people: People) -> None:
    """A review, a late reader, a checklist at a point, a draft in review and a version on its way."""
    guidelines.guideline(app, tasks=("Lås upp",), title="Hemlig reservkraft", review_months=12, run_months=1)
    guidelines.guideline(app, title="Vad du tar med", openness=Openness.PUBLIC)
    with app.app_context():
        late = TODAY - timedelta(days=2)
        guidelines.ask(db.session.get_one(Guideline, 1), account_id=people.reader.id, due_on=late)
        second = db.session.get_one(Guideline, 2)
        guidelines.ask(second, account_id=people.reader.id)
        guidelines.approve(guidelines.draft(second), TODAY + timedelta(days=7))
        waits = guidelines.draft(guidelines.new(title="Utkastet"))
        waits.submitted_at, waits.state = clock.now() - timedelta(days=20), VersionState.IN_REVIEW
        db.session.commit()


@pytest.mark.sqlite_only
def test_the_page(coordinator: Client, app: Flask, screen: Screen, people: People, point: str) -> None:
    assert "Just nu finns inget att påminna om." in coordinator.get(PAGE).text
    one_of_each(app, people)
    page = coordinator.get(PAGE).text
    told = visible(coordinator.get(PAGE))
    order = (
        "Det som är försenat (4)",
        "Utkastet Väntar på beslut har väntat i 20 dagar",
        "Läsare som är försenade: 1 2 dagar försenat",
        "Det som kommer (1) Vad du tar med Börjar gälla om 7 dagar",
    )
    places = [told.index(each) for each in order]
    assert places == sorted(places)
    assert f"punkt={point}" in page
    assert page.count("Hemlig reservkraft") == 3
    everywhere = screen(people.administrator)
    points.register(app, municipality="2462")
    guidelines.guideline(app, title="Grannens", municipality="2462", review_months=12)
    assert "Grannens" not in everywhere.submit(PAGE, {"kommun": "0684"}).text
    assert "Grannens" in everywhere.get(f"{PAGE}?kommun=%00'").text
    assert "Grannens" not in coordinator.get(PAGE).text


def test_each_is_told_once_and_secret_titles_to_nobody(mailing: Flask, cast: People, post: Post) -> None:
    one_of_each(mailing, cast)
    assert "Påminnelser som skulle skickas: 6, till antal personer: 2." in remind(mailing, "--dry-run")
    assert post.got == []
    remind(mailing)
    remind(mailing)
    letters = {str(each["To"]): each for each in post.got}
    assert sorted(letters) == sorted([cast.coordinator.email, cast.reader.email]), "each once"
    own, keeper = words(letters[cast.reader.email]), words(letters[cast.coordinator.email])
    assert "Hemlig" not in own + keeper + str([each["Subject"] for each in post.got])
    assert "Utkastet" not in keeper
    assert "riktlinje 1" in own
    assert "Vad du tar med" in own
    assert "http://localhost/register/riktlinjer/att-lasa" in own
    assert "riktlinje 1, försenade: 1" in keeper
    assert f"http://localhost{PAGE}" in keeper
    with mailing.app_context():
        keys = set(db.session.scalars(select(Reminder.what)))
        assert f"{cast.reader.id}:read_late:g1m0684:{TODAY - timedelta(days=2)}" in keys
        newer = guidelines.draft(db.session.get_one(Guideline, 1))
        guidelines.approve(newer, TODAY)
        db.session.commit()
    post.got.clear()
    remind(mailing)
    assert cast.reader.email in [str(each["To"]) for each in post.got], "a new version has to be read"


@pytest.mark.sqlite_only
def test_queries_do_not_grow_and_calendars_name_public_ones_only(
    app: Flask, coordinator: Client, people: People
) -> None:
    counts = []
    for more in (2, 12):
        for _ in range(more):
            number, host = guidelines.guideline(app, review_months=30), hosts.host(app)
            with app.app_context():
                row = db.session.get_one(Guideline, number)
                guidelines.ask(row, host_id=host)
                guidelines.ask(row, account_id=people.reader.id)
                db.session.commit()
        with counting() as counted:
            assert coordinator.get(PAGE).status_code == 200
        counts.append(counted.number)
    assert counts[0] == counts[1]
    guidelines.guideline(app, title="Vad du tar med", review_months=30, openness=Openness.PUBLIC)
    with app.app_context():
        found = list(feeds.entries(db.session.get_one(Account, people.coordinator.id)))
        titles = [each.title.values for each in found]
        assert titles[-1] == {"title": "Vad du tar med"}
        assert titles[0] == {"number": "1"}
        assert list(feeds.entries(db.session.get_one(Account, people.exercise_leader.id))) == []
