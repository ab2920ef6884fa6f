"""An exercise as the start of the next."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.forms.starting import CopyForm
from preparedness.exercises.records import copying
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise


@blueprint.route(f"{EXERCISE}/kopiera", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def copy_exercise(exercise_id: int) -> str | Response | tuple[str, int]:
    old = load_exercise(exercise_id)
    form = CopyForm(data={"title": old.title})
    if not form.is_submitted() or not form.sound():
        known = {"exercise": old, "form": form, "actions": copying.to_verify(old)}
        return render_template("exercises/starters_copy.html", **known), 400 if form.is_submitted() else 200
    new = copying.copy(old, form["title"].data, form["planned_begin"].data, form.since())
    db.session.commit()
    flash(say(message("The new exercise is planned. Nothing that says who took part was copied.")), "notice")
    return redirect(url_for(".exercise", exercise_id=new.id))
