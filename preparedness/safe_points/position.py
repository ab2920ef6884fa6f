"""The position as a fact: written in any notation people use, kept in WGS 84."""

from dataclasses import dataclass
from typing import Any

from preparedness.common.facts import Fact, FactError
from preparedness.common.messages import message
from preparedness.geography.positions import PositionError, parse_position

DECIMALS = 6


@dataclass(frozen=True)
class PositionFact(Fact):
    """Reads to (latitude, longitude) in degrees."""

    def parse(self, text: str) -> tuple[float, float]:
        try:
            position = parse_position(text)
        except PositionError as error:
            raise FactError(error.message, error.suggestion or "") from error
        return round(position.lat, DECIMALS), round(position.lon, DECIMALS)

    def write(self, value: Any) -> str:
        return ", ".join(f"{degrees:.{DECIMALS}f}".rstrip("0").rstrip(".") for degrees in value or ())


POSITION = PositionFact(
    message("Position").text,
    "position",
    hint=message("For example 57.4033, 14.6624 or SWEREF 99 TM 6362345 480123.").text,
    name="position",
)
