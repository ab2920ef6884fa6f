"""Closed unless marked: every view says who may enter, and the door refuses views that say nothing."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, request

View = TypeVar("View", bound=Callable[..., Any])
MARK = "__access__"
PUBLIC = "public"


def mark(view: View, access: str) -> View:
    """Write on a view who may enter."""
    setattr(view, MARK, access)
    return view


def public(view: View) -> View:
    """Anyone may enter: residents' pages, sign-in, monitoring."""
    return mark(view, PUBLIC)


def access_of(app: Flask, endpoint: str) -> str | None:
    """What an endpoint is marked with: `public`, the name of a permission, or None where the mark was forgotten."""
    mark_found: str | None = getattr(app.view_functions[endpoint], MARK, None)
    return mark_found


def init_app(app: Flask) -> None:
    mark(app.view_functions["static"], PUBLIC)

    @app.before_request
    def refuse_unmarked() -> None:
        if request.endpoint and access_of(app, request.endpoint) is None:
            abort(403)
