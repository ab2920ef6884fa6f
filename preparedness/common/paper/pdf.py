"""A document as a tagged PDF (PDF/UA-1), set by Typst in a process of its own with bounded memory and time.

That process has no network to speak of (its proxies lead nowhere, and the layout imports no packages), may read no file
but the layout, and knows no fonts but those that Typst brings: the same document is the same bytes on every machine.
"""

import json
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from preparedness.common.paper.document import Paper
from preparedness.common.paper.sent import as_data

MEDIA_TYPE: Final = "application/pdf"
COMPILER: Final = Path(__file__).parent / "layout" / "compiler.py"
SECONDS: Final = 60
AT_ONCE: Final = BoundedSemaphore(2)
"""More wait for their turn, so that many readers together do not take all memory."""
PATIENCE: Final = 20
"""Seconds that somebody waits for their turn."""
NOWHERE: Final = "http://127.0.0.1:9"
ENVIRONMENT: Final = dict.fromkeys(("all_proxy", "https_proxy", "http_proxy"), NOWHERE)


class PressError(RuntimeError):
    """The document could not be set."""


def pdf(paper: Paper) -> bytes:
    """The document as PDF. PressError where it takes too much time or memory, or too many wait.

    Whoever calls it from a page ends the database's transaction first: it may take a minute.
    """
    sent = {"paper": as_data(paper), "timestamp": int(paper.made.timestamp()) if paper.made else 0}
    command = [sys.executable, "-I", str(COMPILER)]
    if not AT_ONCE.acquire(timeout=PATIENCE):
        raise PressError(f"No turn in {PATIENCE} seconds")
    try:
        done = subprocess.run(  # noqa: S603 - our own script, without anything of the document in the command
            command, input=json.dumps(sent).encode(), capture_output=True, check=False, timeout=SECONDS,
            env=ENVIRONMENT, cwd=COMPILER.parent,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise PressError(f"Not done in {SECONDS} seconds") from error
    finally:
        AT_ONCE.release()
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise PressError(done.stderr.decode(errors="replace")[-300:])
    return done.stdout
