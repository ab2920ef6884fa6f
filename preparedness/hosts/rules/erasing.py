"""When a host's personal data are to be erased.

| no longer a host from | assignments | erased |
|---|---|---|
| a day | any or none | GRACE days after it, so that a slip of the keyboard can be mended; what else is known does not matter |
| not said | one that goes on or is to come | never, while it does |
| not said | none ever | never: whoever waits for an assignment is still a host |
| not said | all have ended | so many months after the last day of the last of them, or after the facts were last known to be right, whichever is later |
"""  # noqa: E501 - a table's row is one line

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from preparedness.common.clock import months_later

GRACE: Final = timedelta(days=30)


def erase_on(
    ends_on: date | None, assignment_ends: Collection[date], known_on: date, months: int, *, has_open_assignment: bool
) -> date | None:
    """The first day on which the data are due to be erased; None where no such day is known."""
    if ends_on:
        return ends_on + GRACE
    if has_open_assignment or not assignment_ends:
        return None
    return months_later(max(known_on, *assignment_ends), months)
