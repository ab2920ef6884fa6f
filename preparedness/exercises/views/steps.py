"""Steps of an exercise: begin, end, evaluated, closed, cancelled, and back."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.exercises.forms.steps import StepForm
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import evaluation, exercises
from preparedness.exercises.rules.status import may_go, needs_reason
from preparedness.exercises.states import Status
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise

Answer = str | Response | tuple[str, int]


@blueprint.post(f"{EXERCISE}/borja")
@needs(Permission.EDIT_EXERCISES)
def begin_exercise(exercise_id: int) -> Response:
    """Now. Pressed twice it has still begun once."""
    found = load_exercise(exercise_id)
    if found.status is Status.PLANNED and not found.began:
        exercises.begin(found)
        db.session.commit()
        flash(say(message("It has begun. Log what happens, also from a telephone at the place.")), "notice")
    live = request.form.get("back") == "live"
    return redirect(url_for(".live", exercise_id=exercise_id)) if live else _back(found)


@blueprint.post(f"{EXERCISE}/sluta")
@needs(Permission.EDIT_EXERCISES)
def end_exercise(exercise_id: int) -> Response:
    found = load_exercise(exercise_id)
    if found.is_running:
        exercises.end(found)
        db.session.commit()
        flash(
            say(message("It has ended. Rate the objectives and write down what was seen while it is fresh.")), "notice"
        )
    return _back(found)


@blueprint.post(f"{EXERCISE}/angra")
@needs(Permission.EDIT_EXERCISES)
def undo_exercise(exercise_id: int) -> Response:
    """Begun or ended by mistake: a tap on a telephone is soon done."""
    found = load_exercise(exercise_id)
    if exercises.take_back(found):
        db.session.commit()
        flash(say(message("Taken back.")), "notice")
    else:
        flash(say(message("It cannot be taken back any more. Change the times instead.")), "warning")
    return _back(found)


@blueprint.route(f"{EXERCISE}/steg", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def step_exercise(exercise_id: int) -> Answer:
    """To the status that the address names, if nothing is lacking; some steps ask for a reason."""
    found, after = load_exercise(exercise_id), _asked()
    if after is None or not may_go(found.status, after):
        flash(say(message("The exercise has gone on meanwhile: look how it stands.")), "warning")
        return _back(found)
    lacking, form = evaluation.lacking(found, after), StepForm()
    if not form.is_submitted() or lacking or not form.check(needed=needs_reason(found.status, after)):
        known = {"exercise": found, "after": after, "lacking": lacking, "needed": needs_reason(found.status, after)}
        page = render_template("exercises/step.html", form=form, **known)
        return page, 400 if form.is_submitted() else 200
    return _taken(found, after, form.reason())


def _taken(exercise: Exercise, after: Status, why: str) -> Response:
    note(db.session, why=why)
    exercises.step(exercise, after, why)
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return _back(exercise)


def _asked() -> Status | None:
    code = request.args.get("till", "")
    return Status(code) if code in Status.values() else None


def _back(exercise: Exercise) -> Response:
    return redirect(url_for(".exercise", exercise_id=exercise.id))
