"""One action: its page, and the steps from begun to verified."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import attachments, clock
from preparedness.common.columns import facts_of
from preparedness.common.database import db
from preparedness.common.errors import NotThere
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.exercises.forms.actions import StepBase, finish_form, reason_form, verify_form
from preparedness.exercises.models import Action
from preparedness.exercises.records import action_files, actions, checklists
from preparedness.exercises.rules import actions as rules
from preparedness.exercises.states import ActionState
from preparedness.exercises.views.blueprint import ACTIONS, blueprint, scope

ACTION: Final = f"{ACTIONS}/<int(max=2147483647):action_id>"
FACTS: Final = {fact.name: fact for fact in facts_of(Action)}
Answer = str | Response | tuple[str, int]


def gone() -> NotThere:
    return NotThere(
        message("There is no such action in your register"),
        message("It may have been removed, or belongs to another municipality."),
        url_for("exercises.action_list"),
        message("Actions"),
    )


def load_action(action_id: int, permission: Permission = Permission.EDIT_EXERCISES) -> Action:
    """The action, held while a form is dealt with."""
    found = actions.by_id(action_id, lock=request.method == "POST")
    if found is None or not signed_in().may(permission, found.municipality):
        raise gone()
    return found


@blueprint.app_template_test("overdue")
def is_overdue(action: Action) -> bool:
    return action.is_overdue(clock.today())


@blueprint.get(ACTION)
@needs(Permission.READ_EXERCISES)
def action(action_id: int) -> str:
    return page_of(load_action(action_id, Permission.READ_EXERCISES))


def page_of(found: Action, **more: Any) -> str:
    files = action_files.of_action(found.id)
    known = {"action": found, "files": files, "facts": FACTS, **origin_of(found)}
    removable = rules.may_remove(found.state, len(files), from_observation=found.observation_id is not None)
    known |= {"removable": removable, "most": action_files.MOST, "accepted": attachments.ACCEPTED}
    may_edit = signed_in().may(Permission.EDIT_EXERCISES, found.municipality)
    return render_template("exercises/action.html", may_edit=may_edit, **known, **more)


def origin_of(found: Action) -> dict[str, Any]:
    """What an action came from, as far as the person may read it: a municipality may take part no more."""
    readable = actions.readable([found], scope())
    is_read = found.exercise_id in readable
    seen = actions.observation(found.observation_id) if found.observation_id and is_read else None
    known = {"exercise": found.exercise if is_read else None, "observation": seen, "readable": readable}
    return known | {"ticked": checklists.origin_of(found.id)}


def back_to(found: Action, said: Message, *, warning: bool = False) -> Response:
    flash(say(said), "warning" if warning else "notice")
    return redirect(url_for(".action", action_id=found.id))


def closed_already(found: Action) -> Response:
    return back_to(found, message("The action is closed. Reopen it with a reason to change it."), warning=True)


def as_seen(found: Action) -> bool:
    """Does what is pressed concern the action as it stands now?"""
    return request.form.get("seen") == str(found.edition)


def changed(found: Action) -> Response:
    sentence = message("Somebody else has changed the action since you opened the page: look again.")
    return back_to(found, sentence, warning=True)


@blueprint.post(f"{ACTION}/paborja")
@needs(Permission.EDIT_EXERCISES)
def begin_action(action_id: int) -> Response:
    found = load_action(action_id)
    if found.is_closed:
        return closed_already(found)
    if found.state is ActionState.OPEN and not as_seen(found):
        return changed(found)
    if found.state is ActionState.OPEN:
        actions.begin(found)
        db.session.commit()
    return back_to(found, message("The action is begun."))


@blueprint.route(f"{ACTION}/klar", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def finish_action(action_id: int) -> Answer:
    found = load_action(action_id)
    if found.is_closed:
        return closed_already(found)
    files = action_files.of_action(found.id)
    form = finish_form(found, len(files))
    do = partial(_finish, found, form)
    return _step("finish", found, form, do, message("The action is closed as done."), files=files)


def _finish(found: Action, form: StepBase) -> None:
    actions.finish(found, form["outcome"].data, form["closed_on"].data, signed_in())


@blueprint.route(f"{ACTION}/avfor", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def drop_action(action_id: int) -> Answer:
    found = load_action(action_id)
    if found.is_closed:
        return closed_already(found)
    form = reason_form()
    do = partial(_drop, found, form)
    return _step("drop", found, form, do, message("The action is dropped."))


def _drop(found: Action, form: StepBase) -> None:
    actions.drop(found, form["outcome"].data, signed_in())


@blueprint.route(f"{ACTION}/oppna", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def reopen_action(action_id: int) -> Answer:
    found = load_action(action_id)
    if not found.is_closed:
        return back_to(found, message("The action is not closed."))
    form = reason_form()
    do = partial(_reopen, found, form)
    return _step("reopen", found, form, do, message("The action is begun again."))


def _reopen(found: Action, form: StepBase) -> None:
    actions.reopen(found, form["outcome"].data)


@blueprint.route(f"{ACTION}/verifiera", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def verify_action(action_id: int) -> Answer:
    found = load_action(action_id)
    if found.state is not ActionState.DONE:
        return back_to(found, message("Close the action as done first: then an exercise can show it."), warning=True)
    held = actions.candidates(found)
    form = verify_form(held)
    do = partial(_verify, found, form)
    return _step("verify", found, form, do, message("What the exercise showed is kept."), held=held)


def _verify(found: Action, form: StepBase) -> None:
    actions.verify(found, form["exercise"].data, form["works"].data, form["note"].data)


def _step(step: str, found: Action, form: StepBase, do: Callable[[], None], said: Message, **more: Any) -> Answer:
    """The step's page until it is filled in rightly, and about the action as it stands."""
    conflict = form.opened_before(found) and form.is_submitted()
    if not form.is_submitted() or form.errors or conflict:
        known = {"step": step, "action": found, "form": form, "conflict": conflict}
        page = render_template("exercises/action_step.html", **known, **more)
        return page, 409 if conflict else 400 if form.errors else 200
    do()
    db.session.commit()
    return back_to(found, said)


@blueprint.post(f"{ACTION}/ta-bort")
@needs(Permission.EDIT_EXERCISES)
def remove_action(action_id: int) -> Response:
    found = load_action(action_id)
    if not as_seen(found):
        return changed(found)
    if not rules.may_remove(found.state, actions.count_files(found), from_observation=found.observation_id is not None):
        return back_to(found, message("Something rests on the action: drop it with a reason instead."), warning=True)
    actions.remove(found)
    db.session.commit()
    flash(say(message("The action has been removed.")), "notice")
    return redirect(url_for(".action_list"))
