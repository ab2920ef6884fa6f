"""Who takes part in a session: enrolled many at once, withdrawn, and afterwards who was there."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.hosts.forms.attendance import Sheet, as_kept, typed
from preparedness.hosts.forms.enrolling import refusal, ticked
from preparedness.hosts.records import courses, sessions, training
from preparedness.hosts.states import Attendance
from preparedness.hosts.views.blueprint import blueprint
from preparedness.hosts.views.one_session import SESSION, load_session, page_of

Answer = str | Response | tuple[str, int]


@blueprint.route(f"{SESSION}/anmalan", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def enrol_hosts(session_id: int) -> Answer:
    held = load_session(session_id)
    day, chosen = sessions.day_or_today(held), ticked(request.form.getlist("host"))
    there = {each.host_id for each in held.enrolments}
    offered = [need for need in courses.who_needs(held.course, day) if need.host.id not in there]
    refused = refusal(held, chosen, {need.host.id for need in offered}) if request.method == "POST" else None
    if request.method == "GET" or refused:
        known = {"offered": offered, "chosen": chosen, "refused": refused, "day": day}
        return render_template("hosts/session_enrol.html", **known, **page_of(held)), 400 if refused else 200
    new = training.enrol(held, sorted(chosen))
    db.session.commit()
    flash(say(message("Enrolled: %(num)s.", num=new)), "notice")
    return redirect(url_for(".course_session", session_id=session_id))


@blueprint.post(f"{SESSION}/avanmalan")
@needs(Permission.EDIT_HOSTS)
def withdraw_host(session_id: int) -> Response:
    """Take somebody off the list, and the training with it that came of attendance."""
    held = load_session(session_id)
    for host_id in ticked(request.form.getlist("host")):
        if host_id in sessions.with_evidence(held):
            flash(
                say(message("Evidence is attached to the training that came of it. Remove the files first.")), "warning"
            )
        elif sessions.withdraw(held, host_id):
            flash(say(message("Withdrawn.")), "notice")
    db.session.commit()
    return redirect(url_for(".course_session", session_id=session_id))


@blueprint.route(f"{SESSION}/narvaro", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def enter_attendance(session_id: int) -> Answer:
    held = load_session(session_id)
    known = page_of(held)
    sheet = as_kept(known["people"], known["lines"])
    if request.method == "GET":
        return _sheet(sheet, known, 200)
    sheet = typed(sheet, request.form, sessions.with_evidence(held))
    if known["closed"] or sheet.has_errors or sheet.differs:
        return _sheet(sheet, known, 409 if sheet.differs or known["closed"] else 400)
    sessions.attend(held, sheet.changes())
    db.session.commit()
    flash(say(message("Attendance is saved, and training with it.")), "notice")
    return redirect(url_for(".course_session", session_id=session_id))


def _sheet(sheet: Sheet, known: dict[str, Any], code: int) -> tuple[str, int]:
    page = render_template("hosts/session_attendance.html", sheet=sheet, choices=list(Attendance), **known)
    return page, code
