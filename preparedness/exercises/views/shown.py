"""What the room's templates ask for besides what a view hands them."""

from typing import Final

from flask import current_app, url_for

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.columns import facts_of
from preparedness.common.formats import number
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.times import moment_of
from preparedness.exercises.models import Exercise
from preparedness.exercises.records.exercises import A_DAY
from preparedness.exercises.states import Status
from preparedness.exercises.views.blueprint import blueprint

READ: Final = Permission.READ_EXERCISES
SUBNAV: Final = (
    ("exercises.exercise_list", message("All exercises"), READ),
    ("exercises.plan", message("Multi-year plan"), READ),
    ("exercises.exercise_calendar", message("Exercise calendar"), READ),
    ("exercises.action_list", message("Actions"), READ),
    ("exercises.reminder_list", message("Reminders"), READ),
    ("exercises.tried_map", message("Map of what was tried"), READ),
)

FACTS: Final = {fact.name: fact for fact in facts_of(Exercise)}
STEPS: Final[dict[tuple[Status, Status], Message]] = {
    (Status.PLANNED, Status.CARRIED_OUT): message("It has been carried out"),
    (Status.PLANNED, Status.CANCELLED): message("Cancel it"),
    (Status.CARRIED_OUT, Status.EVALUATED): message("It has been evaluated"),
    (Status.EVALUATED, Status.CLOSED): message("Close it"),
    (Status.EVALUATED, Status.CARRIED_OUT): message("Take back that it has been evaluated"),
    (Status.CLOSED, Status.EVALUATED): message("Reopen it"),
    (Status.CANCELLED, Status.PLANNED): message("Take it up again"),
}


@blueprint.app_template_global()
def step_text(before: Status, after: Status) -> str:
    """What the button of a step says."""
    return say(STEPS[before, after])


@blueprint.app_template_filter()
def as_duration(hours: float | None) -> str:
    """How long something took: in minutes where it took less than two hours."""
    if hours is None:
        return say(message("unknown"))
    if hours < 2:  # noqa: PLR2004 - where minutes are what people think in
        return say(message("%(count)s minutes", count=number(round(hours * 60))))
    return say(message("%(count)s hours", count=number(round(hours, 1))))


@blueprint.app_template_filter()
def is_recent(time: str) -> bool:
    """Was it within a day?"""
    moment = moment_of(time)
    return moment is not None and clock.now() - moment < A_DAY


@blueprint.app_template_filter()
def as_time(minutes: int) -> str:
    """Minutes as hours and minutes: 95 is 1:35."""
    return f"{minutes // 60}:{minutes % 60:02}"


@blueprint.app_template_global()
def exercises_subnav() -> list[dict[str, str]]:
    """The pages of this room that the person may open."""
    may = [(endpoint, label) for endpoint, label, needed in SUBNAV if signed_in().may(needed)]
    known = [(endpoint, label) for endpoint, label in may if endpoint in current_app.view_functions]
    return [{"url": url_for(endpoint), "label": say(label)} for endpoint, label in known]
