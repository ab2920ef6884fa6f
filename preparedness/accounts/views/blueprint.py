"""The blueprint of the accounts' pages, and where people may be sent after them."""

from typing import Final
from urllib.parse import urlsplit

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)
LONGEST: Final = 1000
"""Characters of an address to go on to; a longer one would take the session's cookie past what browsers keep."""


def safe_onward(target: str | None) -> str:
    """Where to go after signing in: a path of our own, never another host."""
    parts = urlsplit(target or "")
    ours = target and target.startswith("/register") and not parts.netloc and "\\" not in target
    return target if ours and target and target.isprintable() and len(target) <= LONGEST else "/register/"
