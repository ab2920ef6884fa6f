"""What stands in a cell: texts that a spreadsheet program would calculate or rewrite are marked with an apostrophe.

A text gets one leading apostrophe exactly when it begins with an apostrophe or is `risky`; reading takes one away
exactly from those cells. So every text survives, whatever it begins with.
"""

import re

from preparedness.common.cells import APOSTROPHE, calculated

REWRITTEN = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"  # a date
    r"|\d{1,2}[-/.]\d{1,4}"  # a day and a month, a month and a year
    r"|(19|[2-9]\d)\d\d[-/.]\d{1,2}"  # a year and a month: the ref 2404-1 would become January 2404
    r"|0\d+"  # digits that lose their leading zero
)


WITHHELD = "(visas inte)"
"""Stands where the reader of the file may not know what stands. An import takes it to say nothing, never "unknown"."""


def risky(text: str) -> bool:
    """Would a spreadsheet program, or an import, make something else of this text?"""
    return text.startswith(APOSTROPHE) or calculated(text) or text == WITHHELD or bool(REWRITTEN.fullmatch(text))


def guarded(text: str) -> str:
    """The cell in which a text is safe."""
    return APOSTROPHE + text if risky(text) else text


def bare(cell: str) -> str:
    """The text that was guarded."""
    return cell[1:] if cell.startswith(APOSTROPHE) and risky(cell[1:]) else cell
