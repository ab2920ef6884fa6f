"""A point's page, and "checked, still right"."""

from functools import partial
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.geography.municipalities import municipality
from preparedness.safe_points import assessment, checks, redaction
from preparedness.safe_points.catalogue import GROUPS, row_of
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.records import openings, points
from preparedness.safe_points.views.blueprint import blueprint, in_detail, load


@blueprint.get("/trygghetspunkter/<ref>")
@needs(Permission.READ_REGISTER)
def point(ref: str) -> str:
    found = load(ref, Permission.READ_REGISTER)
    known = _everything(found) if in_detail(found) else _extract(found)
    return render_template(
        "safe_points/point.html", municipality=municipality(found.municipality), row_of=row_of, **known
    )


def _everything(found: SafePoint) -> dict[str, Any]:
    return {
        "point": found,
        "sections": [(group, group.facts) for group in GROUPS],
        "assessed": assessment.assess(found),
        "label_of": assessment.label_of,
        "editions": partial(checks.editions, found),
        "steps": points.status_history(found),
        "openings": openings.opening_history(found),
    }


def _extract(found: SafePoint) -> dict[str, Any]:
    """For somebody who may not know the details: copies, so that the page cannot show what is not in them."""
    return {
        "point": redaction.whole(found),
        "sections": [(group, redaction.shown_facts(group)) for group in redaction.shown_groups()],
        "steps": redaction.steps(points.status_history(found)),
        "openings": redaction.openings(openings.opening_history(found)),
    }


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
