"""One version of a guideline, also one that holds no more."""

from flask import render_template

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.guidelines.dossier import page_of
from preparedness.guidelines.records import versions
from preparedness.guidelines.views.blueprint import VERSION, blueprint, load_guideline, load_version, wanted_language


@blueprint.get(VERSION)
@needs(Permission.READ_GUIDELINES)
def version(guideline_id: int, version: int) -> str:
    """It stays where it is for ever, and says what holds instead."""
    found = load_guideline(guideline_id, Permission.READ_GUIDELINES)
    shown = load_version(found, version)
    return render_template(
        "guidelines/guideline.html", **page_of(found, shown, versions.of(found.id), wanted_language())
    )
