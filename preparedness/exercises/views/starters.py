"""Ready templates of exercises: the list, and an exercise planned out of one."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.errors import NotThere
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.forms.starting import Planned, StarterForm
from preparedness.exercises.records import exercises, starting
from preparedness.exercises.rules.starting import Starter
from preparedness.exercises.rules.types import TYPES, Elsewhere
from preparedness.exercises.starters import STARTERS
from preparedness.exercises.states import ExerciseType
from preparedness.exercises.views import copying as copying_view
from preparedness.exercises.views.blueprint import EXERCISES, blueprint, places
from preparedness.safe_points.models import SafePoint

__all__ = ["copying_view"]  # imported so that its addresses are there
Answer = str | Response | tuple[str, int]


@blueprint.app_template_global()
def exercise_types() -> Mapping[ExerciseType, Elsewhere]:
    """What the kinds of exercise mean, and what they are called elsewhere."""
    return TYPES


@blueprint.get(f"{EXERCISES}/mallar")
@needs(Permission.READ_EXERCISES)
def starters() -> str:
    return render_template("exercises/starters.html", starters=STARTERS.values())


@blueprint.route(f"{EXERCISES}/mallar/<starter>", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def use_starter(starter: str) -> Answer:
    chosen, form, code = _starter(starter), StarterForm(), _municipality()
    offered = exercises.points_of([code]) if code else []
    points = [each.id for each in offered if str(each.id) in request.form.getlist("point")]
    is_sound = form.is_submitted() and form.sound() and bool(code)
    if not is_sound:
        page = _page(chosen, form, code, offered)
        return page, 400 if form.is_submitted() else 200
    return _planned(chosen, code, form, points)


def _starter(code: str) -> Starter:
    if code not in STARTERS:
        raise NotThere(
            message("There is no such template"),
            message("It may have been renamed."),
            url_for(".starters"),
            message("Templates of exercises"),
        )
    return STARTERS[code]


def _municipality() -> str:
    """Which one keeps the exercise: the only one of the person, or the one chosen."""
    codes = [each.code for each in places(Permission.EDIT_EXERCISES)]
    asked = request.values.get("kommun", codes[0] if len(codes) == 1 else "")
    return asked if asked in codes else ""


def _page(chosen: Starter, form: Planned, code: str, offered: list[SafePoint]) -> str:
    known = {"starter": chosen, "head": starting.head(chosen, say), "form": form, "code": code, "points": offered}
    ticked = request.form.getlist("point")
    of = places(Permission.EDIT_EXERCISES)
    return render_template("exercises/starter.html", ticked=ticked, municipalities=of, **known)


def _planned(chosen: Starter, code: str, form: Planned, points: list[int]) -> Response:
    made = starting.plan(chosen, code, form["planned_begin"].data, points, since=form.since(), say=say)
    db.session.commit()
    flash(say(message("The exercise is planned. Change it after what holds at the place.")), "notice")
    return redirect(url_for(".exercise", exercise_id=made.id))
