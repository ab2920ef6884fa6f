"""The texts of a report: written by hand where somebody wants more than the draft says."""

from typing import Final

from flask import flash, redirect, render_template, request, url_for
from flask_babel import force_locale
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.common.facts import cleaned
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.forms.report import Standing, report_form
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import reporting
from preparedness.exercises.rules.reporting.report import draft
from preparedness.exercises.rules.status import refusal
from preparedness.exercises.states import Section
from preparedness.exercises.views.blueprint import blueprint, load_exercise
from preparedness.exercises.views.closed import refused
from preparedness.exercises.views.report_asked import REPORT, asked, choices, wanted_language, wanted_version, words

CONFLICT: Final = 409


@blueprint.route(f"{REPORT}/text", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def edit_report(exercise_id: int) -> str | Response | tuple[str, int]:
    exercise = load_exercise(exercise_id)
    if request.method == "GET" and (answer := refused(exercise)):
        return answer
    form, refusing = report_form(_standing(exercise)), refusal(exercise.status)
    others = form.merged() if form.is_submitted() else []
    form.give_up(request.form.get("back", ""))
    if not refusing and not others and form.validate_on_submit():
        return _saved(exercise, form.wanted())
    form.open_at(form.standing.row())
    known = {"exercise": exercise, "others": others, "refusing": refusing, **choices()}
    page = render_template("exercises/report_texts.html", form=form, **known)
    return page, CONFLICT if others or refusing else 400 if form.errors else 200


def _standing(exercise: Exercise) -> Standing:
    """Drafts in the report's language, and what was written in it."""
    written = reporting.texts(exercise.id, wanted_language(), wanted_version())
    known, now = reporting.told(exercise), asked()
    with force_locale(wanted_language()):
        drafts = {section: cleaned(draft(known, section, now, words())) for section in Section}
    return Standing(drafts, {section: row.text for section, row in written.items()})


def _saved(exercise: Exercise, wanted: dict[Section, str | None]) -> Response:
    reporting.write(exercise, wanted_language(), wanted_version(), wanted)
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    if request.form.get("back"):
        return redirect(url_for(".edit_report", exercise_id=exercise.id, **choices()["chosen"]))
    return redirect(url_for(".report", exercise_id=exercise.id, **choices()["chosen"]))
