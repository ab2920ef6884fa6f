"""The blueprint of the accounts' pages, and where people may be sent after them."""

from urllib.parse import urlsplit

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)


def safe_onward(target: str | None) -> str:
    """Where to go after signing in: a path of our own, never another host."""
    parts = urlsplit(target or "")
    ours = target and target.startswith("/register") and not parts.netloc and "\\" not in target
    return target if ours and target else "/register/"
