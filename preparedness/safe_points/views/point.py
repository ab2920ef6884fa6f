"""A point's page, and "checked, still right"."""

from functools import partial

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.geography.municipalities import municipality
from preparedness.safe_points import assessment, checks
from preparedness.safe_points.catalogue import GROUPS, row_of
from preparedness.safe_points.records import openings, points
from preparedness.safe_points.views.blueprint import blueprint, load


@blueprint.get("/trygghetspunkter/<ref>")
@needs(Permission.READ_REGISTER)
def point(ref: str) -> str:
    found = load(ref, Permission.READ_REGISTER)
    return render_template(
        "safe_points/point.html",
        point=found,
        municipality=municipality(found.municipality),
        assessed=assessment.assess(found),
        groups=GROUPS,
        editions=partial(checks.editions, found),
        row_of=row_of,
        label_of=assessment.label_of,
        steps=points.status_history(found),
        openings=openings.opening_history(found),
    )


@blueprint.post("/trygghetspunkter/<ref>/<slug>/stammer")
@needs(Permission.EDIT_REGISTER)
def verify(ref: str, slug: str) -> Response:
    found = load(ref, Permission.EDIT_REGISTER)
    chosen = checks.chosen(slug) or abort(404)
    if changed := checks.changed(found, slug, request.form.get("seen", "")):
        flash(say(checks.refusal(found, changed)), "warning")
        return redirect(url_for(".point", ref=ref))
    points.verify(found, chosen, signed_in())
    db.session.commit()
    flash(say(message("Noted: checked today, still right.")), "notice")
    if request.form.get("from") == "start":
        return redirect(url_for(".start"))
    return redirect(url_for(".point", ref=ref, _anchor=None if slug == checks.ALL else slug))
