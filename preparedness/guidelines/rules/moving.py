"""Which paragraphs stand elsewhere than before, alone or several together: a heading with what stands under it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from preparedness.guidelines.rules.alike import alike, said

Block = tuple[range, range]
"""Places one after the other in the old text, and in the new."""
NUMBER: Final = re.compile(r"^(\s*)[0-9]+(?=[.)]\s)")
SAYS: Final = re.compile(r"\w")
NEAR: Final = 0.6
"""Share of words in common from which a paragraph elsewhere counts as the same one, moved and altered."""
FEWEST: Final = 6
"""So many different words are needed to know a paragraph again that was altered too."""
COMPARED: Final = 40_000
"""So many pairs of paragraphs are looked at in search of those: a fifth of a second at most."""
MOST: Final = 2000
"""No page shows more moves than that: the rest is told as removed and added."""


def unnumbered(text: str) -> str:
    """A step of a list is the same step where it has got another number."""
    return NUMBER.sub(r"\1", text)


def blocks(old: Sequence[str], new: Sequence[str], gone: Sequence[int], come: Sequence[int]) -> list[Block]:
    """Of what stands no longer in one place and newly in another: what is the same, with its altered neighbours."""
    left, free = set(gone), set(come)
    places, places_after = _once(old, gone), _once(new, come)
    found: list[Block] = []
    for text, place in places.items():
        after = places_after.get(text)
        if place not in left or after not in free or len(found) == MOST:
            continue
        block = _grown(old, new, (place, after), (left, free))
        left.difference_update(block[0])
        free.difference_update(block[1])
        found.append(block)
    return found


def _once(texts: Sequence[str], where: Iterable[int]) -> dict[str, int]:
    """Places of what stands once among them and says something."""
    told = {place: unnumbered(texts[place]) for place in where}
    counts = Counter(told.values())
    return {text: place for place, text in told.items() if counts[text] == 1 and SAYS.search(text)}


def _grown(old: Sequence[str], new: Sequence[str], at: tuple[int, int], free: tuple[set[int], set[int]]) -> Block:
    before, after = (len(list(_along(old, new, at, free, step))) for step in (-1, 1))
    first, last = range(at[0] - before, at[0] + after + 1), range(at[1] - before, at[1] + after + 1)
    return first, last


def _along(
    old: Sequence[str], new: Sequence[str], at: tuple[int, int], free: tuple[set[int], set[int]], step: int
) -> Iterator[int]:
    """How many of the next ones in this direction went along."""
    place, place_after = at[0] + step, at[1] + step
    while place in free[0] and place_after in free[1] and _is_known(old[place], new[place_after]):
        yield place
        place, place_after = place + step, place_after + step


def _is_known(text: str, later: str) -> bool:
    return unnumbered(text) == unnumbered(later) or alike(said(text), said(later)) >= NEAR


def altered(old: Sequence[str], new: Sequence[str], gone: Sequence[int], come: Sequence[int]) -> list[Block]:
    """Of what is left, single long paragraphs in other words: the most alike first found, where there are not many."""
    if len(gone) * len(come) > COMPARED:
        return []
    free = {place: words for place in come if len(words := said(new[place])) >= FEWEST}
    found: list[Block] = []
    for place in gone:
        own = said(old[place])
        best = max(free, key=lambda after: alike(own, free[after]), default=None)
        if best is not None and len(own) >= FEWEST and alike(own, free[best]) >= NEAR:
            found.append((range(place, place + 1), range(best, best + 1)))
            del free[best]
    return found
