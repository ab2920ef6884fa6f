"""Opening and closing, one point or many at once."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.safe_points import doors
from preparedness.safe_points.forms import OpeningForm
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import openings
from preparedness.safe_points.rules import steps
from preparedness.safe_points.states import OpeningState
from preparedness.safe_points.views.blueprint import blueprint, load, scope


@blueprint.route("/trygghetspunkter/<ref>/oppning", methods=["GET", "POST"])
@needs(Permission.OPEN_POINTS)
def open_point(ref: str) -> str | Response | tuple[str, int]:
    point = load(ref, Permission.OPEN_POINTS)
    form = OpeningForm(data=None if request.method == "POST" else doors.proposal(point))
    form.offer(tuple(OpeningState))
    if (
        not form.is_submitted()
        or not form.validate()
        or not doors.accepted(form, [point], lambda _: doors.announcement(form))
    ):
        return _one(point, form), 400 if form.errors else 200
    openings.announce(point, doors.announcement(form), signed_in())
    db.session.commit()
    flash(say(message("Residents now see: %(state)s.", state=message(OpeningState(form.state.data).label))), "notice")
    return redirect(url_for(".point", ref=ref))


def _one(point: SafePoint, form: OpeningForm) -> str:
    form.offer((point.opening_state, *steps.OPENING_NEXT[point.opening_state]))
    return render_template("safe_points/opening.html", point=point, form=form, may_open=point.status in steps.MAY_OPEN)


@blueprint.route("/oppna", methods=["GET", "POST"])
@needs(Permission.OPEN_POINTS)
def open_many() -> str | Response | tuple[str, int]:
    wanted = set(request.form.getlist("ref"))
    candidates = openings.candidates(scope(Permission.OPEN_POINTS), lock=wanted)
    chosen = [point for point in candidates if point.ref in wanted]
    form = OpeningForm(data=None if request.method == "POST" else doors.blank(candidates))
    form.offer(tuple(OpeningState))
    if (
        not form.is_submitted()
        or not form.validate()
        or not doors.accepted(form, chosen, partial(doors.as_planned, form))
    ):
        page = render_template("safe_points/open_many.html", points=candidates, wanted=wanted, form=form)
        return page, 400 if form.errors else 200
    for point in chosen:
        openings.announce(point, doors.as_planned(form, point), signed_in())
    db.session.commit()
    flash(say(message("Done for %(count)s points.", count=len(chosen))), "notice")
    return redirect(url_for(".register", open="1"))
