"""One line for whoever watches over the installation: who signed in, was refused, held back, signed out.

No e-mail, no password, no address, no token: an account is its number, and "unknown" where there is none.
"""

import logging
from typing import Final

from flask import Flask
from flask.logging import has_level_handler, wsgi_errors_stream

logger: Final = logging.getLogger("preparedness.security")
handler: Final = logging.StreamHandler(wsgi_errors_stream)  # type: ignore[call-overload]  # a proxy of a stream
handler.setFormatter(logging.Formatter("[%(asctime)s] %(name)s: %(message)s"))


def note(event: str, account_id: int | None = None, **more: str | int) -> None:
    """A line such as `sign-in account=12 how=password`."""
    said = {"account": account_id if account_id is not None else "unknown", **more}
    logger.info("%s %s", event, " ".join(f"{name}={value}" for name, value in said.items()))


def init_app(app: Flask) -> None:
    """Written where the application's own log is, unless the operator has said otherwise."""
    del app
    logger.setLevel(logging.INFO)
    if not has_level_handler(logger):
        logger.addHandler(handler)
