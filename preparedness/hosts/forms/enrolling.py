"""Enrolling many hosts at once: whom the boxes name, and why they cannot all be enrolled."""

from collections.abc import Collection

from preparedness.common.messages import Message, message
from preparedness.hosts.models import CourseSession

LONGEST = 10


def ticked(boxes: Collection[str]) -> set[int]:
    """Numbers of hosts; what is no number is nobody's."""
    return {int(box) if box.isascii() and box.isdigit() and len(box) < LONGEST else 0 for box in boxes}


def refusal(held: CourseSession, chosen: set[int], offered: Collection[int]) -> Message | None:
    """Why these cannot be enrolled, and what to do. Whoever is enrolled already is no reason."""
    there = {each.host_id for each in held.enrolments}
    new = chosen - there
    if held.called_off_at:
        return message("The session is called off. Take back the calling off before you enrol anybody.")
    if not chosen:
        return message("Choose at least one host.")
    if not new <= set(offered):
        return message("Choose among what the page offers. Reload it if it has grown old.")
    if held.seats is not None and new and len(there) + len(new) > held.seats:
        return message(
            "There are %(free)s seats left, and you have chosen %(chosen)s hosts. "
            "Choose fewer, or enter more seats first.",
            free=max(0, held.seats - len(there)),
            chosen=len(new),
        )
    return None
