"""What the room's templates ask for besides what a view hands them."""

from typing import Final

from flask import current_app, url_for

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.language import say
from preparedness.common.messages import message
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


@blueprint.app_template_global()
def exercises_subnav() -> list[dict[str, str]]:
    """The pages of this room that the person may open."""
    may = [(endpoint, label) for endpoint, label, needed in SUBNAV if signed_in().may(needed)]
    known = [(endpoint, label) for endpoint, label in may if endpoint in current_app.view_functions]
    return [{"url": url_for(endpoint), "label": say(label)} for endpoint, label in known]
