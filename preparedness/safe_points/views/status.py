"""Steps in a point's life."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.forms import written
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.safe_points.forms import StatusForm, status_choices
from preparedness.safe_points.models import SafePoint, StatusChange
from preparedness.safe_points.records import points
from preparedness.safe_points.rules import operational, steps
from preparedness.safe_points.states import OpeningState, Status
from preparedness.safe_points.views.blueprint import blueprint, load


@blueprint.route("/trygghetspunkter/<ref>/status", methods=["GET", "POST"])
@needs(Permission.EDIT_REGISTER)
def change_status(ref: str) -> str | Response | tuple[str, int]:
    point = load(ref, Permission.EDIT_REGISTER)
    form = StatusForm()
    form.status.choices = status_choices(tuple(Status))
    if not form.is_submitted() or not form.validate() or not (done_already(form, point) or accepted(form, point)):
        return _page(point, form), 400 if form.errors else 200
    if not done_already(form, point):
        points.set_status(point, Status(form.status.data), written(form.reason), signed_in(), form.valid_on.data)
        db.session.commit()
    flash(say(message("The status is now: %(status)s.", status=message(point.status.label))), "notice")
    return redirect(url_for(".point", ref=ref))


def done_already(form: StatusForm, point: SafePoint) -> bool:
    """The same form sent again, as with a double click: the point stands where it was to go."""
    return bool(form.seen.data and form.seen.data != point.status.value == form.status.data)


def accepted(form: StatusForm, point: SafePoint) -> bool:
    """Ask the rules; a refusal stands at the field it is about."""
    if form.seen.data != point.status.value:
        now = message(point.status.label)
        text = message("Somebody changed the status meanwhile: it is now %(status)s. Check and send again.", status=now)
        form.status.errors = [say(text)]
        return False
    _check_day(form, points.latest_step(point))
    after = Status(form.status.data)
    if refusal := why_not(point, after, written(form.reason)):
        reason_wanted = not written(form.reason) and steps.needs_reason(point.status, after)
        field = form.reason if reason_wanted and after in steps.NEXT[point.status] else form.status
        field.errors = [say(refusal)]
    return not form.errors


def _check_day(form: StatusForm, last: StatusChange) -> None:
    day = form.valid_on.data or clock.today()
    if too_early := steps.refuse_day(day, last.valid_on, registration=last.is_registration):
        form.valid_on.errors = [say(too_early)]


def why_not(point: SafePoint, after: Status, reason: str) -> Message | None:
    facts = points.facts_of_point(point)
    return steps.refuse_step(
        point.status,
        after,
        missing=[say(requirement.label) for requirement in operational.missing(facts)],
        decision=bool(point.decision_body and point.decision_on),
        is_open=point.opening_state is not OpeningState.NOT_OPEN,
        reason=reason,
    )


def _page(point: SafePoint, form: StatusForm) -> str:
    form.status.choices = status_choices(steps.NEXT[point.status])
    form.seen.data, form.seen.raw_data = point.status.value, None
    missing = operational.missing(points.facts_of_point(point))
    return render_template("safe_points/status.html", point=point, form=form, missing=missing)
