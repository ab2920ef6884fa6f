"""Configuration from the environment, and the secret key that the first start makes."""

import os
import secrets
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
IDLE_SIGN_OUT = timedelta(hours=8)


def data_folder() -> Path:
    """The folder of the embedded database and the publication (`PREPAREDNESS_DATA`)."""
    return Path(os.environ.get("PREPAREDNESS_DATA") or ROOT / "instance").resolve()


def secret_key(folder: Path) -> str:
    """The installation's key: made at the first start, kept with owner-only rights, never in the source."""
    path = folder / "secret_key"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        handle, draft = tempfile.mkstemp(dir=folder, prefix="secret_key.")
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
        with suppress(FileExistsError):  # another process was first: its key holds
            os.link(draft, path)
        Path(draft).unlink()
    return path.read_text(encoding="ascii")


def load(**overrides: Any) -> dict[str, Any]:
    """Every setting with its default; docs/operators.md explains those an operator may set.

    `overrides` hold before the environment: the database and the key are those of the folder that they name.
    """
    folder = Path(overrides.get("PREPAREDNESS_DATA") or data_folder()).resolve()
    settings = {
        "PREPAREDNESS_DATA": folder,
        "DATABASE_URL": os.environ.get("DATABASE_URL") or f"sqlite:///{folder / 'preparedness.sqlite3'}",
        "SECRET_KEY": secret_key(folder),
        "TRANSLATIONS": ROOT / "preparedness" / "translations",
        "PERMANENT_SESSION_LIFETIME": IDLE_SIGN_OUT,
        "SESSION_REFRESH_EACH_REQUEST": False,  # accounts.sessions says which requests do
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": os.environ.get("PREPAREDNESS_HTTPS") == "1",
        "WTF_CSRF_TIME_LIMIT": None,  # a form left open over lunch can still be sent
        "MAX_CONTENT_LENGTH": 32 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 6000,
        "TILE_URL": os.environ.get("PREPAREDNESS_TILE_URL", ""),
        "TILE_ATTRIBUTION": os.environ.get("PREPAREDNESS_TILE_ATTRIBUTION", ""),
    }
    return settings | overrides | {"PREPAREDNESS_DATA": folder}
