"""Guidelines on residents' pages: only public ones in force, with their texts and pictures, and nothing besides."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from preparedness.common import clock
from preparedness.common.database import Base, db
from preparedness.guidelines.models import Guideline, Version
from preparedness.guidelines.records import guidelines, versions
from preparedness.guidelines.states import Openness, VersionState
from preparedness.publication import allow_list_guidelines as allowed
from tests.house import guidelines as house
from tests.house.client import Client
from tests.publication.conftest import Publish
from tests.publication.test_last_good import copy_of, delete, place_of

pytestmark = pytest.mark.sqlite_only
ASKED = {
    (column.class_.__table__.name, column.key)
    for column in (
        *allowed.GUIDELINES.values(), *allowed.PLACES, *allowed.MEMBERS, *allowed.TEXTS, *allowed.PICTURES,
        *allowed.CONTENTS,
    )
}  # fmt: skip
INTERNAL = {
    "guidelines": {
        "edition", "title", "kind", "owner", "readers", "review_months", "run_months", "starter", "replaced_by_id",
        "created_at",
    },
    "guideline_versions": {
        "guideline_id", "edition", "changes", "read_again", "is_starting_point", "not_carried", "created_at",
        "created_by_id", "submitted_at", "submitted_by_id", "decided_by", "decided_on", "reference", "approved_at",
        "approved_by_id", "reviewed_on", "withdrawn_at", "withdrawn_why",
    },
    "guideline_texts": {"id", "guideline_id", "edition"},
    "guideline_points": {"id", "safe_point_id"},
    "guideline_files": {"id", "guideline_id", "content_id", "added_at", "added_by_id"},
    "guideline_file_contents": {"id", "guideline_id"},
}  # fmt: skip
"""Columns that residents never see, of the tables from which something is public."""
WHOLLY_INTERNAL = {
    "checklist_items", "checklist_item_texts", "checklist_runs", "checklist_marks", "guideline_readers",
    "guideline_confirmations",
}  # fmt: skip
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
DIGEST = "ab" * 32
CANARY = "kanariefågel"


def test_somebody_has_decided_about_every_column_of_guidelines() -> None:
    tables = {
        name: table for name, table in Base.metadata.tables.items() if name.startswith(("guideline", "checklist"))
    }
    for name, table in tables.items():
        asked = {column for of, column in ASKED if of == name}
        if name in INTERNAL:
            assert {column.name for column in table.columns} == asked | INTERNAL[name], name
            assert not asked & INTERNAL[name]
        else:
            assert name in WHOLLY_INTERNAL
            assert not asked


@pytest.fixture
def change(app: Flask) -> Callable[[int, Callable[[Guideline], object]], None]:
    """A guideline changed, as the register's pages would."""

    def make(number: int, how: Callable[[Guideline], object]) -> None:
        with app.app_context():
            row = guidelines.by_id(number)
            assert row
            how(row)
            db.session.commit()

    return make


def public(app: Flask, *refs: str, title: str = "Ta med dig", **more: Any) -> int:
    return house.guideline(app, *refs, title=title, openness=Openness.PUBLIC, **more)


def test_a_public_one_is_read_by_everybody_and_linked_where_it_holds(
    app: Flask, client: Client, publish: Publish
) -> None:
    here, elsewhere = publish("Vrigstads skola"), publish("Rörviks skola")
    everywhere, at_one = public(app), public(app, here, title="Bara i Vrigstad")
    page = client.get(f"/riktlinjer/{everywhere}").text
    for told in ("<h1", "Ta med dig", "Slå på reservkraften.", "Sävsjö"):
        assert told in page
    assert "Sävsjö. Version 1, in force since 1 March 2025." in client.get(f"/en/riktlinjer/{everywhere}").text
    start = client.get("/").text
    assert f"/riktlinjer/{everywhere}" in start
    assert f"/riktlinjer/{at_one}" not in start
    assert f"/riktlinjer/{at_one}" in client.get(f"/trygghetspunkter/{here}").text
    other = client.get(f"/en/trygghetspunkter/{elsewhere}").text
    assert f"/en/riktlinjer/{everywhere}" in other
    assert f"/riktlinjer/{at_one}" not in other


def test_languages_stand_beside_each_other_each_in_its_direction(app: Flask, client: Client) -> None:
    with app.app_context():
        row = house.new(title="Ta med dig", openness=Openness.PUBLIC)
        made = house.draft(row)
        versions.write(made, "ar", "ماذا تحضر", "## ملابس دافئة\n")
        house.approve(made)
        db.session.commit()
        number = row.id
    page = client.get(f"/en/riktlinjer/{number}").text
    assert "There is no text in the language that you asked for." in page
    assert f"/en/riktlinjer/{number}?sprak=ar" in page
    arabic = client.get(f"/en/riktlinjer/{number}?sprak=ar").text
    assert '<article class="guideline-text" lang="ar" dir="rtl">' in " ".join(arabic.split())
    assert "ملابس دافئة" in arabic
    assert "Slå på reservkraften." not in arabic


def test_what_is_internal_undecided_or_withdrawn_is_nowhere(
    app: Flask, client: Client, publish: Publish, change: Callable[..., None]
) -> None:
    publish("Vrigstads skola")
    secret = f"## {CANARY}\n"
    internal = house.guideline(app, body=secret, title=CANARY, tasks=(CANARY,), owner=CANARY)
    drafted = house.drafted(app, body=secret, title=CANARY, openness=Openness.PUBLIC)
    shown = public(app, tasks=(CANARY,), owner=CANARY, readers="|site_lead|")
    withdrawn = public(app, title=CANARY, body=secret)

    def withdraw(row: Guideline) -> None:
        [version] = versions.of(row.id)
        version.state, version.withdrawn_why = VersionState.WITHDRAWN, CANARY

    def decide(row: Guideline) -> None:
        [version] = versions.of(row.id)
        told = dict.fromkeys(("decided_by", "reference", "changes"), CANARY)
        db.session.connection().execute(update(Version).where(Version.id == version.id).values(told))
        house.file(house.draft(row, secret), f"{CANARY}.pdf")

    change(withdrawn, withdraw)
    change(shown, decide)
    addresses = ("/", "/en/", f"/riktlinjer/{shown}", "/trygghetspunkter.geojson", "/trygghetspunkter.csv")
    for address in addresses:
        assert CANARY not in client.get(address).text
    assert CANARY not in copy_of(app).read_text(encoding="utf-8")
    for number in (internal, drafted, withdrawn, 999):
        answer = client.get(f"/riktlinjer/{number}")
        assert answer.status_code == 404
        assert CANARY not in answer.text
        assert f"/riktlinjer/{shown}" in answer.text, "what there is instead"
    change(shown, lambda row: guidelines.save(row, {"openness": Openness.INTERNAL}))
    assert client.get(f"/riktlinjer/{shown}").status_code == 404
    assert "Slå på reservkraften" not in copy_of(app).read_text(encoding="utf-8")


def test_it_begins_to_hold_by_the_day_alone(app: Flask, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context():
        row = house.new(title="Ta med dig", openness=Openness.PUBLIC)
        house.approve(house.draft(row), clock.today() + timedelta(days=1))
        db.session.commit()
        number = row.id
    assert client.get(f"/riktlinjer/{number}").status_code == 404
    before = client.get("/halsa").json
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert client.get(f"/riktlinjer/{number}").status_code == 200
    after = client.get("/halsa").json
    assert before
    assert after
    assert after["revision"] == before["revision"] + 1
    assert after["published_at"] > before["published_at"]


@pytest.fixture
def pictured(app: Flask) -> int:
    """A public guideline whose text shows one of its two pictures."""
    with app.app_context():
        row = house.new(title="Ta med dig", openness=Openness.PUBLIC)
        made = house.draft(row, "- Karta:\n\n  ![Vägen in](v%C3%A4g%201.png)\n")
        for name, digest in (("väg 1.png", DIGEST), ("annan.png", "cd" * 32)):
            house.file(made, name, PNG, media_type="image/png", digest=digest)
        house.approve(made)
        db.session.commit()
        return row.id


def test_pictures_are_there_without_the_register_and_go_with_their_text(
    app: Flask, client: Client, pictured: int, change: Callable[..., None]
) -> None:
    address = f"/riktlinjer/{pictured}/bilder/v%C3%A4g%201.png"
    assert f"{address}?v={DIGEST[:12]}" in client.get(f"/riktlinjer/{pictured}").text
    folder = copy_of(app).parent / "pictures"
    assert [file.name for file in folder.iterdir()] == [DIGEST]
    assert client.get(f"/riktlinjer/{pictured}/bilder/annan.png").status_code == 404
    change(pictured, lambda row: guidelines.save(row, {"openness": Openness.INTERNAL}))
    assert client.get(address).status_code == 404
    assert list(folder.iterdir()) == []
    change(pictured, lambda row: guidelines.save(row, {"openness": Openness.PUBLIC}))
    assert client.get(address).data == PNG
    delete(place_of(app))
    answer = client.get(address)
    assert (answer.status_code, answer.content_type, answer.data) == (200, "image/png", PNG)
    assert "Ta med dig" in client.get(f"/riktlinjer/{pictured}").text


def test_broken_guidelines_do_not_stop_the_points(app: Flask, client: Client, publish: Publish) -> None:
    number = public(app)
    publish("Vrigstads skola")
    assert client.get(f"/riktlinjer/{number}").status_code == 200
    rename(place_of(app), "guideline_texts", "lost")
    page = client.get("/en/").text
    assert "Vrigstads skola" in page
    assert "The register cannot be reached" not in page
    assert client.get(f"/riktlinjer/{number}").status_code == 404
    rename(place_of(app), "lost", "guideline_texts", revision=False)
    assert client.get(f"/riktlinjer/{number}").status_code == 404
    keeper = app.extensions["publication"]
    keeper._again_at -= 60
    assert client.get(f"/riktlinjer/{number}").status_code == 200


def rename(path: Path, table: str, name: str, *, revision: bool = True) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"ALTER TABLE {table} RENAME TO {name}")
        if revision:
            connection.execute("UPDATE revision SET number = number + 1")
        connection.commit()


def test_a_printed_sheet_leads_here_and_is_told_whether_it_is_old(app: Flask, client: Client) -> None:
    number = public(app)
    page = client.get(f"/en/riktlinjer/{number}").text
    assert f"/riktlinjer/{number}?blad=1" in page
    assert "data:image/svg+xml" in page
    assert "Your sheet" not in page
    assert "shows the version that is in force" in client.get(f"/en/riktlinjer/{number}?blad=1").text
    assert "Your sheet is old: it shows version 7." in client.get(f"/en/riktlinjer/{number}?blad=7").text


def test_a_picture_is_not_kept_for_ever(client: Client, pictured: int) -> None:
    answer = client.get(f"/riktlinjer/{pictured}/bilder/v%C3%A4g%201.png?v={DIGEST[:12]}")
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
