"""How long names of people in guidelines and runs are kept."""

from typing import Final

from preparedness.common.messages import message
from preparedness.common.retention import Rule
from preparedness.guidelines.records import forgetting

MONTHS: Final = 24
RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "guideline-readers",
        message("Who was asked to read guidelines, after they stopped"),
        MONTHS,
        forgetting.readers_due,
        forgetting.forget_readers,
    ),
)
