"""Work that nobody waits for, one piece after the other in one thread of the process: sending mail."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import Final

from flask import Flask

MOST: Final = 200
"""So many pieces of work may wait; more than that means that the mail server does not answer."""
_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preparedness-mail")
_room = BoundedSemaphore(MOST)
_log = logging.getLogger("preparedness.mail")


def soon(app: Flask, work: Callable[[], object]) -> None:
    """Do this after the answer has gone out, in a context of its own. What fails is logged, not what it was about."""
    if _room.acquire(blocking=False):
        _thread.submit(_carefully, app, work)
    else:
        _log.error("Too much mail waits to be sent; one message was dropped.")


def _carefully(app: Flask, work: Callable[[], object]) -> None:
    try:
        with app.app_context():
            work()
    except Exception as error:  # noqa: BLE001 - whatever it is, the next piece of work is to be done
        _log.error("Mail could not be sent: %s", told(error))  # no traceback: addresses stand in it
    finally:
        _room.release()


def told(error: Exception) -> str:
    """What kind of error, and the mail server's number for it: its text may hold addresses."""
    code = getattr(error, "smtp_code", None) or getattr(error, "errno", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
