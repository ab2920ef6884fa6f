"""Texts that a spreadsheet program would take for a formula, wherever we write cells."""

from typing import Final

APOSTROPHE: Final = "'"
"""Written before a text, it tells the program to leave it alone."""
CALCULATED: Final = tuple(
    "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
)  # the last four are the wide = + - @ of East Asian input


def calculated(text: str) -> bool:
    """Would a spreadsheet program calculate this text?"""
    return text.startswith(CALCULATED)
