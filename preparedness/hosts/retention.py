"""How long personal data of hosts are kept."""

from datetime import datetime

from preparedness.common.messages import message
from preparedness.common.retention import Rule
from preparedness.hosts.records import erasing


def _due(moment: datetime) -> int:
    """When somebody is due follows from assignments and from what was decided, not from a moment alone."""
    del moment
    return len(erasing.due())


def _erase(moment: datetime) -> None:
    del moment
    erasing.erase_due()


RULES = (
    Rule(
        erasing.NAME,
        message("Personal data of hosts who have stopped, or after their last assignment"),
        erasing.MONTHS,
        _due,
        _erase,
    ),
)
