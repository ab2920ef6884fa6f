"""Actions across exercises: the list and its file, a new one, a change."""

from flask import Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answered

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db, read_one_moment
from preparedness.common.forms import written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.common.spreadsheet.answers import attachment
from preparedness.common.spreadsheet.files import content
from preparedness.exercises import action_sheet
from preparedness.exercises.action_filters import query_of, read_filters
from preparedness.exercises.forms.actions import ActionBase, action_form
from preparedness.exercises.models import Action, Exercise, Observation
from preparedness.exercises.records import action_lists, actions, exporting
from preparedness.exercises.states import ActionElement, ActionState, Priority, Source
from preparedness.exercises.views import action_origin, action_past
from preparedness.exercises.views.action import ACTION, Answer, closed_already, load_action, origin_of
from preparedness.exercises.views.blueprint import ACTIONS, blueprint, places, scope

CHOICES = {
    "states": list(ActionState),
    "elements": list(ActionElement),
    "priorities": list(Priority),
    "sources": list(Source),
}
__all__ = ["action_past"]  # imported so that its address is there
exporting.tell()


@blueprint.get(ACTIONS)
@needs(Permission.READ_EXERCISES)
def action_list() -> str:
    filters = read_filters(request.args, scope(), signed_in().id)
    found = action_lists.listed(filters)
    return render_template(
        "exercises/actions.html",
        filters=filters,
        found=found,
        readable=actions.readable(found.actions, filters.scope),
        query_of=query_of,
        municipalities=places(),
        points=action_lists.points_with_any(scope()),
        **CHOICES,
    )


@blueprint.get(f"{ACTIONS}.csv")
@needs(Permission.READ_EXERCISES)
def action_file_csv() -> Response:
    filters = read_filters(request.args, scope(), signed_in().id)
    db.session.rollback()  # who is signed in has been read: the file begins a transaction of its own
    read_one_moment()
    found = action_lists.everything(filters)
    named = actions.readable(found, filters.scope)
    return attachment(content(lambda stream: action_sheet.write(stream, found, clock.today(), named)), "atgarder")


@blueprint.route(f"{ACTIONS}/ny", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def new_action() -> Answer:
    origin = action_origin.asked()
    if not origin.municipality:
        return render_template("exercises/action_place.html", municipalities=places(Permission.EDIT_EXERCISES))
    return _edit(origin.action(), origin.exercise, origin.observation, origin.ticked)


@blueprint.route(f"{ACTION}/andra", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def edit_action(action_id: int) -> Answer:
    action = load_action(action_id)
    if action.is_closed and request.method == "GET":
        return closed_already(action)
    origin = origin_of(action)
    return _edit(action, origin["exercise"], origin["observation"])


def _edit(
    action: Action, exercise: Exercise | None, seen: Observation | None, ticked: action_origin.Ticked | None = None
) -> Answer:
    """What was closed meanwhile is not changed; what was typed stays in the form."""
    form = action_form(action, exercise)
    others = form.merge(action) if action.id and form.is_submitted() else []
    conflict = bool(others) or action.is_closed
    if not form.is_submitted() or not form.sound() or conflict:
        form.open_at(action)
        known = {"action": action, "exercise": exercise, "observation": seen, "others": others, "ticked": ticked}
        page = render_template("exercises/action_edit.html", form=form, **known)
        return page, 409 if conflict else 400 if form.errors else 200
    return _saved(action, form, ticked)


def _saved(action: Action, form: ActionBase, ticked: action_origin.Ticked | None) -> Answered:
    note(db.session, why=written(form["why"]))
    actions.save(action, form.values(), signed_in())
    if ticked:
        ticked.keep(action)
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".action", action_id=action.id))
