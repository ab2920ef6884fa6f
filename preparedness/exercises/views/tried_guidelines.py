"""Which versions of guidelines an exercise tries: chosen among those in force in its municipality."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.records import checklists
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise
from preparedness.exercises.views.closed import refused

Answer = str | Response


@blueprint.route(f"{EXERCISE}/riktlinjer", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def tried_guidelines(exercise_id: int) -> Answer:
    """What was chosen before stays among the choices, also when it is in force no more."""
    found = load_exercise(exercise_id)
    if answer := refused(found):
        return answer
    there = {row.version_id: (row.version.guideline, row.version) for row in checklists.tried(found.id)}
    offered = {version.id: (guideline, version) for guideline, version in checklists.in_force(found.municipality)}
    offered |= there
    if request.method == "GET":
        return render_template("exercises/tried_guidelines.html", exercise=found, offered=offered, chosen=set(there))
    chosen, shown = _numbers("version") & set(offered), _numbers("shown")
    checklists.try_these(found, chosen - shown, shown - chosen)  # what somebody else chose meanwhile stays
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".exercise", exercise_id=found.id, _anchor="guidelines"))


def _numbers(name: str) -> set[int]:
    texts = request.form.getlist(name)
    return {int(each) for each in texts if each.isascii() and each.isdigit() and len(each) <= 9}  # noqa: PLR2004
