"""What files of a version are called, so that a text can show them: `![What it shows](name.jpg)`."""

import re
from collections.abc import Container, Iterator
from itertools import count
from typing import Final
from urllib.parse import unquote

NOT_IN_ADDRESSES: Final = re.compile(r"[^\w.-]+")
MENTIONED: Final = re.compile(r"\]\(\s*(?:<([^>\n]*)>|([^\s)]+))|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)", re.MULTILINE)
"""What stands between the brackets of a picture or a link, or after the label of a reference."""
PICTURES: Final = re.compile(r"!\[[^\]\n]*\]\(\s*(?:<([^>\n]*)>|([^\s)]+))")
ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.IGNORECASE)


def free(name: str, taken: Container[str]) -> str:
    """The name as it can stand in a text, with a number where there is one of that name already."""
    stem, _, ending = NOT_IN_ADDRESSES.sub("-", name).rpartition(".")
    stem = re.sub(r"-{2,}", "-", stem).strip("-.") or "bilaga"
    names = (f"{stem}-{number}.{ending}" if number > 1 else f"{stem}.{ending}" for number in count(1))
    return next(each for each in names if each not in taken)


def mentioned(body: str) -> frozenset[str]:
    """Names that a text shows or leads to."""
    return frozenset(_names(MENTIONED, body))


def pictures(body: str) -> frozenset[str]:
    """Names of pictures that a text shows; not those that lie elsewhere."""
    return frozenset(name for name in _names(PICTURES, body) if not ELSEWHERE.match(name))


def _names(pattern: re.Pattern[str], body: str) -> Iterator[str]:
    for match in pattern.finditer(body):
        yield unquote(next(filter(None, match.groups()), ""))
