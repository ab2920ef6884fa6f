"""Opening and closing, one point or many at once."""

from collections.abc import Callable
from functools import partial

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.safe_points import doors, doors_meanwhile
from preparedness.safe_points.forms import OpeningForm
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import openings
from preparedness.safe_points.records.openings import Announcement
from preparedness.safe_points.rules import steps
from preparedness.safe_points.states import OpeningState
from preparedness.safe_points.views.blueprint import blueprint, load, scope
from preparedness.safe_points.views.lists import municipalities_in_use


@blueprint.route("/trygghetspunkter/<ref>/oppning", methods=["GET", "POST"])
@needs(Permission.OPEN_POINTS)
def open_point(ref: str) -> str | Response | tuple[str, int]:
    point = load(ref, Permission.OPEN_POINTS)
    form = OpeningForm(data=None if request.method == "POST" else doors.proposal(point))
    form.offer(tuple(OpeningState))
    doors_meanwhile.take_chosen(form, point.opening)
    if not _sound(form, [point], lambda _: doors.announcement(form)):
        return _one(point, form), 400 if form.errors else 200
    openings.announce(point, doors.announcement(form), signed_in())
    db.session.commit()
    flash(say(doors.told(point)), "warning" if doors.unseen(point) else "notice")
    return redirect(url_for(".point", ref=ref))


def _one(point: SafePoint, form: OpeningForm) -> str:
    form.offer(steps.doors_offered(point.opening_state))
    return render_template("safe_points/opening.html", point=point, form=form, may_open=point.status in steps.MAY_OPEN)


@blueprint.route("/oppna", methods=["GET", "POST"])
@needs(Permission.OPEN_POINTS)
def open_many() -> str | Response | tuple[str, int]:
    wanted = {ref for ref in request.form.getlist("ref") if "\x00" not in ref}
    form = OpeningForm()
    form.offer(tuple(OpeningState))
    chosen = openings.chosen(scope(Permission.OPEN_POINTS), wanted) if form.is_submitted() else []
    if not _sound(form, chosen, partial(doors.as_planned, form)):
        return _many(form, wanted), 400 if form.errors else 200
    openings.announce_all([(point, doors.as_planned(form, point)) for point in chosen], signed_in())
    results = doors.results(form, chosen)
    db.session.commit()
    for category, result in results:
        flash(say(result), category)
    return redirect(url_for(".register", open="1"))


def _sound(form: OpeningForm, points: list[SafePoint], announced: Callable[[SafePoint], Announcement]) -> bool:
    """The form has been sent, can be read, and the rules refuse nothing."""
    return bool(form.is_submitted() and form.validate() and doors.accepted(form, points, announced))


def _many(form: OpeningForm, wanted: set[str]) -> str:
    """Every point that can open, or those of the municipality that the address names."""
    known = municipalities_in_use(Permission.OPEN_POINTS)
    only = next((each.code for each in known if each.code == request.args.get("municipality")), "")
    points = openings.candidates(frozenset({only}) if only else scope(Permission.OPEN_POINTS))
    if not form.is_submitted():
        form.process(data=doors.blank(points))
    return render_template(
        "safe_points/open_many.html", points=points, wanted=wanted, form=form, municipalities=known, only=only
    )
