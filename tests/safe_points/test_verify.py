"""One click that says: checked, still right."""

from datetime import timedelta

import pytest
from flask import Flask

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.safe_points.catalogue import BY_KEY, VERIFIABLE, row_of
from preparedness.safe_points.records import points
from tests.house.client import Client
from tests.house.people import People
from tests.house.points import GOOD, found, names, read, register
from tests.safe_points._pages import POINTS, send, visible
from tests.safe_points.conftest import Screen

PATH = f"{POINTS}/0684-1"


@pytest.fixture(autouse=True)
def ref(app: Flask) -> str:
    return register(app, known=GOOD)


def verified(app: Flask) -> set[str]:
    with app.app_context():
        return {group.key for group in VERIFIABLE if row_of(found("0684-1"), group).verified_at}


def test_one_group(coordinator: Client, app: Flask, people: People) -> None:
    before = read(app, "0684-1")
    answer = coordinator.submit(PATH, {}, action=f"{PATH}/varme/stammer", follow=True)
    assert verified(app) == {"heating"}
    assert people.coordinator.email in visible(answer)
    assert read(app, "0684-1") == before
    with app.app_context():
        assert found("0684-1").oldest_check is None


def test_names_keep_their_capitals(coordinator: Client, app: Flask, people: People) -> None:
    with app.app_context():
        account = db.session.get(Account, people.coordinator.id)
        assert account
        account.name = "Åsa MacDonald"
        db.session.commit()
    assert "Åsa MacDonald" in visible(coordinator.submit(PATH, {}, action=f"{PATH}/varme/stammer", follow=True))


def test_everything_at_once(coordinator: Client, app: Flask) -> None:
    coordinator.submit(PATH, {}, action=f"{PATH}/allt/stammer")
    assert verified(app) == {group.key for group in VERIFIABLE}
    assert names(app, stale=True) == []


def test_a_second_click_does_no_harm(coordinator: Client, app: Flask) -> None:
    sent = coordinator.form(PATH, action=f"{PATH}/el/stammer").held()
    for _ in range(2):
        assert coordinator.post(f"{PATH}/el/stammer", data=sent).status_code == 302
    assert verified(app) == {"power"}


@pytest.mark.parametrize("slug", ["publicering", "finns-inte"])
def test_what_cannot_be_verified(coordinator: Client, app: Flask, slug: str) -> None:
    assert send(coordinator, f"{PATH}/{slug}/stammer").status_code == 404
    assert verified(app) == set()


def test_wrong_method_and_wrong_people(coordinator: Client, screen: Screen, people: People, app: Flask) -> None:
    assert coordinator.get(f"{PATH}/el/stammer").status_code == 405
    assert send(screen(people.elsewhere), f"{PATH}/el/stammer").status_code == 404
    assert send(screen(people.exercise_leader), f"{PATH}/el/stammer").status_code == 403
    assert verified(app) == set()


@pytest.mark.parametrize(("days", "stale"), [(365, False), (366, True)])
def test_list_and_page_agree_on_what_is_stale(
    app: Flask, days: int, stale: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = clock.now()
    checked = clock.start_of(clock.today() - timedelta(days=days)) + timedelta(hours=12)
    monkeypatch.setattr(clock, "now", lambda: checked)
    with app.app_context():
        points.verify(found("0684-1"), list(VERIFIABLE), None)
        db.session.commit()
    monkeypatch.setattr(clock, "now", lambda: moment)
    from preparedness.safe_points import assessment  # noqa: PLC0415 - late, as `backends.create`

    with app.app_context():
        assert bool(assessment.assess(found("0684-1")).stale) is stale
        assert assessment.stale(found("0684-1"), BY_KEY["power"]) is stale
    assert bool(names(app, stale=True)) is stale
