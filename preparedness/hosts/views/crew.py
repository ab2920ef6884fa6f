"""A point's crew: who counts, what is short, and how large the crew is to be."""

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.database import db, one_at_a_time
from preparedness.common.forms import FactForm, written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.hosts.host_forms import NeedForm
from preparedness.hosts.models import CrewNeed
from preparedness.hosts.records import assignments, crews, decisions, knowing
from preparedness.hosts.states import HostRole
from preparedness.hosts.views.blueprint import POINT, blueprint
from preparedness.hosts.views.days import asked
from preparedness.safe_points import tabs
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.views.blueprint import load as load_point

MONTHS = 12
Answer = str | Response | tuple[str, int]
tabs.tell(tabs.Tab("hosts.point_crew", message("Hosts"), Permission.READ_HOSTS))


@blueprint.get(f"{POINT}/vardar")
@needs(Permission.READ_HOSTS)
def point_crew(ref: str) -> tuple[str, int]:
    """Today's crew, or that of the day in the address."""
    point, when = load_point(ref, Permission.READ_HOSTS), asked()
    may_edit = signed_in().may(Permission.EDIT_HOSTS, point.municipality)
    known = {"point": point, "asked": when, "today": when.day, "may_edit": may_edit}
    return render_template("hosts/crew.html", **known, **_crew(point, when.day)), when.status


def _crew(point: SafePoint, day: date) -> dict[str, Any]:
    known = knowing.of_point(point)
    return {
        "found": crews.of_point(known, known.points[point.id], day, clock.months_later(day, MONTHS)),
        "assignments": {each.id: each for each in assignments.at(point)},
        "names": known.names,
        "borrowed": known.borrowed,
        "elsewhere": crews.elsewhere(point, day),
    }


@blueprint.route(f"{POINT}/vardar/behov", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def point_need(ref: str) -> Answer:
    """How large this point's own crew is to be; begun with what holds for it now."""
    point = load_point(ref, Permission.EDIT_HOSTS)
    one_at_a_time(f"crews of {point.municipality}")
    own = decisions.crew_need(point.municipality, point.planned_level, point)
    row = own or _new_need(point)
    form = NeedForm(obj=row)
    others = form.merge(row) if form.is_submitted() else []
    if form.is_submitted() and decided(form) and not others:
        return _saved(form, row, ref)
    form.open_at(row)
    code = 409 if others else 400 if form.errors else 200
    return render_template("hosts/need.html", form=form, point=point, own=own, others=others), code


def decided(form: FactForm) -> bool:
    """Can the form be read, and does it say that somebody is needed?"""
    form.validate()
    if not form.errors and not any(form[role.value].data for role in HostRole):
        form.refuse("site_lead", say(message("Enter for at least one role how many a shift takes.")))
    return not form.errors


def _new_need(point: SafePoint) -> CrewNeed:
    row = blank(CrewNeed, municipality=point.municipality, edition=0, safe_point_id=point.id)
    row.level = point.planned_level
    now = knowing.of_point(point).points[point.id].need
    return decisions.begun_with(row, now)


def _saved(form: FactForm, row: CrewNeed, ref: str) -> Response:
    note(db.session, why=written(form["why"]))
    decisions.save(row, form.values())
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".point_crew", ref=ref))


@blueprint.post(f"{POINT}/vardar/behov/ta-bort")
@needs(Permission.EDIT_HOSTS)
def remove_point_need(ref: str) -> Response:
    """Back to what holds for the level."""
    point = load_point(ref, Permission.EDIT_HOSTS)
    own = decisions.crew_need(point.municipality, point.planned_level, point)
    if own:
        decisions.remove(own)
        db.session.commit()
        flash(say(message("What the municipality has decided for the level holds again.")), "notice")
    return redirect(url_for(".point_crew", ref=ref))
