"""What a municipality decides: how often to try each capability, how fast doors are to open."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db, one_at_a_time
from preparedness.common.forms import FactForm, written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.exercises.forms.goals import GoalForm
from preparedness.exercises.models import ExerciseGoal
from preparedness.exercises.records import goals
from preparedness.exercises.views.blueprint import EXERCISES, blueprint
from preparedness.geography.municipalities import municipality

Answer = Response | tuple[str, int]


@blueprint.route(f"{EXERCISES}/mal/<code>", methods=["GET", "POST"], endpoint="goals")
@needs(Permission.EDIT_EXERCISES)
def edit_goals(code: str) -> Answer:
    """Begun with values of ours until something is decided; those are only what the form holds at first."""
    row = _load(code)
    form = GoalForm(obj=row)
    others = form.merge(row) if form.is_submitted() else []
    if form.is_submitted() and form.sound() and not others:
        return _saved(form, row)
    form.open_at(row)
    known = {"goal": row, "place": municipality(code), "others": others}
    page = render_template("exercises/goals.html", form=form, **known)
    return page, 409 if others else 400 if form.errors else 200


def _load(code: str) -> ExerciseGoal:
    """Two who decide at once wait for each other."""
    if municipality(code) is None or not signed_in().may(Permission.EDIT_EXERCISES, code):
        abort(404)
    one_at_a_time(f"exercise goals of {code}")
    return goals.of(code) or goals.new(code, offered=request.method == "GET")


def _saved(form: FactForm, row: ExerciseGoal) -> Response:
    note(db.session, why=written(form["why"]))
    goals.save(row, form.values())
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".plan", municipality=row.municipality))
