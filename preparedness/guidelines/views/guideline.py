"""A guideline's page: what is in force, how it reads, and everything around it."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.guidelines.dossier import page_of
from preparedness.guidelines.records import versions
from preparedness.guidelines.rules import standing
from preparedness.guidelines.views.blueprint import GUIDELINE, blueprint, load_guideline, wanted_language


@blueprint.get(GUIDELINE)
@needs(Permission.READ_GUIDELINES)
def guideline(guideline_id: int) -> str | Response:
    """Of one that holds no more, what it said last; whoever writes one that never held is led to its draft."""
    found = load_guideline(guideline_id, Permission.READ_GUIDELINES)
    there = versions.of(found.id)
    shown = standing.shown(map(versions.known, there), clock.today())
    version = next((each for each in there if shown and each.id == shown.id), None)
    if version:
        return render_template("guidelines/guideline.html", **page_of(found, version, there, wanted_language()))
    if there:
        return redirect(url_for(".draft", guideline_id=found.id))
    return render_template("guidelines/guideline_undecided.html", guideline=found)
