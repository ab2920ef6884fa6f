"""The harness itself: what is missing is said, databases are apart, and CI skips nothing."""

from pathlib import Path

import pytest
from flask import Flask

from preparedness.accounts import records
from preparedness.common.database import db
from tests.house import postgres
from tests.house.apps import MakeApp, want
from tests.house.people import People


def test_what_is_missing_is_skipped_at_home_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception):
        want(None, "A program")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception):
        want(None, "A program")
    want("/usr/bin/program", "A program")


def test_programs_are_looked_for_in_the_path_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("initdb", "postgres"):
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert postgres.programs() == tmp_path


def test_the_kind_of_database_is_what_it_says(app: Flask, backend: object) -> None:
    with app.app_context():
        assert db.engine.dialect.name == getattr(backend, "name", None)


@pytest.mark.parametrize("time", [1, 2])
def test_each_test_begins_with_an_empty_register(app: Flask, time: int) -> None:
    with app.app_context():
        assert records.how_many() == 0
        records.create(f"{time}@example.org", "", "a phrase to forget")
        db.session.commit()


def test_applications_of_one_test_are_apart(make_app: MakeApp) -> None:
    one, other = make_app(), make_app()
    with one.app_context():
        records.create("a@example.org", "", "a phrase to forget")
        db.session.commit()
    with other.app_context():
        assert records.how_many() == 0


@pytest.mark.sqlite_only
def test_the_cast_has_one_of_each(people: People) -> None:
    assert {person.role for person in people.everyone()} == {
        "administrator",
        "coordinator",
        "exercise_leader",
        "host",
        "reader",
    }
    assert len({person.id for person in people.everyone()}) == len(people.everyone())
