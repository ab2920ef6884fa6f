"""Names of headings, by which a table of contents and links within a text find them."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote

from preparedness.common.alphabet import folded

NOT_IN_NAMES: Final = re.compile(r"[^\w]+")
LONGEST: Final = 60
BEGINNING: Final = "t-"
"""So that no heading takes a name that means something else on the page."""


def name_of(words: str) -> str:
    """The same for the same words, whatever stands around them."""
    return BEGINNING + (NOT_IN_NAMES.sub("-", folded(words)).strip("-")[:LONGEST] or "del")


def names(headings: Iterable[str]) -> list[str]:
    """One for each heading; the second of the same words is numbered."""
    taken: dict[str, int] = {}
    found: list[str] = []
    for heading in headings:
        name = first = name_of(heading)
        while name in taken:
            taken[first] += 1
            name = f"{first}-{taken[first]}"
        taken[name] = taken.get(name, 1)
        found.append(name)
    return found


def lead(address: str, known: frozenset[str]) -> str:
    """An address within the text as the name of its heading, if there is one; others as they are."""
    if not address.startswith("#"):
        return address
    wanted = name_of(unquote(address[1:]))
    return f"#{wanted}" if wanted in known else ""
