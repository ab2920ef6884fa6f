"""A version that was looked through and is still right; taken back the same day, if it was pressed by mistake."""

from flask import render_template, request
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.messages import message
from preparedness.guidelines.models import Guideline, Version
from preparedness.guidelines.records import reviewing, stepping
from preparedness.guidelines.rules.reviewing import review_due
from preparedness.guidelines.states import Standing
from preparedness.guidelines.views.blueprint import VERSION, blueprint, load_guideline, load_version
from preparedness.guidelines.views.one_step import to_guideline


@blueprint.route(f"{VERSION}/oversedd", methods=["GET", "POST"])
@needs(Permission.EDIT_GUIDELINES)
def review_version(guideline_id: int, version: int) -> str | Response:
    found = load_guideline(guideline_id)
    row = load_version(found, version)
    if stepping.standing_of(row) is not Standing.IN_FORCE:
        return to_guideline(found, message("Only the version in force is reviewed."), warning=True)
    if request.method == "GET":
        return _page(found, row)
    return _take_back(found, row) if "undo" in request.form else _review(found, row)


def _page(found: Guideline, row: Version) -> str:
    today = clock.today()
    known = {"today": today, "is_done": row.reviewed_on == today}
    due = review_due(row.valid_from, today, found.review_months)
    return render_template("guidelines/step_review.html", guideline=found, version=row, due=due, **known)


def _review(found: Guideline, row: Version) -> Response:
    """Pressed twice, or by two, the first time holds."""
    if row.reviewed_on == clock.today():
        return to_guideline(found, message("It has been marked as reviewed today already."), warning=True)
    reviewing.review(row)
    db.session.commit()
    return to_guideline(found, message("Version %(number)s is reviewed and still right.", number=row.number))


def _take_back(found: Guideline, row: Version) -> Response:
    if row.reviewed_on != clock.today():
        return to_guideline(found, message("A review can only be taken back on the same day."), warning=True)
    reviewing.take_back(row)
    db.session.commit()
    return to_guideline(found, message("The review is taken back."))
