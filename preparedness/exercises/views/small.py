"""A small drill on one short page."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.forms.small import SmallBase, SmallForm
from preparedness.exercises.records import exercises, small
from preparedness.exercises.states import Rating
from preparedness.exercises.views.blueprint import EXERCISES, blueprint, places
from preparedness.safe_points.models import SafePoint

Answer = str | Response | tuple[str, int]


@blueprint.route(f"{EXERCISES}/momentovning", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def small_drill() -> Answer:
    """What took twenty minutes is written down in two."""
    codes = {place.code for place in places(Permission.EDIT_EXERCISES)}
    points = {str(point.id): point for point in exercises.points_of(codes)}
    form = SmallForm()
    asked = next((number for number, point in points.items() if point.ref == request.args.get("punkt")), "")
    form.offer([(number, f"{point.name} ({point.ref})") for number, point in points.items()], asked)
    if not form.is_submitted() or not form.check():
        page = render_template("exercises/small.html", form=form, points=points)
        return page, 400 if form.errors else 200
    return _saved(form, points[form["point"].data])


def _saved(form: SmallBase, point: SafePoint) -> Response:
    made = small.keep(point, form.values(), Rating(form["rating"].data), form.since(), signed_in())
    db.session.commit()
    flash(say(message("Saved, and closed.")), "notice")
    return redirect(url_for(".exercise", exercise_id=made.id))
