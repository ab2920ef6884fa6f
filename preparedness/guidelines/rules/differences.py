"""What differs between two texts of a guideline: paragraph by paragraph, and word by word in those that changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from preparedness.guidelines.rules.aligning import runs

OWN_LINE: Final = re.compile(r"\s*(?:[-*+]\s|[0-9]+[.)]\s|#{1,6}\s|>|\||```|~~~|(?:[-*_]\s*){3,}$)")
"""How a line begins that does not go on with the paragraph before it."""
CLOSED: Final = re.compile(r"\s*(?:#{1,6}\s|\||```|~~~)")
"""And a line that the next one does not go on with."""
WORDS: Final = re.compile(r"\w+|\s+|[^\w\s]")
ALIKE: Final = 0.4
"""Share of words in common from which a paragraph counts as changed, not as another."""
AHEAD: Final = 6
"""Among so many of the new paragraphs the one is sought that an old one became."""


class Sign(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they stand in both texts."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs one after the other of which the same is to be said; a changed one stands alone, in pieces."""

    sign: Sign
    paragraphs: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def number(self) -> int:
        return len(self.paragraphs) or 1

    @property
    def heading(self) -> str:
        """The last heading among them: under which what follows stands."""
        headings = (each for each in reversed(self.paragraphs) if each.startswith("#"))
        return next(headings, "").lstrip("#").strip()


def paragraphs(text: str) -> list[str]:
    """Headings, items of lists, rows of tables and paragraphs, each in one line; empty lines say nothing."""
    found: list[str] = []
    goes_on = False
    for line in text.splitlines():
        if not line.strip():
            goes_on = False
        elif goes_on and not OWN_LINE.match(line):
            found[-1] += " " + line.strip()
        else:
            found.append(line.rstrip())
            goes_on = not CLOSED.match(line)
    return found


def between(before: str, after: str) -> list[Stretch]:
    """Both texts in order, what is the same and what differs by turns."""
    old, new = paragraphs(before), paragraphs(after)
    found: list[Stretch] = []
    for is_same, places, places_after in runs(old, new):
        gone, come = old[places.start : places.stop], new[places_after.start : places_after.stop]
        found += [Stretch(Sign.SAME, tuple(gone))] if is_same else _replaced(gone, come)
    return found


def _replaced(gone: Sequence[str], come: Sequence[str]) -> Iterator[Stretch]:
    """Old paragraphs beside the new ones that they became; the others taken away or added."""
    here = there = 0
    for place, place_after in [*_pairs(gone, come), (len(gone), len(come))]:
        if place > here:
            yield Stretch(Sign.REMOVED, tuple(gone[here:place]))
        if place_after > there:
            yield Stretch(Sign.ADDED, tuple(come[there:place_after]))
        if place < len(gone):
            yield Stretch(Sign.CHANGED, pieces=tuple(words(gone[place], come[place_after])))
        here, there = place + 1, place_after + 1


def _pairs(gone: Sequence[str], come: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which became which, in order."""
    known = [frozenset(_said(each)) for each in come]
    first = 0
    for place, text in enumerate(gone):
        own = frozenset(_said(text))
        near = range(first, min(first + AHEAD, len(come)))
        best = max(near, key=lambda number: _alike(own, known[number]), default=None)
        if best is not None and _alike(own, known[best]) >= ALIKE:
            yield place, best
            first = best + 1


def _said(text: str) -> list[str]:
    return [each for each in WORDS.findall(text.casefold()) if not each.isspace()]


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def words(before: str, after: str) -> list[Piece]:
    """Two texts as one, with the words that were taken away and those that were added."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    found: list[Piece] = []
    gone = come = ""
    for is_same, places, places_after in runs(old, new):
        text, text_after = (
            "".join(old[places.start : places.stop]),
            "".join(new[places_after.start : places_after.stop]),
        )
        if is_same and (text.strip() or not (gone or come)):
            found += [*_pieces(gone, come), Piece(Sign.SAME, text)]
            gone = come = ""
        else:
            gone, come = gone + text, come + text_after
    return [*found, *_pieces(gone, come)]


def _pieces(gone: str, come: str) -> Iterator[Piece]:
    if gone == come:
        gone = come = ""
    if gone:
        yield Piece(Sign.REMOVED, gone)
    if come:
        yield Piece(Sign.ADDED, come)


def counted(stretches: Sequence[Stretch]) -> dict[Sign, int]:
    """How many paragraphs of each sort there are."""
    return {sign: sum(each.number for each in stretches if each.sign is sign) for sign in Sign}
