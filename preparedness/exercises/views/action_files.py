"""Files that show that actions were done: attached, fetched, removed."""

from flask import request
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import attachments
from preparedness.common.database import db
from preparedness.common.facts import FactError
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.security import takes_files
from preparedness.exercises.models import ActionFile
from preparedness.exercises.records import action_files
from preparedness.exercises.rules import actions as rules
from preparedness.exercises.views.action import ACTION, Answer, back_to, gone, load_action, page_of
from preparedness.exercises.views.blueprint import ACTIONS, blueprint

FILE = f"{ACTIONS}/filer/<int(max=2147483647):file_id>"


@blueprint.post(f"{ACTION}/fil")
@needs(Permission.EDIT_EXERCISES)
@takes_files
def attach_action_file(action_id: int) -> Answer:
    """Nobody has to wait for the register while a file is looked into; then the action is asked for again."""
    load_action(action_id)
    db.session.rollback()
    try:
        file = attachments.taken(request.files.get("file"))
        is_new = action_files.attach(load_action(action_id), file, signed_in())
    except FactError as error:
        return page_of(load_action(action_id), refusal=say(error.message)), 400
    db.session.commit()
    said = message("The file is attached.") if is_new else message("The file was attached already.")
    return back_to(load_action(action_id), said)


@blueprint.get(FILE)
@needs(Permission.READ_EXERCISES)
def download_action_file(file_id: int) -> Response:
    load_action(_find(file_id).action_id, Permission.READ_EXERCISES)
    file = _find(file_id, content=True)
    return attachments.handed_out(file.name, file.media_type, file.content)


@blueprint.post(f"{FILE}/ta-bort")
@needs(Permission.EDIT_EXERCISES)
def remove_action_file(file_id: int) -> Response:
    action = load_action(_find(file_id).action_id)
    there = action_files.of_action(action.id)
    if refusal := rules.rests_on_file(action.state, len(there), action.outcome):
        return back_to(action, refusal, warning=True)
    action_files.remove(_find(file_id))
    db.session.commit()
    return back_to(action, message("The file has been removed."))


def _find(file_id: int, *, content: bool = False) -> ActionFile:
    found = action_files.by_id(file_id, content=content)
    if found is None:
        raise gone()
    return found
