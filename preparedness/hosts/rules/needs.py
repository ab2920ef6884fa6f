"""How large a crew is to be where the municipality has not decided it yet: our starting values, marked as such.

No norm was found that names a number (Energimyndigheten's guidance on level 2 says only that there are to be staff who
inform and keep order), so these are this project's own, to be changed by every municipality.
"""

from collections.abc import Mapping
from typing import Final

from preparedness.hosts.rules.facts import Need
from preparedness.hosts.states import HostRole
from preparedness.safe_points.states import Level

START: Final[Mapping[Level, Need]] = {
    Level.ONE: Need(1, {HostRole.SITE_LEAD: 1, HostRole.HOST: 1}),
    Level.TWO: Need(2, {HostRole.SITE_LEAD: 1, HostRole.HOST: 2, HostRole.RESERVE_POWER: 1, HostRole.KITCHEN: 1}),
    Level.THREE: Need(
        3,
        {
            HostRole.SITE_LEAD: 1,
            HostRole.HOST: 3,
            HostRole.RESERVE_POWER: 1,
            HostRole.KITCHEN: 1,
            HostRole.CRISIS_SUPPORT: 1,
        },
    ),
}
"""Shifts in a day, and people of each role in a shift, by the level that the point is planned for."""


def needed(level: Level, of_point: Need | None, of_level: Mapping[Level, Need]) -> Need | None:
    """The point's own decision, else the municipality's for the level, else ours; None where the level is unknown."""
    return of_point or of_level.get(level) or START.get(level)
