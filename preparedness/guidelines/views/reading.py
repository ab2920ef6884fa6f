"""Confirming that a version was read."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.guidelines.records import reading, versions
from preparedness.guidelines.views.blueprint import READ, VERSION, blueprint, load_guideline, load_version


@blueprint.post(f"{VERSION}/last")
@needs(Permission.READ_GUIDELINES)
def confirm_version(guideline_id: int, version: int) -> Response | tuple[str, int]:
    """Exactly the version that was shown, while it is the one in force."""
    found = load_guideline(guideline_id, READ)
    shown, current = load_version(found, version), versions.in_force(found.id)
    if current is None or current.id != shown.id:
        page = render_template("guidelines/own_changed.html", guideline=found, version=shown, current=current)
        return page, 409
    reading.confirm(found, shown, signed_in())
    db.session.commit()
    flash(say(message("Noted: you have read version %(number)s.", number=shown.number)), "notice")
    return redirect(url_for(".version", guideline_id=found.id, version=shown.number))


@blueprint.post(f"{VERSION}/last/angra")
@needs(Permission.READ_GUIDELINES)
def undo_confirmation(guideline_id: int, version: int) -> Response:
    """On the day on which it was said."""
    found = load_guideline(guideline_id, READ)
    shown = load_version(found, version)
    undone = reading.undo(found, shown, signed_in())
    db.session.commit()
    done, refused = message("Taken back."), message("It can be taken back on the same day only. Ask the coordinator.")
    flash(say(done if undone else refused), "notice")
    return redirect(url_for(".version", guideline_id=found.id, version=shown.number))
