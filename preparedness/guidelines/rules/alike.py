"""Which paragraphs of one text became which of another, though the words in them differ."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

WORDS: Final = re.compile(r"\w+|\s+|[^\w\s]")
ALIKE: Final = 0.4
"""Share of words in common from which a paragraph counts as changed, not as another."""
AHEAD: Final = 6
"""Among so many of the new paragraphs the one is sought that an old one became."""


def said(text: str) -> frozenset[str]:
    """The words and signs of a text, however often."""
    return frozenset(each for each in WORDS.findall(text.casefold()) if not each.isspace())


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def pairs(gone: Sequence[str], come: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which became which, in order."""
    known = [said(each) for each in come]
    first = 0
    for place, text in enumerate(gone):
        own = said(text)
        near = range(first, min(first + AHEAD, len(come)))
        best = max(near, key=lambda number: alike(own, known[number]), default=None)
        if best is not None and alike(own, known[best]) >= ALIKE:
            yield place, best
            first = best + 1
