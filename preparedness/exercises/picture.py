"""The small picture of a measured time over the exercises, as plain numbers for an SVG drawing: no script, no style."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from preparedness.exercises.rules.trends import Point, Step

WIDTH, HEIGHT, SIDE, TOP, BOTTOM = 300, 110, 34, 24, 22
"""Size of the drawing and room for its writing, in its own units."""
LABELLED: Final = 6
"""Up to so many points bear each its figure; of more, the first and the last do."""


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    value: float
    labelled: bool
    real: bool


@dataclass(frozen=True)
class Picture:
    dots: list[Dot]
    width: int = WIDTH
    height: int = HEIGHT
    base: float = HEIGHT - BOTTOM

    @property
    def line(self) -> str:
        """The corners of the line as SVG wants them."""
        return " ".join(f"{dot.x:.1f},{dot.y:.1f}" for dot in self.dots)


def picture(steps: Sequence[Step | Point]) -> Picture:
    """From nought up, and down where it froze; exercises at even distances: the days stand in the table."""
    most, least = max(1, *(step.value for step in steps)), min(0, *(step.value for step in steps))
    room, between = (HEIGHT - BOTTOM - TOP) / (most - least), (WIDTH - 2 * SIDE) / max(1, len(steps) - 1)
    ends = (0, len(steps) - 1)
    return Picture(
        [
            Dot(
                SIDE + place * between,
                HEIGHT - BOTTOM - (step.value - least) * room,
                step.value,
                len(steps) <= LABELLED or place in ends,
                step.of.real,
            )
            for place, step in enumerate(steps)
        ],
        base=HEIGHT - BOTTOM + least * room,
    )
