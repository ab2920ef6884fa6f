"""Sessions of courses: the list, a new one, a change, calling off."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.forms import FactForm, written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.hosts.forms.sessions import SessionForm
from preparedness.hosts.models import CourseSession
from preparedness.hosts.records import sessions, training
from preparedness.hosts.views import participants
from preparedness.hosts.views.blueprint import blueprint, scope
from preparedness.hosts.views.one_session import FACTS, SESSION, SESSIONS, load_session

__all__ = ["participants"]  # imported so that its addresses are there
Answer = str | Response | tuple[str, int]


@blueprint.get(SESSIONS)
@needs(Permission.READ_HOSTS)
def session_list() -> str:
    coming, past = sessions.in_order(training.sessions(scope()))
    return render_template("hosts/sessions.html", coming=coming, past=past, of=sessions, facts=FACTS)


@blueprint.route(f"{SESSIONS}/nytt", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def new_session() -> Answer:
    form, held = SessionForm(), blank(CourseSession, edition=0)
    courses = {str(course.id): course for course in training.courses(scope(Permission.EDIT_HOSTS))}
    form.offer(courses.values(), request.args.get("kurs", ""))
    if not form.is_submitted() or not form.sound(held):
        form.open_at(held)
        page = render_template("hosts/session_edit.html", form=form, held=held, courses=courses)
        return page, 400 if form.errors else 200
    held.course_id = courses[form["course"].data].id
    return _saved(held, form)


@blueprint.route(f"{SESSION}/andra", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def edit_session(session_id: int) -> Answer:
    held = load_session(session_id)
    form = SessionForm(obj=held)
    del form.course
    others = form.merge(held) if form.is_submitted() else []
    if not form.is_submitted() or not form.sound(held) or others:
        form.open_at(held)
        page = render_template("hosts/session_edit.html", form=form, held=held, others=others)
        return page, 409 if others else 400 if form.errors else 200
    return _saved(held, form)


def _saved(held: CourseSession, form: FactForm) -> Response:
    note(db.session, why=written(form["why"]))
    sessions.save(held, form.values())
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".course_session", session_id=held.id))


@blueprint.post(f"{SESSION}/stall-in")
@needs(Permission.EDIT_HOSTS)
def call_off_session(session_id: int) -> Response:
    held = load_session(session_id)
    if sessions.has_attendance(held):
        flash(
            say(message("Attendance has been entered, so the session was held. Take the attendance back first.")),
            "warning",
        )
    else:
        sessions.call_off(held, called_off=True)
        db.session.commit()
        flash(say(message("The session is called off. Those who are enrolled are not told by the register.")), "notice")
    return redirect(url_for(".course_session", session_id=session_id))


@blueprint.post(f"{SESSION}/halls-anda")
@needs(Permission.EDIT_HOSTS)
def hold_session_after_all(session_id: int) -> Response:
    """Take back the calling off."""
    sessions.call_off(load_session(session_id), called_off=False)
    db.session.commit()
    flash(say(message("The session is held after all.")), "notice")
    return redirect(url_for(".course_session", session_id=session_id))


@blueprint.post(f"{SESSION}/ta-bort")
@needs(Permission.EDIT_HOSTS)
def remove_session(session_id: int) -> Response:
    held = load_session(session_id)
    if held.enrolments:
        flash(say(message("Somebody is enrolled: withdraw them first, or call the session off.")), "warning")
        return redirect(url_for(".course_session", session_id=session_id))
    sessions.remove(held)
    db.session.commit()
    flash(say(message("The session has been removed.")), "notice")
    return redirect(url_for(".session_list"))
