"""A document as a tagged PDF (PDF/UA-1), set by Typst in a process of its own with bounded memory and time.

That process has no network to speak of (its proxies lead nowhere, and the layout imports no packages), may read no file
but the layout, and knows no fonts but those that Typst brings: the same document is the same bytes on every machine.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final

from preparedness.common.facts import UNSEEN
from preparedness.common.paper.document import (
    Bullets,
    Facts,
    Heading,
    Nested,
    Numbered,
    Paper,
    Paragraph,
    Run,
    Table,
    Text,
)

MEDIA_TYPE: Final = "application/pdf"
COMPILER: Final = Path(__file__).parent / "layout" / "compiler.py"
SECONDS: Final = 60
AT_ONCE: Final = BoundedSemaphore(2)
"""More wait for their turn, so that many readers together do not take all memory."""
PATIENCE: Final = 20
"""Seconds that somebody waits for their turn."""
NOWHERE: Final = "http://127.0.0.1:9"
ENVIRONMENT: Final = dict.fromkeys(("all_proxy", "https_proxy", "http_proxy"), NOWHERE)
BROKEN: Final = re.compile(r"[\ud800-\udfff]")
PRIVATE: Final = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
BOX: Final = "\N{WHITE SQUARE}"


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


def as_data(paper: Paper) -> dict[str, Any]:
    """The document as the layout reads it."""
    return {
        "title": shown(paper.title),
        "language": paper.language,
        "subtitle": shown(paper.subtitle),
        "foot": shown(paper.foot),
        "mark": shown(paper.mark),
        "blocks": [_block(each) for each in paper.blocks],
    }


def shown(text: str) -> str:
    """The text without what cannot be seen or is no character; signs that only one font knows become a box."""
    return PRIVATE.sub(BOX, BROKEN.sub("", UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))))


def _block(block: object) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": block.kind, "level": block.level, "text": shown(block.text)}
    if isinstance(block, Paragraph):
        return {"kind": block.kind, "text": _runs(block.text)}
    if isinstance(block, Bullets | Numbered):
        return {"kind": block.kind, "items": [_runs(each) for each in block.items if not isinstance(each, Nested)]}
    if isinstance(block, Facts):
        return {"kind": block.kind, "rows": [[shown(label), _runs(value)] for label, value in block.rows]}
    return _table(block) if isinstance(block, Table) else {"kind": "pagebreak"}


def _table(block: Table) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "caption": shown(block.caption),
        "header": [shown(each) for each in block.header],
        "rows": [[_runs(cell) for cell in row] for row in block.rows],
        "widths": list(block.widths) or [1] * len(block.header),
        "sides": block.sides(),
        "strong": block.row_headers,
    }


def _runs(text: Text) -> list[dict[str, Any]]:
    parts = (Run(text),) if isinstance(text, str) else text
    return [{"text": shown(each.text), "strong": each.strong} for each in parts]
