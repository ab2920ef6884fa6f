"""The page of one session, and how a page gets the session it is about."""

from typing import Any, Final

from flask import render_template, request, url_for

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.columns import facts_of
from preparedness.common.errors import NotThere
from preparedness.common.messages import message
from preparedness.hosts.models import CourseSession
from preparedness.hosts.records import sessions, training
from preparedness.hosts.rules import attendance
from preparedness.hosts.views.blueprint import HOSTS, blueprint

SESSIONS: Final = f"{HOSTS}/kurstillfallen"
SESSION: Final = f"{SESSIONS}/<int(max=2147483647):session_id>"
FACTS: Final = {fact.name: fact for fact in facts_of(CourseSession)}


@blueprint.get(SESSION)
@needs(Permission.READ_HOSTS)
def course_session(session_id: int) -> str:
    held = load_session(session_id, Permission.READ_HOSTS)
    may_edit = signed_in().may(Permission.EDIT_HOSTS, held.municipality)
    return render_template("hosts/session.html", may_edit=may_edit, **page_of(held))


def page_of(held: CourseSession) -> dict[str, Any]:
    """What the pages of a session show."""
    return {
        "held": held,
        "people": sessions.people(held),
        "lines": sessions.lines(held),
        "closed": attendance.closed(held.held_on, clock.today(), called_off=held.called_off_at is not None),
        "free": sessions.free_seats(held),
        "facts": FACTS,
    }


def load_session(session_id: int, permission: Permission = Permission.EDIT_HOSTS) -> CourseSession:
    """The session, held while a form is dealt with."""
    held = training.session(session_id, lock=request.method == "POST")
    if held is None or not signed_in().may(permission, held.municipality):
        raise NotThere(
            message("There is no such session in your register"),
            message("It may have been removed, or belongs to another municipality."),
            url_for(".session_list"),
            message("Sessions"),
        )
    return held
