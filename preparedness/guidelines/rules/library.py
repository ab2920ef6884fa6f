"""Which versions of a guideline stand in the library, and which of them first."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from preparedness.common.facts import Choice
from preparedness.guidelines.rules.standing import Known, standing
from preparedness.guidelines.states import Standing

ORDER: Final = (
    Standing.IN_FORCE,
    Standing.COMING,
    Standing.IN_REVIEW,
    Standing.DRAFT,
    Standing.SUPERSEDED,
    Standing.WITHDRAWN,
)
UNDECIDED: Final = frozenset({Standing.IN_REVIEW, Standing.DRAFT})
OLDER: Final = frozenset({Standing.SUPERSEDED, Standing.WITHDRAWN})
SOON: Final = timedelta(days=30)
Stood = tuple[Known, Standing]


class Due(Choice):
    """Which guidelines are to be reviewed."""

    SOON = "soon", "Within 30 days, or overdue", "snart"
    OVERDUE = "overdue", "Overdue for review", "försenad"


def looked_at(wanted: Standing | None, *, older: bool, edits: bool) -> frozenset[Standing]:
    """What is in force; for who writes the guideline also what is on its way there. What was asked for, if it was."""
    hidden = frozenset() if edits else UNDECIDED
    if wanted:
        return frozenset({wanted}) - hidden
    coming = UNDECIDED | {Standing.COMING} if edits else frozenset()
    return frozenset({Standing.IN_FORCE}) | coming | (OLDER if older else frozenset())


def on_shelf(versions: Iterable[Known], today: date, looked: frozenset[Standing]) -> list[Stood]:
    """Those of one guideline, what holds first and then the newest."""
    versions = list(versions)
    stood = [(each, standing(each, versions, today)) for each in versions]
    return sorted(
        (each for each in stood if each[1] in looked), key=lambda each: (ORDER.index(each[1]), -each[0].number)
    )


def is_due(due: date | None, wanted: Due | None, today: date) -> bool:
    """Does a guideline with this day of its next review belong to those that were asked for?"""
    if wanted is None:
        return True
    return due is not None and (due < today if wanted is Due.OVERDUE else due <= today + SOON)
