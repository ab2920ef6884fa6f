"""Beginning a checklist: of a version in force that has items, at a point or none."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.facts import cleaned
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.guidelines.forms.runs import BeginBase, begin_form
from preparedness.guidelines.models import ChecklistRun, Guideline, Version
from preparedness.guidelines.records import guidelines, run_lists, runs, versions
from preparedness.guidelines.views.blueprint import GUIDELINE, blueprint, load_guideline, scope
from preparedness.safe_points.models import SafePoint

Answer = str | Response | tuple[str, int]
RUNS_IT = Permission.RUN_CHECKLISTS


@blueprint.route(f"{GUIDELINE}/checklista", methods=["GET", "POST"])
@needs(RUNS_IT)
def begin_run(guideline_id: int) -> Answer:
    """One that goes on at the same point is offered first; a second can be begun beside it."""
    found = load_guideline(guideline_id, Permission.READ_GUIDELINES)
    version, code = _version(found), _municipality(found)
    if version is None or not code:
        return _no_checklist(found)
    known = run_lists.known_points(signed_in().id, scope(Permission.READ_REGISTER))
    places = runs.points_for(found, scope(RUNS_IT), known)
    form = begin_form(places, _preset(places))
    going = _going(found)
    here = [run for run in going if form.is_submitted() and run.safe_point_id == form["point"].data]
    if not form.sound() or (here and request.form.get("again") != str(form["point"].data or 0)):
        return _page(found, version, form, here or going)
    return _begun(version, form, form.chosen(places), code)


def _going(found: Guideline) -> list[ChecklistRun]:
    """What goes on elsewhere, or is run by others, is told of only to whoever may open it."""
    runs_there = runs.open_of(found.id)
    seen = run_lists.seen_of(signed_in(), runs_there)
    return [run for run in runs_there if run.id in seen]


def _begun(version: Version, form: BeginBase, point: SafePoint | None, code: str) -> Response:
    made = runs.begin(version, signed_in(), form["occasion"].data, point, code)
    db.session.commit()
    return redirect(url_for(".run", run_id=made.id))


def _page(found: Guideline, version: Version, form: BeginBase, going: list[ChecklistRun]) -> tuple[str, int]:
    clash = form.is_submitted() and not form.errors
    known = {"guideline": found, "version": version, "clash": clash, "going": going}
    text = render_template("guidelines/begin_run.html", form=form, **known)
    return text, 409 if clash else 400 if form.errors else 200


def _version(guideline: Guideline) -> Version | None:
    """The version in force, if it has a checklist."""
    version = versions.in_force(guideline.id)
    return version if version and runs.with_items([version.id]) else None


def _municipality(guideline: Guideline) -> str:
    """Which municipality runs it where no point is named; empty where the person may not run it in any."""
    mine, codes = scope(RUNS_IT), guidelines.read_by(guideline)
    may = sorted(codes if mine is None else codes & mine)
    return guideline.municipality if guideline.municipality in may else next(iter(may), "")


def _preset(places: list[SafePoint]) -> SafePoint | None:
    """The point that the address names, if the guideline holds there."""
    ref = cleaned(request.args.get("punkt", ""))
    return next((each for each in places if each.ref == ref), None)


def _no_checklist(guideline: Guideline) -> Response:
    flash(say(message("No version with a checklist is in force here, so there is nothing to begin.")), "warning")
    return redirect(url_for(".guideline", guideline_id=guideline.id))
