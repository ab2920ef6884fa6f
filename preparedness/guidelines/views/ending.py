"""A version withdrawn, a draft removed."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.guidelines.forms.steps import RemoveBase, remove_form, withdraw_form
from preparedness.guidelines.models import Guideline, Version
from preparedness.guidelines.records import stepping, versions
from preparedness.guidelines.states import Standing
from preparedness.guidelines.views.blueprint import (
    DRAFT,
    VERSION,
    blueprint,
    load_draft,
    load_guideline,
    load_version,
)
from preparedness.guidelines.views.one_step import Answer, is_sound, page, to_draft, to_guideline


@blueprint.route(f"{VERSION}/upphav", methods=["GET", "POST"])
@needs(Permission.EDIT_GUIDELINES)
def withdraw_version(guideline_id: int, version: int) -> Answer:
    found = load_guideline(guideline_id)
    row = load_version(found, version)
    stands = stepping.standing_of(row)
    if stands not in (Standing.IN_FORCE, Standing.COMING):
        return to_guideline(found, message("Only what is in force or coming can be withdrawn."), warning=True)
    form = withdraw_form(_instead(found, stands))
    if not is_sound(form, row):
        return page("withdraw", form, found, row, stands=stands)
    note(db.session, why=form["withdrawn_why"].data)
    stepping.withdraw(found, row, form["withdrawn_why"].data, form.values().get("replaced_by_id"))
    db.session.commit()
    return to_guideline(found, message("Version %(number)s is withdrawn.", number=row.number))


def _instead(found: Guideline, stands: Standing) -> dict[int, str]:
    """What may hold instead; nothing, where a version goes on holding."""
    goes_on = stands is Standing.COMING and versions.in_force(found.id)
    return {} if goes_on else stepping.could_replace(found)


@blueprint.route(f"{DRAFT}/ta-bort", methods=["GET", "POST"])
@needs(Permission.EDIT_GUIDELINES)
def remove_draft(guideline_id: int) -> Answer:
    """The draft; with it, or after it, a guideline that has nothing else."""
    found = load_guideline(guideline_id)
    if not versions.of(found.id) and stepping.stands_alone(found, 0):
        return _remove_empty(found, remove_form())
    row = load_draft(found)
    if not row.is_draft:
        return to_draft(found, message("The draft is in review. Take it back before you remove it."), warning=True)
    form, alone = remove_form(), stepping.stands_alone(found, 1)
    if not is_sound(form, row):
        return page("step_remove", form, found, row, alone=alone)
    return _removed(found, row, whole=alone and bool(form["whole"].data))


def _removed(found: Guideline, row: Version, *, whole: bool) -> Response:
    stepping.remove_draft(row)
    if whole:
        return _gone(found)
    db.session.commit()
    return to_guideline(found, message("The draft has been removed."))


def _remove_empty(found: Guideline, form: RemoveBase) -> Answer:
    if form.is_submitted() and not form.errors:
        return _gone(found)
    return render_template("guidelines/step_remove.html", form=form, guideline=found, version=None, alone=True)


def _gone(found: Guideline) -> Response:
    stepping.remove_guideline(found)
    db.session.commit()
    flash(say(message("The guideline has been removed.")), "notice")
    return redirect(url_for("guidelines.library"))
