"""Where somebody is, from what they wrote: a position, a place, one of our own points, or a choice between several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from preparedness.common.messages import Message, message
from preparedness.geography import gazetteer
from preparedness.geography.gazetteer import ABBREVIATIONS, plain
from preparedness.geography.positions import PositionError, parse_position
from preparedness.publication.allow_list import PublicPoint
from preparedness.publication.nearness import Position

MOST: Final = 8
DIGITS_OF_A_POSITION: Final = 4


@dataclass(frozen=True)
class Spot:
    """A place somebody may mean."""

    label: str
    lat: float
    lon: float
    municipality: str = ""

    @property
    def position(self) -> Position:
        return self.lat, self.lon

    @property
    def written(self) -> str:
        return f"{self.lat:.4f}, {self.lon:.4f}"


@dataclass(frozen=True)
class Whereabouts:
    """`here` where it is clear; `others` what else may be meant; `trouble` where nothing was found."""

    here: Spot | None = None
    others: Sequence[Spot] = field(default=())
    trouble: Message | None = None


NOWHERE: Final = Whereabouts()


def find(where: str, at: str, points: Iterable[PublicPoint], ours: Iterable[str]) -> Whereabouts:
    """`at` is a position chosen from an earlier answer; `ours` are municipalities with points, preferred to others."""
    if not where and not at:
        return NOWHERE
    if spot := _position(at or where, where):
        return Whereabouts(spot)
    for part in dict.fromkeys([where, *where.split(",")]):
        if found := _places(part, points):
            return _settle(part, found, frozenset(ours))
    return _nothing(where)


def _position(text: str, label: str) -> Spot | None:
    try:
        position = parse_position(text)
    except PositionError:
        return None
    return Spot(label or text, position.lat, position.lon)


def _nothing(where: str) -> Whereabouts:
    """A mistyped position gets the advice that belongs to positions; swapped axes are offered the right way round."""
    if sum(sign.isdigit() for sign in where) >= DIGITS_OF_A_POSITION:
        try:
            parse_position(where)
        except PositionError as error:
            return Whereabouts(others=_suggested(error), trouble=error.message)
    return Whereabouts(
        trouble=message("No place called “%(where)s” was found. All safe points are listed.", where=where)
    )


def _suggested(error: PositionError) -> list[Spot]:
    if not error.suggestion:
        return []
    position = parse_position(error.suggestion)
    return [Spot(error.suggestion, position.lat, position.lon)]


def _places(text: str, points: Iterable[PublicPoint]) -> list[Spot]:
    found = [_spot(place) for place in gazetteer.search(text, limit=2 * MOST)]
    return found or _own(plain(text), points)


def _spot(place: gazetteer.Place) -> Spot:
    belongs = place.municipality
    label = place.name if place.is_municipality or belongs is None else f"{place.name}, {belongs.full_name}"
    return Spot(label, place.lat, place.lon, place.municipality_code)


def _own(key: str, points: Iterable[PublicPoint]) -> list[Spot]:
    """Points whose own name, locality or address holds what was written."""
    hits = [point for point in points if key and key in plain(_known_as(point))]
    return [Spot(p.name, p.lat, p.lon, p.municipality) for p in hits[:MOST] if p.lat is not None and p.lon is not None]


def _known_as(point: PublicPoint) -> str:
    return f"{point.name} {point.premises} {point.locality} {point.address} {point.postal_code} {point.postal_town}"


def _settle(text: str, found: list[Spot], ours: frozenset[str]) -> Whereabouts:
    """The one that is clearly meant, with the others beside it; or, where none is, all to choose from."""
    key = ABBREVIATIONS.get(plain(text), plain(text))
    found = sorted(_distinct(found), key=lambda spot: spot.municipality not in ours)
    exact = [spot for spot in found if key in (plain(spot.label), plain(spot.label.split(",")[0]))]
    candidates = exact or found
    local = [spot for spot in candidates if spot.municipality in ours]
    if len(candidates) == 1 or len(local) == 1:
        here = (local or candidates)[0]
        return Whereabouts(here, [spot for spot in candidates if spot is not here][:MOST])
    return Whereabouts(others=candidates[:MOST])


def _distinct(spots: Iterable[Spot]) -> list[Spot]:
    """A municipality stands at its seat: where both are found, the place is enough."""
    found: dict[Position, Spot] = {}
    for spot in spots:
        found.setdefault(spot.position, spot)
    return list(found.values())
