"""Names like one that somebody wrote, among thousands, in a few milliseconds: by the pairs of letters they share."""

from collections.abc import Iterable
from heapq import nlargest
from typing import Final, TypeVar

from preparedness.geography.gazetteer import plain

T = TypeVar("T")
LONGEST: Final = 60
LIKE_ENOUGH: Final = 0.5  # "vrigstad-skola" for "Vrigstads skola" is 0.81


def pairs(name: str) -> frozenset[str]:
    """The neighbouring letters of a name: "Ås" is {"as"}; hyphens stand for spaces, as in addresses."""
    letters = plain(name[:LONGEST].replace("-", " "))
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))


def alike(name: str, known: Iterable[tuple[frozenset[str], T]], most: int) -> list[T]:
    """What resembles the name, best first; several of the same name are all there."""
    wanted = pairs(name)
    likeness = (
        (2 * len(wanted & held) / (len(wanted) + len(held)), -place, each)
        for place, (held, each) in enumerate(known)
        if not wanted.isdisjoint(held)
    )
    enough = (found for found in likeness if found[0] >= LIKE_ENOUGH)
    return [each for _, _, each in nlargest(most, enough, key=lambda found: found[:2])]
