"""A version's way: a new draft, to review and back, approved, withdrawn, removed."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.recorded import note
from preparedness.guidelines.forms.steps import StepBase, approve_form, changes_form
from preparedness.guidelines.models import Guideline, Version
from preparedness.guidelines.records import stepping, versions
from preparedness.guidelines.rules import missing
from preparedness.guidelines.states import VersionState
from preparedness.guidelines.views import ending
from preparedness.guidelines.views.blueprint import DRAFT, GUIDELINE, blueprint, load_draft, load_guideline
from preparedness.guidelines.views.one_step import Answer, is_sound, page, to_draft, to_guideline
from preparedness.guidelines.views.workbench import said_of

__all__ = ["ending"]  # imported so that its addresses are there


@blueprint.route(f"{GUIDELINE}/nytt-utkast", methods=["GET", "POST"])
@needs(Permission.EDIT_GUIDELINES)
def new_draft(guideline_id: int) -> Answer:
    """A version at a time is written: whoever wants a second is shown the first."""
    found = load_guideline(guideline_id)
    waiting, newest = versions.undecided(found.id), versions.newest_decided(found.id)
    if waiting or request.method == "GET":
        text = render_template("guidelines/step_new.html", guideline=found, waiting=waiting, newest=newest)
        return text, 409 if waiting and request.method == "POST" else 200
    stepping.begin_copy(found, signed_in())
    db.session.commit()
    return to_draft(found, message("The new draft says what the newest version says. Change it here."))


def lacking(row: Version) -> list[Message]:
    """What the draft's texts lack to be decided."""
    texts = versions.texts(row.id, bodies=True)
    return missing.in_the_way({code: said_of(each, ()) for code, each in texts.items()})


@blueprint.route(f"{DRAFT}/granska", methods=["GET", "POST"])
@needs(Permission.EDIT_GUIDELINES)
def submit_draft(guideline_id: int) -> Answer:
    found = load_guideline(guideline_id)
    row = load_draft(found)
    if not row.is_draft:
        return to_draft(found, message("The draft is in review already."), warning=True)
    form, missing = changes_form(row), lacking(row)
    if missing or not is_sound(form, row):
        return page("step_submit", form, found, row, lacking=missing)
    stepping.submit(row, signed_in(), form.values().get("changes", row.changes))
    db.session.commit()
    return to_draft(found, message("The draft is in review. It does not change until it is taken back or decided."))


@blueprint.post(f"{DRAFT}/ta-tillbaka")
@needs(Permission.EDIT_GUIDELINES)
def take_back_draft(guideline_id: int) -> Response:
    """Pressed twice, the first time holds."""
    found = load_guideline(guideline_id)
    row = load_draft(found)
    if row.state is VersionState.IN_REVIEW:
        stepping.take_back(row)
        db.session.commit()
    return to_draft(found, message("The draft can be changed again."))


@blueprint.route(f"{DRAFT}/faststall", methods=["GET", "POST"])
@needs(Permission.EDIT_GUIDELINES)
def approve_draft(guideline_id: int) -> Answer:
    found = load_guideline(guideline_id)
    row = load_draft(found)
    if row.is_draft and request.method == "GET":
        return _to_review(found)
    before, missing = stepping.valid_before(row), lacking(row)
    form = approve_form(row, before, stepping.next_review(found))
    if row.is_draft or missing or not is_sound(form, row):
        return page("approve", form, found, row, lacking=missing, before=before, too_early=row.is_draft)
    note(db.session, why=say(message("Decided by %(who)s", who=_decider(form))))
    stepping.approve(found, row, form.values(), signed_in())
    db.session.commit()
    return to_guideline(
        found, message("Version %(number)s is approved. It does not change any more.", number=row.number)
    )


def _to_review(found: Guideline) -> Response:
    said = message("The decision is entered while the draft is in review: send it there first.")
    flash(say(said), "notice")
    return redirect(url_for(".submit_draft", guideline_id=found.id))


def _decider(form: StepBase) -> str:
    """Who decided, and under which reference, as it is written into the history."""
    return ", ".join(filter(None, (form["decided_by"].data, form["reference"].data)))
