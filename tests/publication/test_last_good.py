"""The register breaks, for real; residents keep the last good copy and are told how old it is."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from preparedness.common.database import db
from preparedness.publication import current
from preparedness.safe_points.states import OpeningState
from tests.house.apps import MakeApp
from tests.house.backends import Sqlite
from tests.house.client import Client
from tests.publication.conftest import Announce, Publish

pytestmark = pytest.mark.sqlite_only
STRIP = "The register cannot be reached just now."
Breaks = Callable[[Path], None]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause between attempts at a register that does not answer."""
    monkeypatch.setattr(current, "PAUSE", 0.0)


def place_of(app: Flask) -> Path:
    return Path(app.config["DATABASE_URL"].removeprefix("sqlite:///"))


def copy_of(app: Flask) -> Path:
    return Path(app.config["PREPAREDNESS_DATA"]) / "publication" / "snapshot.json"


def delete(path: Path) -> None:
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()


def cut_short(path: Path) -> None:
    delete(path)
    path.write_bytes(b"")


def spoil(path: Path) -> None:
    delete(path)
    path.write_bytes(os.urandom(40_000))


def replace_by_folder(path: Path) -> None:
    delete(path)
    path.mkdir()


def forget_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE services RENAME TO services_of_old")
        connection.execute("UPDATE revision SET number = number + 1")
        connection.commit()


@pytest.fixture
def published(client: Client, publish: Publish) -> str:
    ref = publish("Vrigstads skola")
    assert "Vrigstads skola" in client.get("/en/").text
    return ref


@pytest.fixture(params=[delete, cut_short, spoil, replace_by_folder, forget_a_table])
def broken(request: pytest.FixtureRequest, app: Flask, published: str) -> Iterator[str]:
    breaks: Breaks = request.param
    breaks(place_of(app))
    yield published
    if place_of(app).is_dir():
        place_of(app).rmdir()


def test_pages_and_data_keep_what_was_last_known(client: Client, broken: str) -> None:
    for address in ("/en/", f"/en/trygghetspunkter/{broken}", "/en/?var=Vrigstad"):
        page = client.get(address)
        assert page.status_code == 200
        assert "Vrigstads skola" in page.text
        assert STRIP in page.text
    assert len(client.get("/trygghetspunkter.geojson").get_json()["features"]) == 1
    assert "Vrigstads skola" in client.get("/trygghetspunkter.csv").text
    assert client.get("/karta/punkter.json").get_json()["count"] == 1


def test_monitoring_is_told(client: Client, broken: str) -> None:
    assert broken
    answer = client.get("/halsa")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.get_json()["status"] == "degraded"
    assert answer.get_json()["revision"] > 0


def test_a_restart_without_the_register_shows_the_kept_file(make_app: MakeApp, app: Flask, broken: str) -> None:
    again = make_app(DATABASE_URL=app.config["DATABASE_URL"], PREPAREDNESS_DATA=app.config["PREPAREDNESS_DATA"])
    page = again.test_client().get(f"/en/trygghetspunkter/{broken}").text
    assert "Vrigstads skola" in page
    assert STRIP in page


@pytest.mark.usefixtures("broken")
def test_without_any_copy_it_is_said_plainly(make_app: MakeApp, app: Flask) -> None:
    copy_of(app).write_text('{"form": 2, "points": [', encoding="utf-8")
    again = make_app(DATABASE_URL=app.config["DATABASE_URL"], PREPAREDNESS_DATA=app.config["PREPAREDNESS_DATA"])
    for address in ("/en/", "/en/trygghetspunkter/0684-1", "/trygghetspunkter.geojson", "/karta", "/halsa"):
        assert again.test_client().get(address).status_code == 503
    page = again.test_client().get("/en/").text
    assert "That does not mean that there are no safe points." in page
    assert "112" in page
    assert "113 13" in page


def test_reading_never_makes_a_missing_file(client: Client, app: Flask, published: str) -> None:
    assert published
    delete(place_of(app))
    client.get("/")
    assert not place_of(app).exists()


def test_an_emptied_register_does_not_empty_the_publication(
    client: Client, app: Flask, backend: Sqlite, published: str
) -> None:
    assert published
    delete(place_of(app))
    shutil.copyfile(backend.template, place_of(app))
    page = client.get("/en/").text
    assert "Vrigstads skola" in page
    assert STRIP in page


def test_a_restored_register_is_published_though_it_counts_lower(
    client: Client, app: Flask, published: str, announce: Announce
) -> None:
    with app.app_context():
        db.engine.dispose()
    backup = place_of(app).with_suffix(".backup")
    with closing(sqlite3.connect(place_of(app))) as source, closing(sqlite3.connect(backup)) as target:
        source.backup(target)
    announce(published, OpeningState.OPEN)
    assert "One safe point is open now." in client.get("/en/").text
    with app.app_context():
        db.engine.dispose()
    delete(place_of(app))
    backup.rename(place_of(app))
    page = client.get("/en/").text
    assert "No safe point is open now." in page
    assert STRIP not in page


def test_a_disk_that_takes_no_file_does_not_stop_publishing(client: Client, app: Flask, publish: Publish) -> None:
    copy_of(app).parent.write_text("in the way")
    publish("Vrigstads skola")
    assert "Vrigstads skola" in client.get("/").text
    assert client.get("/halsa").get_json()["status"] == "ok"


def test_no_half_written_file_is_left(client: Client, app: Flask, published: str) -> None:
    assert published
    assert client.get("/").status_code == 200
    assert {file.name for file in copy_of(app).parent.iterdir()} == {".lock", "snapshot.json"}


def test_many_readers_at_the_first_request_all_get_the_list(app: Flask, publish: Publish) -> None:
    publish("Vrigstads skola")
    found: list[bool] = []
    ask = lambda: found.append("Vrigstads skola" in app.test_client().get("/").text)  # noqa: E731
    readers = [threading.Thread(target=ask) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found == [True] * 8


def test_a_broken_register_is_left_alone_for_a_while(
    client: Client, app: Flask, published: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert published
    monkeypatch.setattr(current, "PAUSE", 60.0)
    kept = place_of(app).with_suffix(".kept")
    place_of(app).rename(kept)
    assert STRIP in client.get("/en/").text
    kept.rename(place_of(app))
    assert STRIP in client.get("/en/").text
    monkeypatch.setattr(current, "PAUSE", 0.0)
    assert STRIP not in client.get("/en/").text
