"""What somebody searches for, put so that each kind of database understands it, and what of a text answers to it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from preparedness.guidelines.rules.stems import stem, stems, words

QUOTED: Final = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
MOST: Final = 8
"""So many words and phrases are looked for; what comes after them is left out."""
LONGEST: Final = 200
SHORT: Final = 3
"""Stems of fewer letters are looked for as whole words: “el” is not what “eller” begins with."""


@dataclass(frozen=True)
class Wanted:
    """One word, or a phrase: words that stand after each other."""

    words: tuple[str, ...]

    def stems(self, language: str) -> list[str]:
        return [stem(word, language) for word in self.words]


Query = tuple[Wanted, ...]
"""All of them have to be found in a text."""


def read(text: str) -> Query:
    """What somebody wrote into the search field; no sign in it means anything but quotation marks."""
    text = text[:LONGEST]
    phrases = [Wanted(tuple(words(found))) for found in QUOTED.findall(text)]
    single = [Wanted((word,)) for word in words(QUOTED.sub(" ", text))]
    return tuple(dict.fromkeys(each for each in (*phrases, *single) if each.words))[:MOST]


def is_prefix(stemmed: str) -> bool:
    """May the word go on after its stem? “reservkraft” finds “reservkraftverk” too."""
    return len(stemmed) >= SHORT


def for_sqlite(query: Query, language: str) -> str:
    """In the language of FTS5."""
    return " AND ".join(_for_sqlite(wanted.stems(language)) for wanted in query)


def _for_sqlite(found: list[str]) -> str:
    star = " *" if is_prefix(found[-1]) else ""
    return f'"{" ".join(found)}"{star}'


def for_postgresql(query: Query, language: str) -> str:
    """In the language of `to_tsquery`."""
    return " & ".join(_for_postgresql(wanted.stems(language)) for wanted in query)


def _for_postgresql(found: list[str]) -> str:
    *first, last = found
    parts = [*(f"'{each}'" for each in first), f"'{last}'" + (":*" if is_prefix(last) else "")]
    return f"({' <-> '.join(parts)})"


def answers(stemmed: str, looked_for: Iterable[str]) -> bool:
    """Is a word of a text, by its stem, one that was searched for?"""
    return any(stemmed == each or (is_prefix(each) and stemmed.startswith(each)) for each in looked_for)


def all_in(text: str, query: Query, language: str) -> bool:
    """Does a short text, such as a title, hold every word?"""
    there = stems(text, language)
    looked_for = [each for wanted in query for each in wanted.stems(language)]
    return bool(looked_for) and all(any(answers(one, [each]) for one in there) for each in looked_for)
