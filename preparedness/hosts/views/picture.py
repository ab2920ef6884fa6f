"""The picture of a municipality's hosts month by month, as plain numbers for an SVG drawing: no script, no style."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from preparedness.common import clock
from preparedness.hosts.models import HostTarget
from preparedness.hosts.records.knowing import Knowledge
from preparedness.hosts.rules.progress import Progress, progress, series

MONTHS: Final = 12
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 640, 240, 36, 30, 22
"""Size of the drawing and room for its writing, in its own units."""


@dataclass(frozen=True)
class Bar:
    """One month: the first of it, hosts who count then, and where the bar stands."""

    day: date
    hosts: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Picture:
    """`target_y`: where the line of the target is drawn; None where there is no target."""

    progress: Progress
    bars: list[Bar] = field(default_factory=list)
    target_y: float | None = None
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = HEIGHT - BOTTOM


def picture(here: Knowledge, target: HostTarget | None, today: date) -> Picture:
    """Today, and the first of each of the coming months."""
    first = today.replace(day=1)
    days = [today, *(clock.months_later(first, number) for number in range(1, MONTHS + 1))]
    found = series(here.known, days, borrowed=here.borrowed)
    wanted = target.hosts if target else None
    most = max(1, wanted or 0, *(hosts for _, hosts in found))
    room, step = HEIGHT - BOTTOM - TOP, (WIDTH - LEFT) / len(found)
    bars = [
        Bar(day, hosts, LEFT + place * step, HEIGHT - BOTTOM - hosts / most * room, step * 0.7, hosts / most * room)
        for place, (day, hosts) in enumerate(found)
    ]
    line = HEIGHT - BOTTOM - wanted / most * room if wanted else None
    return Picture(progress(here.known, wanted, today, borrowed=here.borrowed), bars, line)
