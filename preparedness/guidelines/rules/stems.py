"""Words of a text as they are searched: letters of any case and composition alike, each word by its stem.

Both kinds of database are handed stems made here, so that they find the same.
"""

import re
from functools import lru_cache
from typing import Final

import snowballstemmer

from preparedness.common.alphabet import folded

WORD: Final = re.compile(r"[^\W_]+")
LONGEST: Final = 60
"""So many letters of a word are enough to know it by."""
STEMMERS: Final = {"sv": "swedish", "en": "english"}
"""Words of other languages are found as they are written, or by how they begin."""


def words(text: str) -> list[str]:
    """Nothing but letters and figures is left: no sign that a database could take for an instruction."""
    return [word[:LONGEST] for word in WORD.findall(folded(text))]


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """A stemmer remembers what it is at, so that each thread needs one of its own: they cost nothing."""
    name = STEMMERS.get(language)
    return str(snowballstemmer.stemmer(name).stemWord(word)) if name else word


def stems(text: str, language: str) -> list[str]:
    return [stem(word, language) for word in words(text)]
