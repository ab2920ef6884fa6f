"""How long names of people in guidelines and runs are kept."""

from typing import Final

from preparedness.common.retention import Rule

RULES: Final[tuple[Rule, ...]] = ()
