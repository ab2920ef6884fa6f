"""The evaluation report as a page and as a tagged PDF."""

import re
from typing import Final

from flask import Response, render_template
from flask_babel import force_locale
from werkzeug.exceptions import ServiceUnavailable

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.attachments import handed_out
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.paper.document import Paper
from preparedness.common.paper.pdf import MEDIA_TYPE, PressError, pdf
from preparedness.exercises.models import Exercise
from preparedness.exercises.views import report_texts
from preparedness.exercises.views.blueprint import blueprint, load_exercise, may_edit
from preparedness.exercises.views.report_asked import REPORT, choices, paper_of, wanted_version

NOT_IN_NAMES: Final = re.compile(r'[<>:"/\\|?*\s]+')
LONGEST_NAME: Final = 150

__all__ = ["report", "report_pdf", "report_texts"]


@blueprint.get(REPORT)
@needs(Permission.READ_EXERCISES)
def report(exercise_id: int) -> str:
    exercise = load_exercise(exercise_id, Permission.READ_EXERCISES)
    known = {"exercise": exercise, "may_edit": may_edit(exercise), **choices()}
    return render_template("exercises/report.html", paper=paper_of(exercise), **known)


@blueprint.get(f"{REPORT}.pdf")
@needs(Permission.READ_EXERCISES)
def report_pdf(exercise_id: int) -> Response:
    exercise = load_exercise(exercise_id, Permission.READ_EXERCISES)
    paper = paper_of(exercise)
    name = _file_name(exercise, paper)
    db.session.rollback()  # all has been read: no transaction waits for the press
    try:
        return handed_out(name, MEDIA_TYPE, pdf(paper))
    except PressError as error:
        raise ServiceUnavailable from error


def _file_name(exercise: Exercise, paper: Paper) -> str:
    day = exercise.day.isoformat() if exercise.day else ""
    with force_locale(paper.language):
        parts = (say(message("Evaluation")), exercise.title, day, say(wanted_version().label))
    return NOT_IN_NAMES.sub(" ", " ".join(filter(None, parts))).strip()[:LONGEST_NAME] + ".pdf"
