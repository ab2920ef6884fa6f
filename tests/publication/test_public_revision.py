"""Internal work in the register leaves no trace outside, and no process puts older data over newer."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from flask import Flask

from preparedness.common.database import db
from preparedness.geography import records as geography
from preparedness.history import records
from preparedness.publication import current, snapshot
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import points
from preparedness.safe_points.states import OpeningState
from tests.house.apps import MakeApp
from tests.house.client import Client
from tests.publication.conftest import Announce, Publish
from tests.publication.test_last_good import copy_of, place_of

ADDRESSES = ("/", "/trygghetspunkter.geojson", "/trygghetspunkter.csv", "/karta", "/karta/punkter.json")
Edit = Callable[[str, Callable[[SafePoint], None]], None]
Meanwhile = Callable[[Callable[[], None]], None]


def outside(client: Client) -> tuple[Any, ...]:
    """All by which a change could be noticed."""
    answers = [client.get(address) for address in ADDRESSES]
    tags = [(answer.headers["ETag"], answer.headers.get("Last-Modified")) for answer in answers]
    return tags, client.get("/halsa").get_json()


def another(make_app: MakeApp, app: Flask) -> Flask:
    """One more process on the same register and data folder."""
    return make_app(DATABASE_URL=app.config["DATABASE_URL"], PREPAREDNESS_DATA=app.config["PREPAREDNESS_DATA"])


@pytest.fixture
def work_inside(edit: Edit) -> Callable[[str], None]:
    """A change of what residents never see."""

    def keep_keys(point: SafePoint) -> None:
        points.change(point, BY_KEY["access"], {"keys": "Hos vaktmästaren"}, None)

    return lambda ref: edit(ref, keep_keys)


def test_an_internal_change_leaves_no_trace(
    client: Client, publish: Publish, work_inside: Callable[[str], None]
) -> None:
    ref = publish("Vrigstads skola")
    before = outside(client)
    issue = client.application.extensions["publication"]._kept.issue
    work_inside(ref)
    assert outside(client) == before
    assert client.application.extensions["publication"]._kept.issue is issue, "the kept answers were thrown away"


def test_it_leaves_none_in_another_process_or_after_a_restart(
    make_app: MakeApp, app: Flask, client: Client, publish: Publish, work_inside: Callable[[str], None]
) -> None:
    ref = publish("Vrigstads skola")
    before = outside(client)
    work_inside(ref)
    assert outside(another(make_app, app).test_client()) == before  # type: ignore[arg-type]


def test_a_public_change_after_an_internal_one_is_seen(
    client: Client, publish: Publish, announce: Announce, work_inside: Callable[[str], None]
) -> None:
    ref = publish("Vrigstads skola")
    before = outside(client)
    work_inside(ref)
    announce(ref, OpeningState.OPEN)
    after = outside(client)
    changed = [new != old for new, old in zip(after[0], before[0], strict=True)]
    assert changed == [address != "/karta" for address in ADDRESSES], "the map document holds no states"
    assert after[1]["revision"] > before[1]["revision"]


def test_monitoring_and_data_tell_the_same_time_and_revision(client: Client, publish: Publish) -> None:
    publish("Vrigstads skola")
    told, data = client.get("/halsa").get_json(), client.get("/trygghetspunkter.geojson").get_json()
    assert (told["revision"], told["published_at"]) == (data["revision"], data["published_at"])


def count_anew(app: Flask) -> None:
    """As after a backup was put back: the register is another, and counts lower."""
    with app.app_context():
        db.engine.dispose()
    with closing(sqlite3.connect(place_of(app))) as connection:
        connection.execute("UPDATE revision SET number = 1, changed_at = '2020-01-01 00:00:00'")
        connection.commit()


@pytest.fixture
def meanwhile(make_app: MakeApp, app: Flask, monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """`meanwhile(do)`: when this process has read and not yet written, that is done, and another publishes it."""
    quick, take = another(make_app, app), snapshot.take

    def arrange(do: Callable[[], None]) -> None:
        def slowly(connection: Any) -> snapshot.Snapshot:
            taken = take(connection)
            monkeypatch.setattr(current, "take", take)
            do()
            quick.extensions["publication"].current()
            return taken

        monkeypatch.setattr(current, "take", slowly)

    return arrange


@pytest.mark.sqlite_only
@pytest.mark.parametrize("restored", [False, True])
def test_a_slow_process_does_not_overwrite_what_is_newer(
    client: Client, publish: Publish, announce: Announce, meanwhile: Meanwhile, *, restored: bool
) -> None:
    app, ref = client.application, publish("Vrigstads skola")
    client.get("/")

    def open_it() -> None:
        announce(ref, OpeningState.OPEN)
        if restored:
            count_anew(app)

    announce(ref, OpeningState.PREPARING)
    meanwhile(open_it)
    client.get("/")
    assert [point.state for point in snapshot.load(copy_of(app)).points] == ["open"]
    assert "One safe point is open now." in client.get("/en/").text
    assert [point.state for point in snapshot.load(copy_of(app)).points] == ["open"]


def test_channels_of_a_municipality_that_residents_do_not_see(client: Client, app: Flask, publish: Publish) -> None:
    publish("Vrigstads skola")
    before = client.get("/halsa").get_json()["revision"]
    for code, seen in (("2462", False), ("0684", True)):
        with app.app_context():
            geography.save_profile(code, {"radio": "P4, 100,8 MHz"})
            records.raise_revision()
            db.session.commit()
        assert (client.get("/halsa").get_json()["revision"] > before) is seen


def test_it_rises_by_one_however_much_happened_inside(
    client: Client, publish: Publish, edit: Edit, work_inside: Callable[[str], None]
) -> None:
    """Else anybody could count from outside how much is worked on."""
    ref = publish("Vrigstads skola")
    before = client.get("/halsa").get_json()["revision"]
    for _ in range(3):
        work_inside(ref)

    def rename(point: SafePoint) -> None:
        points.change(point, BY_KEY["place"], {"name": "Vrigstads nya skola"}, None)

    edit(ref, rename)
    assert client.get("/halsa").get_json()["revision"] == before + 1
