"""Courses to begin with where a municipality has decided on none: this project's own starting values, marked as such.

No norm was found that says how often a safe-point host is to be trained, so every figure is to be decided by the
municipality. None of them holds for ever: that would be the one mistake that nobody notices.
"""

from dataclasses import dataclass
from typing import Final

from preparedness.hosts.states import HostRole

UNDECIDED: Final = "Projektets förslag; kommunen beslutar"
"""Stands as the source of each until somebody writes who has decided it."""


@dataclass(frozen=True)
class UsualCourse:
    name: str
    months: int
    roles: tuple[HostRole, ...]


EVERY_ROLE: Final = tuple(HostRole)
USUAL: Final = (
    UsualCourse("Grundkurs för trygghetspunktsvärdar", 24, EVERY_ROLE),
    UsualCourse("HLR", 12, EVERY_ROLE),
    UsualCourse("Första hjälpen", 24, (HostRole.SITE_LEAD, HostRole.HOST)),
    UsualCourse("Rakel", 12, (HostRole.SITE_LEAD,)),
    UsualCourse("Brandskydd", 24, (HostRole.SITE_LEAD, HostRole.HOST, HostRole.KITCHEN)),
    UsualCourse("Krisstöd", 24, (HostRole.CRISIS_SUPPORT,)),
    UsualCourse("Reservkraft", 12, (HostRole.RESERVE_POWER,)),
)
