"""What the four ratings mean, in this project's own words after the exercise evaluation guides of HSEEP."""

from collections.abc import Mapping
from typing import Final

from preparedness.common.messages import Message, message
from preparedness.exercises.rules.status import refusal
from preparedness.exercises.states import Rating, Status

MEANINGS: Final[Mapping[Rating, Message]] = {
    Rating.P: message(
        "Targets and critical tasks were completed so that the objective was achieved, and nothing stood in the way."
    ),
    Rating.S: message(
        "Targets and critical tasks were completed so that the objective was achieved, but some things could be done "
        "better or faster."
    ),
    Rating.M: message(
        "The objective was achieved, but at a price: other work suffered, somebody was put at risk, or it went against "
        "what was decided."
    ),
    Rating.U: message("Targets and critical tasks were not carried out so that the objective was achieved."),
}
SOURCE: Final = message(
    "After the exercise evaluation guides of HSEEP (FEMA, template of 2020): P, S, M and U. The sentences are our own."
)
WITH_NOTE: Final = (Rating.M, Rating.U)
"""What went badly has to be told."""


def fault(rating: Rating | None, note: str) -> Message | None:
    """What is wrong with a rating and its note, and what to do."""
    if rating is None:
        return message("Choose a rating as well, or take the note away.") if note else None
    if rating in WITH_NOTE and not note:
        return message("Write what was seen: a rating of M or U needs a note.")
    return None


def closed(status: Status, began: str) -> Message | None:
    """Why nothing can be rated or entered from paper now, and what to do; None where it can."""
    if status is Status.PLANNED and not began:
        return message("The exercise has not begun. Enter when it began, and then the rest.")
    return refusal(status)
