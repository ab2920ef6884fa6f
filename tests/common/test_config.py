"""Settings come from the environment; the secret key is made once and kept from others."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import make_url

from preparedness.common import config
from preparedness.common.database import db
from tests.house import backends


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    made = config.secret_key(folder)
    assert len(made) == 64
    assert config.secret_key(folder) == made
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600


def test_installations_have_keys_of_their_own(tmp_path: Path) -> None:
    assert config.secret_key(tmp_path / "a") != config.secret_key(tmp_path / "b")


def test_the_environment_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREPAREDNESS_DATA", str(tmp_path))
    monkeypatch.delenv("PREPAREDNESS_HTTPS", raising=False)
    assert config.load()["DATABASE_URL"] == f"sqlite:///{tmp_path / 'preparedness.sqlite3'}"
    assert config.load()["SESSION_COOKIE_SECURE"] is False
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://host/base")
    monkeypatch.setenv("PREPAREDNESS_HTTPS", "1")
    assert config.load()["DATABASE_URL"] == "postgresql+psycopg://host/base"
    assert config.load()["SESSION_COOKIE_SECURE"] is True


def test_a_folder_given_to_the_application_has_its_own_database_and_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    apps: list[Flask] = [backends.create(PREPAREDNESS_DATA=folder) for folder in (tmp_path / "a", str(tmp_path / "b"))]
    for app, folder in zip(apps, (tmp_path / "a", tmp_path / "b"), strict=True):
        with app.app_context():
            assert db.engine.url == make_url(f"sqlite:///{folder / 'preparedness.sqlite3'}")
        assert app.config["PREPAREDNESS_DATA"] == folder
        assert app.config["SECRET_KEY"] == (folder / "secret_key").read_text(encoding="ascii")
        backends.close(app)
    assert apps[0].config["SECRET_KEY"] != apps[1].config["SECRET_KEY"]


def test_what_is_given_to_the_application_holds_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://host/base")
    given = config.load(PREPAREDNESS_DATA=tmp_path)
    assert given["DATABASE_URL"] == "postgresql+psycopg://host/base"
    assert config.load(DATABASE_URL="sqlite://", TILE_URL="x")["DATABASE_URL"] == "sqlite://"
