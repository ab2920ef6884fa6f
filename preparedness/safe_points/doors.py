"""From the opening form to what is announced, by way of the rules."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from zlib import crc32

from preparedness.common.facts import Answer
from preparedness.common.forms import written
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.safe_points import doors_meanwhile
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.forms import OpeningForm
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records.openings import Announcement, stands
from preparedness.safe_points.rules import residents, steps
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
            "seen": newest([point]), "level": now.level.value, "services": now.services, "decided_by": now.decided_by,
            "message_sv": now.message_sv, "message_en": now.message_en,
            "shown": f"{mark(now.message_sv)} {mark(now.message_en)}",
        }  # fmt: skip
    return {"seen": newest([point]), "level": point.planned_level.value, "services": planned_services(point)}


def mark(text: str) -> str:
    """A short mark of a message, to see later whether it is still the one that the form held at first."""
    return f"{crc32(text.encode()):x}"


def announcement(form: OpeningForm) -> Announcement:
    """What the form says. A point that is not open has neither level nor services, nor the welcome that stood there."""
    state = OpeningState(form.state.data)
    shut = state is OpeningState.NOT_OPEN
    left_over = (form.shown.data or "").split() if shut else []
    swedish, english = (
        "" if mark(text) in left_over else text for text in (written(form.message_sv), written(form.message_en))
    )
    return Announcement(
        state=state,
        decided_by=" ".join(written(form.decided_by).split()),
        level=Level.UNKNOWN if shut else Level(form.level.data),
        services=[] if shut else list(form.services.data or []),
        message_sv=swedish,
        message_en=english,
    )


def as_planned(form: OpeningForm, point: SafePoint) -> Announcement:
    """For many points at once: where the form chooses no level or services, each point's own plan holds."""
    said = announcement(form)
    if said.state is OpeningState.NOT_OPEN:
        return said
    level = point.planned_level if said.level is Level.UNKNOWN else said.level
    return replace(said, level=level, services=said.services or planned_services(point))


def blank(candidates: list[SafePoint]) -> dict[str, Any]:
    """What the form for many points holds at first: nothing chosen, each point's own plan holds."""
    return {"seen": newest(candidates), "level": Level.UNKNOWN.value}


def newest(points: list[SafePoint]) -> str:
    """The newest opening that a page over these points has seen: what is newer has changed meanwhile."""
    return str(max((point.opening.id for point in points if point.opening), default=0))


def accepted(form: OpeningForm, points: list[SafePoint], announced: Callable[[SafePoint], Announcement]) -> bool:
    """Ask the rules for every point; one refusal refuses all."""
    state = OpeningState(form.state.data)
    refusals = [(point, steps.refuse_opening(point.status, point.opening_state, state)) for point in points]
    form.state.errors = [f"{point.name}: {say(refusal)}" for point, refusal in refusals if refusal]
    if not points:
        form.state.errors = [say(message("Choose at least one point."))]
    if changed := _changed_meanwhile(form, points, announced):
        form.seen.data, form.seen.raw_data = newest(points), None
        form.state.errors = [say(_now(point)) for point in changed]
        form.others = doors_meanwhile.differences(form, points[0].opening) if len(points) == 1 else ()
    shut = [point for point in points if point.opening_state is OpeningState.NOT_OPEN]
    unready = [point.name for point in shut if point.status is not Status.OPERATIONAL]
    if state is not OpeningState.NOT_OPEN and unready and not form.although.data:
        text = message(
            "Not operational: %(names)s. Tick the box if it is to open all the same.", names=", ".join(unready)
        )
        form.although.errors = [say(text)]
    return not form.errors


def unseen(point: SafePoint) -> Message | None:
    """Why residents do not see the point as it stands now, or None."""
    return residents.why_unseen(point.status, point.publishing.listing, point.opening_state)


def told(point: SafePoint) -> Message:
    """What came of it: residents see it, or why they do not."""
    state = message(point.opening_state.label)
    if why := unseen(point):
        return message("Noted: %(state)s. %(unseen)s", state=state, unseen=why)
    return message("Residents now see: %(state)s.", state=state)


def results(form: OpeningForm, points: list[SafePoint]) -> list[tuple[str, Message]]:
    """What came of it for many points: how many, and which of those that now open residents do not see."""
    state = OpeningState(form.state.data)
    shut = state is OpeningState.NOT_OPEN
    names = [p.name for p in points if not shut and residents.why_unseen(p.status, p.publishing.listing, state)]
    done = message("Done for %(count)s points.", count=len(points))
    hidden = message("Residents do not see these, they are not listed: %(names)s.", names=", ".join(names))
    return [("notice", done), ("warning", hidden)] if names else [("notice", done)]


def _changed_meanwhile(
    form: OpeningForm, points: list[SafePoint], announced: Callable[[SafePoint], Announcement]
) -> list[SafePoint]:
    """Points that somebody has given another announcement since the page was opened."""
    seen = form.seen.data or ""
    known = int(seen) if seen.isascii() and seen.isdecimal() else 0
    newer = [point for point in points if point.opening and point.opening.id > known]
    return [point for point in newer if not stands(point.opening, announced(point))]


def _now(point: SafePoint) -> Message:
    said = {"name": point.name, "state": message(point.opening_state.label)}
    if text := point.opening.message_sv if point.opening else "":
        return message(
            "%(name)s: somebody changed it meanwhile, it is now %(state)s with the message “%(text)s”. "
            "Check and send again.",
            **said,
            text=" ".join(text.split()),
        )
    return message("%(name)s: somebody changed it meanwhile, it is now %(state)s. Check and send again.", **said)
