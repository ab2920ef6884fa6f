"""Addresses that stand on paper, in full."""

from flask import current_app, request


def site() -> str:
    """How people write the site's address, without a slash at its end: as it was set, else as it was asked for."""
    return str(current_app.config["ADDRESS"]) or request.url_root.rstrip("/")
