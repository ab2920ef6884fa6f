"""Configuration from the environment, and the secret key that the first start makes."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from preparedness.common import settings as given

ROOT = Path(__file__).resolve().parents[2]
A_FORM = 2 * 1024 * 1024
"""Bytes that any form needs at most, a list of thousands of points too."""
A_FILE = 5 * 1024 * 1024
"""Bytes of the largest file that is kept; views that are marked with `security.takes_files` take so much more."""


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
        **_cookie(https=given.switch("PREPAREDNESS_HTTPS", os.environ.get("PREPAREDNESS_HTTPS"))),
        **_front(),
        **_sign_ins(),
        "SECOND_FACTOR": os.environ.get("PREPAREDNESS_SECOND_FACTOR", ""),
        "WTF_CSRF_TIME_LIMIT": None,  # a form left open over lunch can still be sent
        "MAX_CONTENT_LENGTH": A_FORM,
        "MAX_FORM_MEMORY_SIZE": A_FORM,
        "MAX_CONTENT_LENGTH_OF_FILES": A_FILE + A_FORM,
        "MAX_FORM_PARTS": 6000,
        **_identity_service(),
        "RETENTION": os.environ.get("PREPAREDNESS_RETENTION", ""),
        "TILE_URL": os.environ.get("PREPAREDNESS_TILE_URL", ""),
        "TILE_ATTRIBUTION": os.environ.get("PREPAREDNESS_TILE_ATTRIBUTION", ""),
        "SMTP_URL": os.environ.get("PREPAREDNESS_SMTP_URL", ""),
        "MAIL_FROM": os.environ.get("PREPAREDNESS_MAIL_FROM", ""),
    }
    return settings | overrides | {"PREPAREDNESS_DATA": folder}


def _cookie(*, https: bool) -> dict[str, Any]:
    """With https, browsers take the session's cookie from this very host alone, not from a neighbour in its domain."""
    return {
        "SESSION_COOKIE_NAME": "__Host-session" if https else "session",
        "SESSION_COOKIE_SECURE": https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
    }


def _front() -> dict[str, Any]:
    """What stands before the application, and under which address people meet it."""
    proxies, hsts = os.environ.get("PREPAREDNESS_PROXIES"), os.environ.get("PREPAREDNESS_HSTS_SECONDS")
    return {
        "PROXIES": given.whole("PREPAREDNESS_PROXIES", proxies, 0, low=0, high=10),
        "HSTS_SECONDS": given.whole("PREPAREDNESS_HSTS_SECONDS", hsts, 0, low=0, high=100_000_000),
        "ADDRESS": given.address("PREPAREDNESS_ADDRESS", os.environ.get("PREPAREDNESS_ADDRESS")),
    }


def _sign_ins() -> dict[str, Any]:
    """How long people stay signed in: without work in the register, and at most."""
    idle, longest = os.environ.get("PREPAREDNESS_IDLE_MINUTES"), os.environ.get("PREPAREDNESS_SESSION_HOURS")
    return {
        "IDLE_MINUTES": given.whole("PREPAREDNESS_IDLE_MINUTES", idle, 480, low=15, high=1440),
        "SESSION_HOURS": given.whole("PREPAREDNESS_SESSION_HOURS", longest, 24, low=1, high=720),
    }


def _identity_service() -> dict[str, Any]:
    """Who says who people are, and what of it is believed."""
    email, factor = os.environ.get("PREPAREDNESS_OIDC_TRUST_EMAIL"), os.environ.get("PREPAREDNESS_OIDC_SECOND_FACTOR")
    return {
        "OIDC_ISSUER": os.environ.get("PREPAREDNESS_OIDC_ISSUER", ""),
        "OIDC_CLIENT_ID": os.environ.get("PREPAREDNESS_OIDC_CLIENT_ID", ""),
        "OIDC_CLIENT_SECRET": os.environ.get("PREPAREDNESS_OIDC_CLIENT_SECRET", ""),
        "OIDC_NAME": os.environ.get("PREPAREDNESS_OIDC_NAME", ""),
        "OIDC_TRUST_EMAIL": given.switch("PREPAREDNESS_OIDC_TRUST_EMAIL", email),
        "OIDC_SECOND_FACTOR": given.switch("PREPAREDNESS_OIDC_SECOND_FACTOR", factor),
    }
