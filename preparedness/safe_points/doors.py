"""From the opening form to what is announced, by way of the rules."""

from dataclasses import replace
from typing import Any

from preparedness.common.facts import Answer
from preparedness.common.forms import written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.forms import OpeningForm
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records.openings import Announcement, stands
from preparedness.safe_points.rules import steps
from preparedness.safe_points.states import Level, OpeningState, Status


def planned_services(point: SafePoint) -> list[str]:
    """The services that the point is meant to give, wholly or partly."""
    offered = [fact.name for fact in BY_KEY["services"].facts]
    return [name for name in offered if getattr(point.services, name) in (Answer.YES, Answer.PARTLY)]


def proposal(point: SafePoint) -> dict[str, Any]:
    """What the form holds at first: what is announced now, else what the point is planned for."""
    if point.opening and point.opening.state is not OpeningState.NOT_OPEN:
        now = point.opening
        return {
            "seen": str(now.id), "level": now.level.value, "services": now.services, "decided_by": now.decided_by,
            "message_sv": now.message_sv, "message_en": now.message_en,
        }  # fmt: skip
    return {"seen": seen(point), "level": point.planned_level.value, "services": planned_services(point)}


def seen(point: SafePoint) -> str:
    return str(point.opening.id) if point.opening else ""


def announcement(form: OpeningForm) -> Announcement:
    """What the form says; a point that is not open has neither level nor services."""
    state = OpeningState(form.state.data)
    shut = state is OpeningState.NOT_OPEN
    return Announcement(
        state=state,
        decided_by=" ".join(written(form.decided_by).split()),
        level=Level.UNKNOWN if shut else Level(form.level.data),
        services=[] if shut else list(form.services.data or []),
        message_sv=written(form.message_sv),
        message_en=written(form.message_en),
    )


def as_planned(form: OpeningForm, point: SafePoint) -> Announcement:
    """For many points at once: where the form chooses no level or services, each point's own plan holds."""
    said = announcement(form)
    if said.state is OpeningState.NOT_OPEN:
        return said
    level = point.planned_level if said.level is Level.UNKNOWN else said.level
    return replace(said, level=level, services=said.services or planned_services(point))


def accepted(form: OpeningForm, points: list[SafePoint]) -> bool:
    """Ask the rules for every point; one refusal refuses all."""
    state = OpeningState(form.state.data)
    if not points:
        form.state.errors = [say(message("Choose at least one point."))]
    for point in points:
        if refusal := steps.refuse_opening(point.status, point.opening_state, state):
            form.state.errors = [f"{point.name}: {say(refusal)}"]
    if (
        len(points) == 1
        and form.seen.data not in (None, seen(points[0]))
        and not stands(points[0].opening, announcement(form))
    ):
        now = message(points[0].opening_state.label)
        form.seen.data, form.seen.raw_data = seen(points[0]), None
        form.state.errors = [
            say(message("Somebody changed it meanwhile: it is now %(state)s. Check and send again.", state=now))
        ]
    shut = [point for point in points if point.opening_state is OpeningState.NOT_OPEN]
    unready = [point.name for point in shut if point.status is not Status.OPERATIONAL]
    if state is not OpeningState.NOT_OPEN and unready and not form.although.data:
        text = message(
            "Not operational: %(names)s. Tick the box if it is to open all the same.", names=", ".join(unready)
        )
        form.although.errors = [say(text)]
    return not form.errors
