"""A municipality's hosts: the target, every point's crew, all points at once, what runs out, who needs which course."""

from datetime import date
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
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
from preparedness.geography.municipalities import municipality
from preparedness.hosts.host_forms import NeedForm, TargetForm
from preparedness.hosts.models import CrewNeed, HostTarget
from preparedness.hosts.records import crews, decisions, knowing, training
from preparedness.hosts.rules.facts import DayKind
from preparedness.hosts.rules.needs import START
from preparedness.hosts.views.blueprint import HOSTS, blueprint, chosen_place, places
from preparedness.hosts.views.crew import decided
from preparedness.hosts.views.picture import picture
from preparedness.safe_points.states import Level

MONTHS = 12
Answer = str | Response | tuple[str, int]


@blueprint.get(f"{HOSTS}/kommun", endpoint="municipality")
@needs(Permission.READ_HOSTS)
def municipality_page() -> str:
    code, today = chosen_place(), clock.today()
    may_edit = signed_in().may(Permission.EDIT_HOSTS, code)
    known = {"place": municipality(code), "municipalities": places(), "may_edit": may_edit, "today": today}
    return render_template("hosts/municipality.html", **known, **_answers(code, today), **_decisions(code))


def _answers(code: str, today: date) -> dict[str, Any]:
    """What is known, and what follows from it for this day and the year after it."""
    known, last, target = knowing.of_municipality(code), clock.months_later(today, MONTHS), decisions.target(code)
    overview = crews.of_municipality(known, today, last)
    drawn = {"target": target, "picture": picture(known, target, today), "kinds": list(DayKind)}
    return drawn | {"known": known, "overview": overview, "last": last}


def _decisions(code: str) -> dict[str, Any]:
    return {"needs": _needs(code), "coming": training.coming(frozenset({code}))}


def _needs(code: str) -> list[tuple[Level, object, bool]]:
    """What a crew of each level is, and whether the municipality has decided it."""
    decided, _ = knowing.needs_of(code)
    return [(level, decided.get(level, START[level]), level in decided) for level in START]


@blueprint.route(f"{HOSTS}/mal/<code>", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def edit_target(code: str) -> Answer:
    """How many hosts there are to be, by decision of whom."""
    _allow(code)
    row = decisions.target(code) or blank(HostTarget, municipality=code, edition=0)
    form = TargetForm(obj=row)
    form.validate_on_submit()
    return _decide(form, row, code, "hosts/target.html")


@blueprint.route(f"{HOSTS}/behov/<code>/<level>", methods=["GET", "POST"])
@needs(Permission.EDIT_HOSTS)
def edit_need(code: str, level: str) -> Answer:
    """How large the crew of a level's points is to be."""
    _allow(code)
    if level not in START:
        abort(404)
    row = decisions.crew_need(code, Level(level)) or _new_need(code, Level(level))
    form = NeedForm(obj=row)
    if form.is_submitted():
        decided(form)
    return _decide(form, row, code, "hosts/need.html")


def _allow(code: str) -> None:
    """The municipality is one whose hosts the person keeps; two who decide at once wait for each other."""
    if municipality(code) is None or not signed_in().may(Permission.EDIT_HOSTS, code):
        abort(404)
    one_at_a_time(f"crews of {code}")


def _new_need(code: str, level: Level) -> CrewNeed:
    row = blank(CrewNeed, municipality=code, edition=0)
    row.level = level
    return decisions.begun_with(row, START[level])


def _decide(form: FactForm, row: HostTarget | CrewNeed, code: str, template: str) -> Answer:
    """Save what was sent, if it is sound and nobody else has changed the same meanwhile; else the form's page."""
    back = url_for(".municipality", municipality=code)
    others = form.merge(row) if form.is_submitted() else []
    if not form.is_submitted() or form.errors or others:
        form.open_at(row)
        known = {"decision": row, "place": municipality(code), "others": others, "back": back}
        return render_template(template, form=form, **known), 409 if others else 400 if form.errors else 200
    note(db.session, why=written(form["why"]))
    decisions.save(row, form.values())
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(back)
