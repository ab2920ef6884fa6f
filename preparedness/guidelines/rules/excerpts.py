"""What is shown of a text that was found: the passage around the first word that answers, its words marked."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from preparedness.guidelines.rules.searching import Query, answers
from preparedness.guidelines.rules.stems import WORD, stem, words

BEFORE, LENGTH = 70, 240
BEGINNING: Final = 2
"""So many letters of a stem are sure to stand in the word: English turns “y” into “i”."""


@dataclass(frozen=True)
class Part:
    """A piece of a text; `marked` where it is a word that was searched for."""

    text: str
    marked: bool = False


def excerpt(text: str, query: Query, language: str) -> list[Part]:
    """Around the first hit; the beginning where the words stand in the title alone."""
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    text = " · ".join(filter(None, lines))
    looked_for = _stems(query, language)
    first = next(_hits(text, looked_for, language), None)
    begin = _word_begin(text, max(0, first[0] - BEFORE)) if first else 0
    end = _word_end(text, min(len(text), begin + LENGTH))
    parts = _marked(text[begin:end], looked_for, language)
    return [*([Part("… ")] if begin else []), *parts, *([Part(" …")] if end < len(text) else [])]


def marked(text: str, query: Query, language: str) -> list[Part]:
    """The whole of a short text."""
    return _marked(unicodedata.normalize("NFC", text), _stems(query, language), language)


def _stems(query: Query, language: str) -> list[str]:
    return [each for wanted in query for each in wanted.stems(language)]


def _hits(text: str, looked_for: list[str], language: str) -> Iterator[tuple[int, int]]:
    """Where words stand that answer; only what begins like one of them is taken to its stem."""
    if not looked_for:
        return
    beginnings = "|".join(sorted({re.escape(each[:BEGINNING]) for each in looked_for}))
    for found in re.finditer(rf"(?<![^\W_])(?:{beginnings})", text, re.IGNORECASE):
        word = WORD.match(text, found.start())
        if word and any(answers(stem(each, language), looked_for) for each in words(word[0])):
            yield word.span()


def _marked(text: str, looked_for: list[str], language: str) -> list[Part]:
    parts, at = [], 0
    for begin, end in _hits(text, looked_for, language):
        parts += [Part(text[at:begin]), Part(text[begin:end], marked=True)]
        at = end
    return [part for part in (*parts, Part(text[at:])) if part.text]


def _word_begin(text: str, at: int) -> int:
    """Back to where a word begins, unless it is a very long one."""
    space = text.rfind(" ", max(0, at - BEFORE), at + 1)
    return at if not at or space < 0 else space + 1


def _word_end(text: str, at: int) -> int:
    space = text.find(" ", at, at + BEFORE)
    return at if at >= len(text) or space < 0 else space
