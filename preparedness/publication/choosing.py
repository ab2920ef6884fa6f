"""Which points answer a question, in which order, and what cannot be told because it is unknown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from preparedness.common.messages import Message
from preparedness.publication.allow_list import PublicPoint
from preparedness.publication.nearness import Position, Way, way
from preparedness.publication.needs import Need
from preparedness.publication.wishes import Wish
from preparedness.safe_points.states import OpeningState, PositionQuality

PAGE: Final = 50
MOST_MAYBE: Final = 20
"""So many of the points that may meet the needs are listed; all of them are counted."""
MET: Final = frozenset({"yes", "partly"})
ORDER: Final = tuple(
    state.value
    for state in (
        OpeningState.OPEN,
        OpeningState.PREPARING,
        OpeningState.FULL,
        OpeningState.CLOSING,
        OpeningState.NOT_OPEN,
    )
)
"""What helps most comes first."""


@dataclass(frozen=True)
class Hit:
    """A point that answers the question, how far it is, which needs it meets only in part or maybe."""

    point: PublicPoint
    way: Way | None = None
    partly: tuple[Need, ...] = ()
    unsaid: tuple[Need, ...] = ()

    @property
    def distance(self) -> Message | None:
        """As precise as the position of the point allows."""
        if self.way is None:
            return None
        only_locality = self.point.position_quality == PositionQuality.LOCALITY
        return self.way.to_locality(self.point.locality) if only_locality else self.way.words


@dataclass(frozen=True)
class Chosen:
    """One page of hits, and apart from them points of which nobody has said whether they meet the needs (`unknown`)."""

    hits: list[Hit] = field(default_factory=list)
    maybe: list[Hit] = field(default_factory=list)
    total: int = 0
    unknown: int = 0
    unplaced: int = 0
    page: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def by_openness(point: PublicPoint) -> int:
    return ORDER.index(point.state)


def matching(points: Iterable[PublicPoint], wish: Wish) -> tuple[list[PublicPoint], list[PublicPoint]]:
    """Points that meet the wish, in their order, and those that might, for all that is known."""
    found, maybe = [], []
    for point in points:
        if wish.municipality and point.municipality != wish.municipality:
            continue
        if wish.open_only and not point.is_open:
            continue
        answers = {need.met_by(point) for need in wish.needs}
        if answers <= MET:
            found.append(point)
        elif "no" not in answers:
            maybe.append(point)
    return found, maybe


def choose(points: Sequence[PublicPoint], wish: Wish, here: Position | None) -> Chosen:
    """The page asked for: open ones first, then the nearest, then by name."""
    found, maybe = matching(points, wish)
    page = min(max(1, wish.page), max(1, -(-len(found) // PAGE)))
    shown = [_answered(hit, wish) for hit in ordered(found, here)[(page - 1) * PAGE : page * PAGE]]
    unsaid = [_answered(hit, wish) for hit in ordered(maybe, here)[:MOST_MAYBE]]
    unplaced = sum(point.lat is None for point in found) if here else 0
    return Chosen(shown, unsaid, len(found), len(maybe), unplaced, page)


def ordered(points: Sequence[PublicPoint], here: Position | None) -> list[Hit]:
    return near(points, here) if here else [Hit(point) for point in points]


def _answered(hit: Hit, wish: Wish) -> Hit:
    """The hit with the needs that it meets only in part, and those of which nobody has said anything."""
    partly, unsaid = (
        tuple(need for need in wish.needs if need.met_by(hit.point) == answer) for answer in ("partly", "unknown")
    )
    return Hit(hit.point, hit.way, partly, unsaid)


def near(points: Iterable[PublicPoint], here: Position) -> list[Hit]:
    """Open ones before the rest, each kind by distance; points without a position last."""
    hits = [Hit(point, _way(here, point)) for point in points]
    return sorted(hits, key=lambda hit: (by_openness(hit.point), hit.way is None, hit.way.km if hit.way else 0))


def _way(here: Position, point: PublicPoint) -> Way | None:
    return None if point.lat is None or point.lon is None else way(here, (point.lat, point.lon))
