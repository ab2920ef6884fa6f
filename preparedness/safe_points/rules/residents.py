"""What residents meet of a point, and where that does not fit what the register says of it."""

from collections.abc import Iterator

from preparedness.common.messages import Message, message
from preparedness.safe_points.rules.findings import Finding
from preparedness.safe_points.rules.operational import REQUIREMENTS
from preparedness.safe_points.rules.steps import MAY_OPEN
from preparedness.safe_points.states import OpeningState, Status

LISTING = (("publishing", "listing"),)


def why_unseen(status: Status, listing: str, state: OpeningState) -> Message | None:
    """Why residents do not see a point, or None where they do. `listing` is the code of the choice."""
    if status not in MAY_OPEN:
        return message("Residents do not see this point: its status is %(status)s.", status=message(status.label))
    if listing == "hidden":
        return message("Residents do not see this point: it is not listed.")
    if listing == "when_open" and state is OpeningState.NOT_OPEN:
        return message("Residents do not see this point now: it is listed only while it is open.")
    return None


def refuse_listing(before: str, after: str, state: OpeningState) -> Message | None:
    """An open point does not vanish from under those who are on their way to it."""
    if state is not OpeningState.NOT_OPEN and after == "hidden" != before:
        return message("Close the point first: residents see it as open.")
    return None


def check(status: Status, listing: str, state: OpeningState, missing: int) -> Iterator[Finding]:
    """Doors, listing and status that say different things. `missing` is how many requirements are not met."""
    if state is not OpeningState.NOT_OPEN and (unseen := why_unseen(status, listing, state)):
        text = message("Doors: %(state)s. %(unseen)s", state=message(state.label), unseen=unseen)
        yield Finding(LISTING, text)
    if state is not OpeningState.NOT_OPEN and status is not Status.OPERATIONAL:
        text = message(
            "Doors: %(state)s, although the status is: %(status)s.",
            state=message(state.label),
            status=message(status.label),
        )
        yield Finding((), text)
    if status is Status.OPERATIONAL and missing:
        text = message(
            "It is called operational, although %(count)s of %(all)s requirements are not met. "
            "Complete the facts, or change the status.",
            count=missing,
            all=len(REQUIREMENTS),
        )
        yield Finding((), text)
