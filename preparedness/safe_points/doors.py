"""From the opening form to what is announced, by way of the rules."""

from typing import Any

from preparedness.common.facts import Answer
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.forms import OpeningForm
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records.openings import Announcement
from preparedness.safe_points.rules import steps
from preparedness.safe_points.states import Level, OpeningState, Status


def proposal(point: SafePoint) -> dict[str, Any]:
    """What the form holds at first: what is announced now, else what the point is planned for."""
    if point.opening and point.opening.state is not OpeningState.NOT_OPEN:
        now = point.opening
        return {
            "seen": str(now.id), "level": now.level.value, "services": now.services, "decided_by": now.decided_by,
            "message_sv": now.message_sv, "message_en": now.message_en,
        }  # fmt: skip
    offered = [fact.name for fact in BY_KEY["services"].facts]
    planned = [name for name in offered if getattr(point.services, name) in (Answer.YES, Answer.PARTLY)]
    return {"seen": seen(point), "level": point.planned_level.value, "services": planned}


def seen(point: SafePoint) -> str:
    return str(point.opening.id) if point.opening else ""


def announcement(form: OpeningForm) -> Announcement:
    """What the form says; a point that is not open has neither level nor services."""
    state = OpeningState(form.state.data)
    shut = state is OpeningState.NOT_OPEN
    return Announcement(
        state=state,
        decided_by=" ".join(form.decided_by.data.split()),
        level=Level.UNKNOWN if shut else Level(form.level.data),
        services=[] if shut else list(form.services.data),
        message_sv=form.message_sv.data.strip(),
        message_en=form.message_en.data.strip(),
    )


def accepted(form: OpeningForm, points: list[SafePoint]) -> bool:
    """Ask the rules for every point; one refusal refuses all."""
    state = OpeningState(form.state.data)
    if not points:
        form.state.errors = [say(message("Choose at least one point."))]
    for point in points:
        if refusal := steps.refuse_opening(point.status, point.opening_state, state):
            form.state.errors = [f"{point.name}: {say(refusal)}"]
    if len(points) == 1 and form.seen.data is not None and form.seen.data != seen(points[0]):
        now = message(points[0].opening_state.label)
        form.seen.data = form.seen.raw_data = None
        form.state.errors = [say(message("Somebody changed it meanwhile: it is now %(state)s. Check and send again.", state=now))]
    unready = [point.name for point in points if point.status is not Status.OPERATIONAL]
    if state is not OpeningState.NOT_OPEN and unready and not form.although.data:
        text = message("Not operational: %(names)s. Tick the box if it is to open all the same.", names=", ".join(unready))
        form.although.errors = [say(text)]
    return not form.errors
