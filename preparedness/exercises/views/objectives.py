"""Objectives with their critical tasks."""

from flask import flash
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.forms.parts import ObjectiveForm
from preparedness.exercises.models import Exercise, Objective
from preparedness.exercises.records import objectives, parts, removing
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise, load_part
from preparedness.exercises.views.closed import refused
from preparedness.exercises.views.one_part import Answer, back, is_sound, page, save, saved

OBJECTIVES = f"{EXERCISE}/mal"
OBJECTIVE = f"{OBJECTIVES}/<int(max=2147483647):objective_id>"


@blueprint.route(f"{OBJECTIVES}/nytt", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def new_objective(exercise_id: int) -> Answer:
    found = load_exercise(exercise_id)
    place = parts.next_place(Objective, exercise_id)
    return refused(found) or _edit(found, blank(Objective, exercise_id=exercise_id, edition=0, place=place))


@blueprint.route(OBJECTIVE, methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def edit_objective(exercise_id: int, objective_id: int) -> Answer:
    found = load_exercise(exercise_id)
    return refused(found) or _edit(found, load_part(Objective, found, objective_id))


def _edit(exercise: Exercise, row: Objective) -> Answer:
    form = ObjectiveForm(obj=row)
    kept = objectives.tasks_of(row)
    form.open_with([task.text for task in kept])
    sound, others = is_sound(form, row)
    rated = objectives.rated_among(kept, form.lines()) if sound else []
    if rated:
        what = rated[0].text
        form.refuse("tasks", say(message("“%(what)s” has been rated: leave its line as it is.", what=what)))
    if not sound or rated:
        return page("exercises/objective.html", form, exercise, row, others)
    save(form, row)
    objectives.keep_tasks(row, form.lines())
    return saved(exercise, "objectives")


@blueprint.post(f"{OBJECTIVE}/ta-bort")
@needs(Permission.EDIT_EXERCISES)
def remove_objective(exercise_id: int, objective_id: int) -> Response:
    found = load_exercise(exercise_id)
    if answer := refused(found):
        return answer
    row = load_part(Objective, found, objective_id)
    if not removing.unrated(row):
        flash(say(message("The objective has been rated, and stays for that reason.")), "warning")
        return back(found)
    objectives.remove(row)
    db.session.commit()
    flash(say(message("The objective has been removed.")), "notice")
    return back(found, "objectives")
