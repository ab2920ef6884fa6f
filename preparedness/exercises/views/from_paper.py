"""What came back on paper is entered in one sitting: all of it is saved, or nothing."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.exercises.forms.paper import Sheet, observations, sheet_of
from preparedness.exercises.forms.paper_entries import entries
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import exercises, paper, participants, ratings
from preparedness.exercises.records.paper import Entry, Known
from preparedness.exercises.rules import meanings
from preparedness.exercises.rules.times import untimed
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise

Answer = str | Response | tuple[str, int]


@blueprint.route(f"{EXERCISE}/fran-papper", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def from_paper(exercise_id: int) -> Answer:
    exercise, sends = load_exercise(exercise_id), request.method == "POST"
    if sends:
        exercises.hold(exercise_id)
    closed, known = meanings.closed(exercise.status, exercise.began), paper.known(exercise_id)
    sheet = sheet_of(exercise, known, request.form)
    found = entries(sheet, exercise, known, untimed(exercise.began, exercise.ended, clock.now()))
    if not sends or closed or sheet.problems() or sheet.is_empty:
        code = 200 if not sends else 409 if closed else 400
        return _page(exercise, sheet, closed, known), code
    _write(exercise, sheet, found, known)
    db.session.commit()
    flash(say(message("What came back on paper is saved.")), "notice")
    return redirect(url_for(".exercise", exercise_id=exercise_id))


def _write(exercise: Exercise, sheet: Sheet, found: list[Entry], known: Known) -> None:
    who = signed_in().id
    paper.write_log(exercise, found, known.log, who)
    changes = {line.key: (line.rating, line.note.value) for line in sheet.rated if line.changed}
    ratings.rate(exercise, sheet.evaluator.value, changes, who)
    paper.write_numbers((group.row, group.cell.value) for group in sheet.groups if group.cell.filled)
    participants.write_groups(exercise, {}, sheet.more.new())
    paper.write_seen(exercise, observations(sheet), who)


def _page(exercise: Exercise, sheet: Sheet, closed: Message | None, known: Known) -> str:
    problems = [(say(closed), "paper")] if closed else sheet.problems()
    if not problems and sheet.is_empty:
        problems = [(say(message("Nothing is filled in yet. Enter at least one thing from the paper.")), "paper")]
    return render_template(
        "exercises/paper.html",
        exercise=exercise,
        sheet=sheet,
        closed=closed,
        problems=problems if request.method == "POST" else [],
        suggested=ratings.suggested(exercise, known.ratings),
    )
