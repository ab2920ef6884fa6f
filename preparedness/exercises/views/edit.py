"""A new exercise, and a change of one."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import allow, needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.forms import written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.exercises.forms.exercise import SECTIONS, ExerciseBase, ExerciseForm
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import exercises, removing
from preparedness.exercises.states import Status
from preparedness.exercises.views.blueprint import EXERCISE, EXERCISES, blueprint, known_code, load_exercise, places
from preparedness.exercises.views.closed import refused

Answer = str | Response | tuple[str, int]


@blueprint.route(f"{EXERCISES}/ny", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def new_exercise() -> Answer:
    """Whoever keeps several municipalities says first which."""
    found = places(Permission.EDIT_EXERCISES)
    code = request.args.get("municipality", found[0].code if len(found) == 1 else "")
    if not code:
        return render_template("exercises/choose_municipality.html", municipalities=found)
    allow(Permission.EDIT_EXERCISES, known_code(code))
    return _edit(blank(Exercise, municipality=code, edition=0, status=Status.PLANNED, places=[], others=[]))


@blueprint.route(f"{EXERCISE}/andra", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def edit_exercise(exercise_id: int) -> Answer:
    found = load_exercise(exercise_id)
    return refused(found) or _edit(found)


def _edit(exercise: Exercise) -> Answer:
    form = ExerciseForm(obj=exercise)
    form.offer(exercises.points_of(_within_reach(exercise)), exercise)
    others = form.merge(exercise) if exercise.id and form.is_submitted() else []
    if not form.is_submitted() or not form.check(exercise) or others:
        form.open_at(exercise)
        form.show_places(exercise)
        known = {"exercise": exercise, "others": others, "sections": SECTIONS}
        page = render_template("exercises/edit.html", form=form, **known)
        return page, 409 if others else 400 if form.errors else 200
    return _saved(exercise, form)


def _within_reach(exercise: Exercise) -> set[str]:
    """Municipalities whose points can be chosen: one's own, and those taking part whose register the person reads."""
    others = (each.code for each in exercise.others)
    return {exercise.municipality, *(code for code in others if signed_in().may(Permission.READ_REGISTER, code))}


def _saved(exercise: Exercise, form: ExerciseBase) -> Response:
    note(db.session, why=written(form["why"]))
    exercises.save(exercise, form.values())
    exercises.place(exercise, form.numbers(), form.codes() or [])
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".exercise", exercise_id=exercise.id))


@blueprint.post(f"{EXERCISE}/ta-bort")
@needs(Permission.EDIT_EXERCISES)
def remove_exercise(exercise_id: int) -> Response:
    """Only what was entered by mistake: an exercise of which nothing has been written down is removed."""
    found = load_exercise(exercise_id)
    if found.status is not Status.PLANNED or removing.has_log(found):
        flash(say(message("Something has been written down of it already. Cancel it instead.")), "warning")
        return redirect(url_for(".exercise", exercise_id=exercise_id))
    removing.remove(found)
    db.session.commit()
    flash(say(message("The exercise has been removed.")), "notice")
    return redirect(url_for(".exercise_list"))
