"""Assigning a host to a point: from the host's page, or from the point's."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import allow, needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.forms import written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.hosts.host_forms import AssignmentForm
from preparedness.hosts.models import Assignment, Host
from preparedness.hosts.records import assignments, borrowing, hosts
from preparedness.hosts.views.blueprint import HOST, HOSTS, POINT, blueprint, load_host, scope
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.views.blueprint import load as load_point

ONE = f"{HOSTS}/uppdrag/<int(max=2147483647):assignment_id>"
Answer = str | Response | tuple[str, int]


@blueprint.route(f"{HOST}/uppdrag/nytt", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def assign_host(host_id: int) -> Answer:
    """Choose a point for the host, among one's own."""
    host = load_host(host_id, Permission.EDIT_HOSTS)
    form = AssignmentForm(obj=blank(Assignment, edition=0))
    points = assignments.points_in_use(scope(Permission.EDIT_HOSTS))
    form["chosen"].choices = [("", say(message("Choose"))), *((p.ref, f"{p.name} ({p.ref})") for p in points)]
    form["chosen"].label.text = say(message("Safe point"))
    chosen = next((point for point in points if point.ref == form["chosen"].data), None)
    if form.validate_on_submit() and chosen and _sound(form, host, chosen):
        return _saved(form, _new(host, chosen), url_for(".host", host_id=host_id))
    return _page(form, {"host": host, "back": url_for(".host", host_id=host_id)})


@blueprint.route(f"{POINT}/vardar/nytt", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def assign_to_point(ref: str) -> Answer:
    """Choose a host for the point: one's own, or one whom a cooperating municipality lends."""
    point = load_point(ref, Permission.EDIT_HOSTS)
    form = AssignmentForm(obj=blank(Assignment, edition=0))
    found = {str(host.id): host for host in borrowing.choosable(point.municipality)}
    form["chosen"].choices = [("", say(message("Choose"))), *borrowing.labels(point.municipality, found)]
    form["chosen"].label.text = say(message("Host"))
    host = found.get(form["chosen"].data or "")
    if form.validate_on_submit() and host and _sound(form, host, point):
        return _saved(form, _new(host, point), url_for(".point_crew", ref=ref))
    return _page(form, {"point": point, "back": url_for(".point_crew", ref=ref)})


@blueprint.route(ONE, methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def edit_assignment(assignment_id: int) -> Answer:
    assignment = _load(assignment_id)
    form = AssignmentForm(obj=assignment)
    del form.chosen
    others = form.merge(assignment) if form.is_submitted() else []
    back = url_for(".point_crew", ref=assignment.point.ref)
    if (
        form.is_submitted()
        and form.validate()
        and not others
        and _sound(form, assignment.host, assignment.point, assignment.id)
    ):
        return _saved(form, assignment, back)
    form.open_at(assignment)
    return _page(form, {"assignment": assignment, "back": back, "others": others})


@blueprint.post(f"{ONE}/ta-bort")
@needs(Permission.EDIT_HOSTS)
def remove_assignment(assignment_id: int) -> Response:
    """For what was entered by mistake; what was true and has ended is given its last day instead."""
    assignment = _load(assignment_id)
    back = _back(assignment)
    assignments.remove(assignment)
    db.session.commit()
    flash(say(message("The assignment has been removed.")), "notice")
    return redirect(back)


def _back(assignment: Assignment) -> str:
    """To the point's crew, or to the host where the point is another municipality's."""
    if signed_in().may(Permission.READ_HOSTS, assignment.point.municipality):
        return url_for(".point_crew", ref=assignment.point.ref)
    return url_for(".host", host_id=assignment.host_id)


def _load(assignment_id: int) -> Assignment:
    """Whoever keeps the hosts where the point is looks after it; so does who keeps the host's own municipality."""
    assignment = assignments.by_id(assignment_id, lock=request.method == "POST") or abort(404)
    if not signed_in().may(Permission.EDIT_HOSTS, assignment.host.municipality):
        allow(Permission.EDIT_HOSTS, assignment.point.municipality)
    return assignment


def _sound(form: Any, host: Host, point: SafePoint, but: int = 0) -> bool:
    """Nothing that the form says is against the point's life, the host's, or another assignment of theirs."""
    hosts.hold_one(host.id)
    for name, sentence in borrowing.refusals(host, point, form.values(), but):
        form.refuse(name if name in form else "role", say(sentence))
    return not form.errors


def _new(host: Host, point: SafePoint) -> Assignment:
    return Assignment(host_id=host.id, safe_point_id=point.id)


def _saved(form: Any, assignment: Assignment, back: str) -> Response:
    note(db.session, why=written(form["why"]))
    assignments.save(assignment, form.values())
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(back)


def _page(form: Any, known: dict[str, Any]) -> tuple[str, int]:
    code = 409 if known.get("others") else 400 if form.errors else 200
    return render_template("hosts/assignment.html", form=form, **known), code
