"""Errors people can read: what happened and what to do, in their language, never a stack trace."""

from urllib.parse import urlsplit

from flask import Flask, current_app, g, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound

from preparedness.common.messages import Message, message

EXPLANATIONS: dict[int, tuple[Message, Message]] = {
    400: (message("The request could not be understood"), message("Go back and try again.")),
    403: (message("You may not see this page"), message("Ask whoever looks after accounts if you should be able to.")),
    404: (message("The page does not exist"), message("Check the address, or begin from the start page.")),
    405: (message("That cannot be done here"), message("Go back and use the buttons on the page.")),
    413: (
        message("That was too large"),
        message("Go back: what you wrote still stands there. Send a file of at most 5 megabytes, or a shorter text."),
    ),
    415: (message("Files cannot be sent here"), message("Go back and send the form without a file.")),
    500: (message("Something went wrong"), message("Nothing was changed. Try again in a while.")),
}

NEVER_KEPT = "csrf_token"
MARKS = ("edition", "opened", "seen", "shown", "stood_in")
"""Hidden fields that say which version a form was opened at."""
SECRETS = ("password", "code")
"""Fields called so, or ending so after a line, such as `new_password`: with one of them nothing is offered again."""


class NotThere(NotFound):
    """A 404 that helps: what is not there, what to do, and where to go instead."""

    def __init__(self, title: Message, advice: Message, address: str, address_text: Message) -> None:
        super().__init__()
        self.title, self.advice, self.way_out = title, advice, (address, address_text)


def page(error: HTTPException) -> tuple[str, int]:
    code = error.code or 500
    g.register_out_of_reach = code >= 500  # noqa: PLR2004 - the page is drawn without asking the database again
    title, advice = EXPLANATIONS.get(code, EXPLANATIONS[500 if code >= 500 else 400])  # noqa: PLR2004
    way_out = None
    if isinstance(error, NotThere):
        title, advice, way_out = error.title, error.advice, error.way_out
    kept = written_there() if code == NotFound.code else []
    told = {"title": title, "advice": advice, "code": code, "way_out": way_out, "kept": kept}
    return render_template("common/error.html", **told), code


def written_there() -> list[str]:
    """What somebody had written about something that has been removed meanwhile: nothing of it is lost."""
    return [text.strip() for name, text in typed() if name not in MARKS and text.strip()]


def from_our_own_page() -> bool:
    """Was this sent from a page of ours, as far as the browser says?"""
    sender = request.headers.get("Origin") or request.referrer or ""
    return bool(urlsplit(sender).netloc == request.host)


def form_expired(error: CSRFError) -> tuple[str, int]:
    """The token no longer fits the session: what was typed is kept, and can be sent again with a fresh one.

    Only what came from our own page is offered again, so that nobody is led to send what another site made up.
    """
    del error
    return render_template("common/expired.html", kept=typed(), address=request.full_path), 400


def typed() -> list[tuple[str, str]]:
    """What was sent from a page of ours, to be sent once more; nothing where a secret was among it."""
    if not from_our_own_page() or any(_is_secret(name) for name in request.form):
        return []
    return [(name, text) for name, text in request.form.items(multi=True) if name != NEVER_KEPT]


def _is_secret(name: str) -> bool:
    return name in SECRETS or name.endswith("_password")


def register_out_of_reach(error: DatabaseError) -> tuple[str, int]:
    """The database is locked, stopped or gone: nothing was saved, and what was typed is kept."""
    current_app.logger.error("The register cannot be reached: %s", error.orig)
    g.register_out_of_reach = True
    return render_template("common/busy.html", kept=typed(), address=request.full_path), 503


def fault(error: DatabaseError) -> tuple[str, int]:
    """The database refused what we sent."""
    current_app.logger.error("The database refused a statement", exc_info=error)
    return page(InternalServerError())


def init_app(app: Flask) -> None:
    app.register_error_handler(CSRFError, form_expired)
    app.register_error_handler(DatabaseError, register_out_of_reach)
    for ours in (IntegrityError, DataError):  # what we sent was wrong: a fault of ours, not of the database
        app.register_error_handler(ours, fault)
    app.register_error_handler(HTTPException, page)
