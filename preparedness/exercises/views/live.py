"""Logging live at the place, on a telephone: with one tap, also without script, also without network."""

from datetime import timedelta

from flask import current_app, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.errors import NotThere
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import log as records
from preparedness.exercises.rules.status import refusal
from preparedness.exercises.views import live_sending
from preparedness.exercises.views.blueprint import EXERCISE, EXERCISES, blueprint, load_exercise
from preparedness.exercises.views.live_page import begin_first, entered_already, page
from preparedness.safe_points.models import SafePoint

__all__ = ["live_sending"]  # imported so that its addresses are there
LIVE = f"{EXERCISE}/logga"
Answer = str | Response | tuple[str, int]
EDIT = Permission.EDIT_EXERCISES


@blueprint.get(f"{EXERCISES}/live-worker.js")
@needs(Permission.READ_EXERCISES)
def live_worker() -> Response:
    """Served from here, since a worker may only look after addresses below its own."""
    return current_app.send_static_file("live-worker.js")


@blueprint.route(LIVE, methods=["GET", "POST"])
@needs(EDIT)
def live(exercise_id: int) -> Answer:
    """With several points, the choice among them; else the log at once."""
    exercise = load_exercise(exercise_id)
    points = [each.point for each in exercise.places]
    if len(points) > 1 and request.method == "GET":
        return render_template("exercises/live_choose.html", exercise=exercise, points=points)
    return _at(exercise, points[0] if len(points) == 1 else None)


@blueprint.route(f"{LIVE}/<ref>", methods=["GET", "POST"])
@needs(EDIT)
def live_at(exercise_id: int, ref: str) -> Answer:
    exercise = load_exercise(exercise_id)
    for each in exercise.places:
        if each.point.ref == ref:
            return _at(exercise, each.point)
    raise NotThere(
        message("The safe point does not belong to this exercise"),
        message("It may have been taken out of it. Choose where you are."),
        url_for(".live", exercise_id=exercise_id),
        message("Log at the place"),
    )


@blueprint.route(f"{LIVE}/hela", methods=["GET", "POST"])
@needs(EDIT)
def live_everywhere(exercise_id: int) -> Answer:
    """Entries that belong to no single point."""
    return _at(load_exercise(exercise_id), None)


def _at(exercise: Exercise, point: SafePoint | None) -> Answer:
    """The page; or one tap without script: its time is now, unless somebody was asked about it before."""
    if request.method == "GET":
        return page(exercise, point)
    if refusal(exercise.status):
        return page(exercise, point), 409
    if first := begin_first(exercise):
        return page(exercise, point, wrong=say(first), sent=request.form.to_dict()), 409
    return _entered(exercise, point)


def _entered(exercise: Exercise, point: SafePoint | None) -> Answer:
    asked = entered_already(exercise, point)
    if asked and not request.form.get("again"):
        return page(exercise, point, asked=asked), 409
    sent = {**request.form.to_dict(), "place": point.ref if point else ""}
    [answer] = records.receive(exercise, [sent], signed_in().id, timedelta())
    if answer.entry is None:
        return page(exercise, point, wrong=say(answer.why or ""), sent=sent), 400
    db.session.commit()
    return redirect(url_for(request.endpoint or "", **request.view_args or {}, ny=answer.entry.id))


@blueprint.get(f"{LIVE}/nyckel")
@needs(EDIT)
def live_token(exercise_id: int) -> Response:
    """For a page that has grown old: who is signed in now, and the token that fits."""
    load_exercise(exercise_id)
    return jsonify(live_sending.who_and_token())
