"""The page of one exercise."""

from flask import render_template

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.exercises.dossier import page_of
from preparedness.exercises.states import TIMES
from preparedness.exercises.views import checklists, tried_guidelines
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise, may_edit, scope
from preparedness.exercises.views.shown import FACTS

__all__ = ["checklists", "tried_guidelines"]  # imported so that their addresses are there


@blueprint.get(EXERCISE)
@needs(Permission.READ_EXERCISES)
def exercise(exercise_id: int) -> str:
    found = load_exercise(exercise_id, Permission.READ_EXERCISES)
    known = {"may_edit": may_edit(found), "today": clock.today(), "times": TIMES, "facts": FACTS}
    return render_template("exercises/exercise.html", **page_of(found, scope()), **known)
