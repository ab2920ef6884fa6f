"""How far and in which direction, as the crow flies."""

from dataclasses import dataclass
from typing import Final

from preparedness.common.messages import Message, message
from preparedness.geography.projections import bearing, distance_m

HERE_KM: Final = 0.1
"""Nearer than this, a direction says nothing."""
PRECISE_KM: Final = 10
WINDS: Final = (
    message("north"),
    message("north-east"),
    message("east"),
    message("south-east"),
    message("south"),
    message("south-west"),
    message("west"),
    message("north-west"),
)
Position = tuple[float, float]
"""Latitude and longitude in degrees, WGS 84."""


@dataclass(frozen=True)
class Way:
    """From where somebody is to a point."""

    km: float
    bearing: float

    @property
    def words(self) -> Message:
        """The distance as precisely as it deserves, with the direction."""
        if self.km < HERE_KM:
            return message("less than 100 metres away")
        if round(self.km, 1) < 1:
            return message("%(metres)s metres to the %(wind)s", metres=round(self.km * 10) * 100, wind=self.wind)
        shown = round(self.km, 1) if self.km < PRECISE_KM else round(self.km)
        return message("%(km)s km to the %(wind)s", km=shown, wind=self.wind)

    @property
    def wind(self) -> Message:
        return WINDS[round(self.bearing / 45) % 8]

    def to_locality(self, locality: str) -> Message:
        """Only the locality's position is known: tenths of a kilometre would claim too much."""
        if round(self.km) < 1:
            return message("in or near %(locality)s", locality=locality) if locality else message("less than 1 km away")
        return message("about %(km)s km to the %(wind)s", km=round(self.km), wind=self.wind)


def way(start: Position, end: Position) -> Way:
    """The great-circle distance and the direction in which one sets out."""
    return Way(distance_m(*start, *end) / 1000, bearing(*start, *end))
