"""Two texts told as one: what stays, what changed where it stands, what went, what came, and what was moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby

from preparedness.guidelines.rules import moving
from preparedness.guidelines.rules.aligning import Run, runs
from preparedness.guidelines.rules.alike import pairs
from preparedness.guidelines.rules.differences import Difference, Move, Piece, Sign, Stretch, heading, paragraphs, words
from preparedness.guidelines.rules.moving import Block, unnumbered

Pairs = list[tuple[int, int]]


@dataclass
class Told:
    """Both texts, and to which move each of their paragraphs belongs that was moved."""

    old: Sequence[str]
    new: Sequence[str]
    moves: list[tuple[Block, Move]] = field(default_factory=list)
    left: dict[int, int] = field(default_factory=dict)
    arrived: dict[int, int] = field(default_factory=dict)

    def move(self, found: list[Block]) -> None:
        over, over_after = _headings(self.old), _headings(self.new)
        for block in found:
            number = len(self.moves)
            first, last = block[0].start, block[1].start
            self.moves.append((block, Move(number + 1, first + 1, last + 1, over[first], over_after[last])))
            self.left |= dict.fromkeys(block[0], number)
            self.arrived |= dict.fromkeys(block[1], number)


def between(before: str, after: str) -> Difference:
    """A moved paragraph is told where it stands now; where it stood, only that it was moved."""
    told = Told(paragraphs(before), paragraphs(after))
    found = runs(*([unnumbered(each) for each in text] for text in (told.old, told.new)))
    differ = [run for run in found if not run.is_same]
    gone = list(chain.from_iterable(run.before for run in differ))
    come = list(chain.from_iterable(run.after for run in differ))
    told.move(moving.blocks(told.old, told.new, gone, come))
    became = {run: _became(told, run) for run in differ}
    paired, paired_after = ({both[side] for each in became.values() for both in each} for side in (0, 1))
    gone = [place for place in gone if place not in told.left and place not in paired]
    come = [place for place in come if place not in told.arrived and place not in paired_after]
    told.move(moving.altered(told.old, told.new, gone, come))
    parts = (_replaced(told, run, became[run]) if run in became else _kept(told, run) for run in found)
    return Difference(list(chain.from_iterable(parts)))


def _headings(texts: Sequence[str]) -> list[str]:
    """The heading over each place."""
    found, last = [], ""
    for text in texts:
        found.append(last)
        last = heading(text) or last
    return found


def _became(told: Told, run: Run) -> Pairs:
    """Old paragraphs beside the new ones that they became, of those that were not moved."""
    gone = [place for place in run.before if place not in told.left]
    come = [place for place in run.after if place not in told.arrived]
    found = pairs([told.old[place] for place in gone], [told.new[place] for place in come])
    return [(gone[one], come[other]) for one, other in found]


def _kept(told: Told, run: Run) -> Iterator[Stretch]:
    """The same in both, but perhaps for the number of a step."""
    both = zip(run.before, run.after, strict=True)
    for is_same, group in groupby(both, lambda places: told.old[places[0]] == told.new[places[1]]):
        if is_same:
            yield Stretch(Sign.SAME, tuple(told.old[place] for place, _ in group))
        else:
            yield from (_changed(told, *places) for places in group)


def _replaced(told: Told, run: Run, became: Pairs) -> Iterator[Stretch]:
    """Changed paragraphs in order; between them what was taken away, added or moved."""
    here, there = run.before.start, run.after.start
    for place, place_after in [*became, (run.before.stop, run.after.stop)]:
        yield from _gone(told, range(here, place))
        yield from _come(told, range(there, place_after))
        if place < run.before.stop:
            yield _changed(told, place, place_after)
        here, there = place + 1, place_after + 1


def _changed(told: Told, place: int, place_after: int) -> Stretch:
    return Stretch(Sign.CHANGED, pieces=tuple(words(told.old[place], told.new[place_after])))


def _gone(told: Told, places: range) -> Iterator[Stretch]:
    for number, group in groupby(places, told.left.get):
        texts = tuple(told.old[place] for place in group)
        yield Stretch(Sign.REMOVED, texts) if number is None else Stretch(Sign.LEFT, texts, (), told.moves[number][1])


def _come(told: Told, places: range) -> Iterator[Stretch]:
    for number, group in groupby(places, told.arrived.get):
        texts = tuple(told.new[place] for place in group)
        yield Stretch(Sign.ADDED, texts) if number is None else _moved(told, texts, *told.moves[number])


def _moved(told: Told, texts: tuple[str, ...], block: Block, move: Move) -> Stretch:
    """With its words where some of them were altered too."""
    before = [told.old[place] for place in block[0]]
    pieces: list[Piece] = []
    if tuple(before) != texts:
        for old, new in zip(before, texts, strict=True):
            pieces += [*([Piece(Sign.SAME, "\n")] if pieces else []), *words(old, new)]
    return Stretch(Sign.MOVED, texts, tuple(pieces), move)
