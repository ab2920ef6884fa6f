"""Positions as people write them, and as they are shown. Axes that changed places are offered back, never turned."""

from dataclasses import dataclass
from typing import Final

from preparedness.common.messages import message
from preparedness.geography.notation import Axis, PositionError, read_axes, unreadable
from preparedness.geography.projections import from_sweref, to_sweref

LATITUDES: Final = (55.0, 69.5)  # Smygehuk 55.34, Treriksröset 69.06
LONGITUDES: Final = (10.5, 24.5)  # Stora Drammen 10.96, Kataja 24.17
NORTHINGS: Final = (6_100_000.0, 7_700_000.0)
EASTINGS: Final = (240_000.0, 940_000.0)
RT90_EASTINGS: Final = (1_200_000.0, 1_900_000.0)
SMALLEST_METRES: Final = 10_000.0  # above this no number is degrees

__all__ = [
    "Position",
    "PositionError",
    "format_sweref",
    "is_in_sweden",
    "parse_position",
]


@dataclass(frozen=True)
class Position:
    """A position in degrees WGS 84."""

    lat: float
    lon: float


def parse_position(text: str) -> Position:
    """Read a position in degrees (decimal, with minutes, with seconds) or SWEREF 99 TM.

    PositionError says what to do about anything else: one number, swapped axes (with `suggestion`), a place outside
    Sweden, RT 90.
    """
    if not text.strip():
        raise PositionError(message("Enter a position, such as 57.4033, 14.6624."))
    first, second = read_axes(text)
    if (first.is_marked_north and second.is_marked_north) or (first.is_marked_east and second.is_marked_east):
        raise PositionError(message("Mark one number with N (north) and the other with E (east)."))
    if first.is_marked_east or second.is_marked_north:
        first, second = second, first
    return (
        _metres(first, second)
        if max(abs(first.value), abs(second.value)) >= SMALLEST_METRES
        else _degrees(first, second)
    )


def is_in_sweden(lat: float, lon: float) -> bool:
    """Within Sweden's extreme latitudes and longitudes; false for what is not a number."""
    return _within(lat, LATITUDES) and _within(lon, LONGITUDES)


def format_sweref(lat: float, lon: float) -> str:
    """SWEREF 99 TM in whole metres: "N 6362345 E 480123"."""
    northing, easting = to_sweref(lat, lon)
    return f"N {northing:.0f} E {easting:.0f}"


def _within(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def _degrees(north: Axis, east: Axis) -> Position:
    if is_in_sweden(north.value, east.value):
        return Position(north.value, east.value)
    if is_in_sweden(east.value, north.value):
        raise _swapped(f"{_short(east.value)}, {_short(north.value)}")
    raise PositionError(
        message("The position is outside Sweden. Enter a latitude from 55 to 69.5 and a longitude from 10.5 to 24.5."),
    )


def _metres(north: Axis, east: Axis) -> Position:
    if north.parts > 1 or east.parts > 1:
        raise unreadable()
    if _within(north.value, NORTHINGS) and _within(east.value, EASTINGS):
        return Position(*from_sweref(north.value, east.value))
    if _within(east.value, NORTHINGS) and _within(north.value, EASTINGS):
        raise _swapped(f"{_short(east.value)} {_short(north.value)}")
    if _within(north.value, NORTHINGS) and _within(east.value, RT90_EASTINGS):
        raise PositionError(message("These look like RT 90 coordinates. Convert them to SWEREF 99 TM first."))
    raise PositionError(
        message(
            "The position is outside Sweden. Enter SWEREF 99 TM with north from 6100000 to 7700000 and east from "
            "240000 to 940000.",
        ),
    )


def _swapped(suggestion: str) -> PositionError:
    sentence = message("North and east have changed places. Did you mean %(suggestion)s?", suggestion=suggestion)
    return PositionError(sentence, suggestion)


def _short(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
