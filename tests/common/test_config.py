"""Settings come from the environment; the secret key is made once and kept from others."""

from pathlib import Path

import pytest

from preparedness.common import config


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
