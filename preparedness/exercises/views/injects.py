"""Injects: planned, given, what happened."""

from flask import flash
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.forms.parts import InjectForm
from preparedness.exercises.models import Exercise, Inject
from preparedness.exercises.records import parts
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise, load_part
from preparedness.exercises.views.closed import refused
from preparedness.exercises.views.one_part import Answer, back, is_sound, page, save, saved

INJECTS = f"{EXERCISE}/inspel"
INJECT = f"{INJECTS}/<int(max=2147483647):inject_id>"


@blueprint.route(f"{INJECTS}/nytt", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def new_inject(exercise_id: int) -> Answer:
    found = load_exercise(exercise_id)
    return refused(found) or _edit(found, blank(Inject, exercise_id=exercise_id, edition=0))


@blueprint.route(INJECT, methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def edit_inject(exercise_id: int, inject_id: int) -> Answer:
    found = load_exercise(exercise_id)
    return refused(found) or _edit(found, load_part(Inject, found, inject_id))


def _edit(exercise: Exercise, row: Inject) -> Answer:
    form = InjectForm(obj=row)
    sound, others = is_sound(form, row)
    if not sound:
        return page("exercises/inject.html", form, exercise, row, others)
    save(form, row)
    return saved(exercise, "injects")


@blueprint.post(f"{INJECT}/given")
@needs(Permission.EDIT_EXERCISES)
def give_inject(exercise_id: int, inject_id: int) -> Response:
    """It is given now; pressed twice, the first time holds."""
    found = load_exercise(exercise_id)
    row = load_part(Inject, found, inject_id)
    if answer := refused(found):
        return answer
    if row.given_at is None:
        parts.save(row, {"given_at": clock.now().replace(second=0, microsecond=0)})
        db.session.commit()
    return back(found, "injects")


@blueprint.post(f"{INJECT}/ta-bort")
@needs(Permission.EDIT_EXERCISES)
def remove_inject(exercise_id: int, inject_id: int) -> Response:
    found = load_exercise(exercise_id)
    row = load_part(Inject, found, inject_id)
    if answer := refused(found):
        return answer
    if row.given_at or row.happened:
        flash(say(message("The inject has been given, and stays for that reason.")), "warning")
        return back(found)
    parts.remove(row)
    db.session.commit()
    flash(say(message("The inject has been removed.")), "notice")
    return back(found, "injects")
