"""What two sequences have in common, in order: quick also where they are long and nothing is alike.

The work grows with the product of the lengths, so it is only done on pieces of bounded size. Longer ones are first cut
at what stands once in each of them, in the same order; what is still too long counts as replaced as a whole.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

LARGEST: Final = 9_000_000
"""Product of two lengths up to which pieces are compared in every detail: a few milliseconds and megabytes."""


class Run(NamedTuple):
    """Places in the one and in the other: the same things, or what stands in the one instead of in the other."""

    is_same: bool
    before: range
    after: range


def runs(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Run]:
    """The whole of both in order, what is the same and what differs by turns."""
    numbers: dict[Hashable, int] = {}
    one = [numbers.setdefault(each, len(numbers)) for each in before]
    other = [numbers.setdefault(each, len(numbers)) for each in after]
    found: list[Run] = []
    for each in _runs(one, other):
        if not (each.before or each.after):
            continue
        if found and found[-1].is_same == each.is_same:
            last = found.pop()
            each = Run(each.is_same, _joined(last.before, each.before), _joined(last.after, each.after))  # noqa: PLW2901
        found.append(each)
    return found


def _joined(first: range, second: range) -> range:
    return range(first.start, second.stop)


def _runs(one: list[int], other: list[int]) -> Iterator[Run]:
    start, end = _common(one, other)
    yield Run(True, range(start), range(start))
    last, last_other = len(one) - end, len(other) - end
    yield from _middle(one, other, range(start, last), range(start, last_other))
    yield Run(True, range(last, len(one)), range(last_other, len(other)))


def _common(one: list[int], other: list[int]) -> tuple[int, int]:
    """How much the beginnings, and then the ends, have in common."""
    shorter = min(len(one), len(other))
    start = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    rest = shorter - start
    end = next((place for place in range(rest) if one[-1 - place] != other[-1 - place]), rest)
    return start, end


def _middle(one: list[int], other: list[int], before: range, after: range) -> Iterator[Run]:
    if len(before) * len(after) <= LARGEST:
        yield from _in_detail(one, other, before, after)
        return
    here, there = before.start, after.start
    for place, place_other in [*_anchors(one, other, before, after), (before.stop, after.stop)]:
        yield from _piece(one, other, range(here, place), range(there, place_other))
        is_anchor = place < before.stop
        yield Run(True, range(place, place + is_anchor), range(place_other, place_other + is_anchor))
        here, there = place + 1, place_other + 1


def _piece(one: list[int], other: list[int], before: range, after: range) -> Iterator[Run]:
    if len(before) * len(after) <= LARGEST:
        yield from _in_detail(one, other, before, after)
    else:
        yield Run(False, before, after)


def _in_detail(one: list[int], other: list[int], before: range, after: range) -> Iterator[Run]:
    a, b = before.start, after.start
    for each in Indel.opcodes(one[before.start : before.stop], other[after.start : after.stop]):
        places = range(a + each.src_start, a + each.src_end), range(b + each.dest_start, b + each.dest_end)
        yield Run(each.tag == "equal", *places)


def _anchors(one: list[int], other: list[int], before: range, after: range) -> list[tuple[int, int]]:
    """Places of what stands once in each: as many of them as stand in the same order in both."""
    places = _once(one, before)
    places_other = _once(other, after)
    pairs = [(place, places_other[each]) for each, place in places.items() if each in places_other]
    return _rising(sorted(pairs))


def _once(numbers: list[int], where: range) -> dict[int, int]:
    counts = Counter(numbers[where.start : where.stop])
    return {numbers[place]: place for place in where if counts[numbers[place]] == 1}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest selection in which the second places rise too."""
    ends: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        place = bisect_left(ends, second)
        ends[place : place + 1] = [second]
        holders[place : place + 1] = [number]
        before.append(holders[place - 1] if place else -1)
    found, number = [], holders[-1] if holders else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
