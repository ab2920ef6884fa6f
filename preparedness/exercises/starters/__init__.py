"""Ready templates of exercises, written for this project. Figures that are norms carry their source; others are own."""

from collections.abc import Mapping
from typing import Final

from preparedness.exercises.rules.starting import Starter
from preparedness.exercises.starters.calling import CALLING
from preparedness.exercises.starters.cold_night import COLD_NIGHT
from preparedness.exercises.starters.long_power_cut import LONG_POWER_CUT
from preparedness.exercises.starters.networks_down import NETWORKS_DOWN
from preparedness.exercises.starters.reserve_power import RESERVE_POWER
from preparedness.exercises.starters.sunday import SUNDAY

STARTERS: Final[Mapping[str, Starter]] = {
    each.code: each for each in (RESERVE_POWER, SUNDAY, LONG_POWER_CUT, CALLING, COLD_NIGHT, NETWORKS_DOWN)
}
