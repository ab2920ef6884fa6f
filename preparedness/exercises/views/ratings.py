"""Ratings: one evaluator rates all objectives and their critical tasks on one page."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.forms.ratings import EVALUATOR, Sheet, as_kept, typed
from preparedness.exercises.forms.typed import read
from preparedness.exercises.models import CriticalTask, Exercise, Objective, TaskRating
from preparedness.exercises.records import parts, ratings
from preparedness.exercises.rules import meanings
from preparedness.exercises.states import Rating
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise

Answer = str | Response | tuple[str, int]


@blueprint.app_template_global()
def rating_meanings() -> dict[str, Any]:
    """The ratings with what they mean, and whose they are."""
    return {"of": meanings.MEANINGS, "source": meanings.SOURCE, "ratings": list(Rating)}


@blueprint.route(f"{EXERCISE}/bedomning", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def rate(exercise_id: int) -> Answer:
    exercise = load_exercise(exercise_id)
    closed = meanings.closed(exercise.status, exercise.began)
    sheet, suggested = _sheet(exercise)
    if request.method == "GET":
        return _page(exercise, sheet, closed, suggested), 200
    sheet = typed(sheet, request.form)
    if closed or sheet.problems() or sheet.differs:
        code = 400 if sheet.problems() and not closed else 409
        return _page(exercise, sheet, closed, suggested), code
    ratings.rate(exercise, sheet.evaluator.value, sheet.changes(), signed_in().id)
    db.session.commit()
    flash(say(message("The ratings of %(who)s are saved.", who=sheet.evaluator.value)), "notice")
    return redirect(url_for(".exercise", exercise_id=exercise_id))


def _sheet(exercise: Exercise) -> tuple[Sheet, list[str]]:
    """What is kept of the evaluator whom the address or the form names, and names to choose from."""
    goals, tasks = parts.of(Objective, exercise.id), parts.of(CriticalTask, exercise.id)
    every = parts.of(TaskRating, exercise.id)
    asked = read(request.args, "utvarderare", "", EVALUATOR).value
    name = read(request.form, "evaluator", "", EVALUATOR).value if request.method == "POST" else asked
    return as_kept(name, goals, tasks, ratings.of_evaluator(every, name)), ratings.suggested(exercise, every)


def _page(exercise: Exercise, sheet: Sheet, closed: object, suggested: list[str]) -> str:
    known = {"exercise": exercise, "sheet": sheet, "closed": closed, "suggested": suggested}
    return render_template("exercises/rating.html", **known)
