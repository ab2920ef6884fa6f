"""What differs between two texts of a guideline: paragraph by paragraph, and word by word in those that changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from preparedness.guidelines.rules.aligning import runs
from preparedness.guidelines.rules.alike import WORDS

OWN_LINE: Final = re.compile(r"\s*(?:[-*+]\s|[0-9]+[.)]\s|#{1,6}\s|>|\||```|~~~|(?:[-*_]\s*){3,}$)")
"""How a line begins that does not go on with the paragraph before it."""
CLOSED: Final = re.compile(r"\s*(?:#{1,6}\s|\||```|~~~)")
"""And a line that the next one does not go on with."""
LONG: Final = 300
"""Characters of unchanged text from which it is folded away, as are more than two paragraphs."""


class Sign(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    LEFT = "left"
    """The place that something moved from: told as moved where it stands now."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they stand in both texts."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """From where to where: the first paragraph counted from 1 in each text, and the headings over the two places."""

    number: int
    before: int
    after: int
    under: str
    into: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs one after the other of which the same is to be said; a changed one stands alone, in pieces."""

    sign: Sign
    paragraphs: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    move: Move | None = None

    @property
    def number(self) -> int:
        return len(self.paragraphs) or 1

    @property
    def heading(self) -> str:
        """The last heading among them: under which what follows stands."""
        return next(filter(None, map(heading, reversed(self.paragraphs))), "")

    @property
    def is_long(self) -> bool:
        return len(self.paragraphs) > 2 or sum(map(len, self.paragraphs)) > LONG  # noqa: PLR2004


@dataclass(frozen=True)
class Difference:
    """Both texts in order, what is the same and what differs by turns."""

    stretches: list[Stretch]

    @cached_property
    def counts(self) -> dict[Sign, int]:
        """How many paragraphs of each sort there are."""
        return counted(self.stretches)

    @cached_property
    def numbered(self) -> list[tuple[int, Stretch]]:
        """The changes counted from 1, to go from one to the next; 0 where there is nothing to stop at."""
        found, number = [], 0
        for each in self.stretches:
            stops = each.sign not in (Sign.SAME, Sign.LEFT)
            number += stops
            found.append((number if stops else 0, each))
        return found

    @property
    def changes(self) -> int:
        return max((number for number, _ in self.numbered), default=0)

    @cached_property
    def firsts(self) -> dict[Sign, int]:
        """The number of the first change of each sort."""
        return {each.sign: number for number, each in reversed(self.numbered) if number}


def heading(paragraph: str) -> str:
    """What a heading says; nothing for another paragraph."""
    return paragraph.lstrip("#").strip() if paragraph.startswith("#") else ""


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
    signs = [sign for sign in Sign if sign is not Sign.LEFT]
    return {sign: sum(each.number for each in stretches if each.sign is sign) for sign in signs}
