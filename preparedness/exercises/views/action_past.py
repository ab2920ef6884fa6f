"""The history of an action: what was changed, by whom and why."""

from flask import render_template

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.exercises.models import Action
from preparedness.exercises.views.action import ACTION, load_action
from preparedness.exercises.views.blueprint import blueprint
from preparedness.history import queries
from preparedness.history.views.blueprint import listing


@blueprint.get(f"{ACTION}/historik")
@needs(Permission.READ_HISTORY)
def action_history(action_id: int) -> str:
    found = load_action(action_id, Permission.READ_HISTORY)
    entries = listing([queries.of_object(Action.recorded_kind, found.recorded_key())])
    return render_template("exercises/action_history.html", action=found, found=entries)
