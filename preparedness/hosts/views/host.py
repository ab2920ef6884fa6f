"""A host's page, and who signs in as the host."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.facts import cleaned
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.hosts.models import Host
from preparedness.hosts.records import erasing, knowing, linking
from preparedness.hosts.records import hosts as records
from preparedness.hosts.rules import counting
from preparedness.hosts.rules.contact import Reader, ways
from preparedness.hosts.rules.standing import standing
from preparedness.hosts.rules.validity import validity
from preparedness.hosts.views.blueprint import HOST, blueprint, load_host


@blueprint.get(HOST)
@needs(Permission.READ_HOSTS)
def host(host_id: int) -> str:
    found = load_host(host_id, Permission.READ_HOSTS)
    may_edit = signed_in().may(Permission.EDIT_HOSTS, found.municipality)
    twins = records.namesakes(found.municipality, found.name, found.id) if may_edit else []
    return render_template("hosts/host.html", may_edit=may_edit, twins=twins, **page_of(found, may_edit=may_edit))


def page_of(host: Host, *, may_edit: bool) -> dict[str, Any]:
    """What a page about one host shows, also the host's own."""
    today, known = clock.today(), knowing.of_host(host).known
    facts = known.hosts[host.id]
    courses = {course.id: course for course in known.courses}
    held = [(each, _reasons(facts, each, known.courses)) for each in host.assignments]
    demanded = [(course, validity(course, facts.done, today)) for course in known.courses]
    return {
        "host": host,
        "today": today,
        "ways": ways(host, Reader.KEEPER if may_edit else Reader.LEADER),
        "assignments": held,
        "trainings": [(each, validity(courses[each.course_id], facts.done, today)) for each in host.trainings],
        "courses": demanded,
        "standing": standing(facts, {each.role for each, _ in held if each.holds_on(today)}, known.courses, today),
        "points": len({each.safe_point_id for each, _ in held if each.holds_on(today)}),
        "account": linking.account_of(host),
        "erased_on": erasing.erased_on(host),
    }


def _reasons(facts: Any, assignment: Any, courses: Any) -> list[counting.Reason]:
    return counting.reasons(facts, assignment.role, courses, clock.today())


@blueprint.post(f"{HOST}/konto")
@needs(Permission.EDIT_HOSTS)
def link_account(host_id: int) -> Response:
    """Connect the host with the account of whom it is; an empty address ends the connection."""
    host = load_host(host_id, Permission.EDIT_HOSTS)
    refusal = linking.link(host, cleaned(request.form.get("email", "")))
    if refusal:
        flash(say(refusal), "warning")
    else:
        db.session.commit()
        flash(say(message("Saved.")), "notice")
    return redirect(url_for(".host", host_id=host_id, _anchor="account"))
