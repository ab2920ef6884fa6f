"""The log as a table; entries made, corrected and struck out afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.errors import MARKS, typed
from preparedness.common.forms import written
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.recorded import note
from preparedness.exercises.forms.log import CorrectionBase, EntryForm, StrikeForm, correction_form
from preparedness.exercises.models import Exercise, LogEntry
from preparedness.exercises.records import log as records
from preparedness.exercises.records import parts
from preparedness.exercises.rules import log as rules
from preparedness.exercises.rules.status import refusal as refusal_of
from preparedness.exercises.rules.times import Logged
from preparedness.exercises.states import UNITS, Kind
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise, load_part, may_edit

LOG: Final = f"{EXERCISE}/logg"
ENTRY: Final = f"{LOG}/<int(max=2147483647):entry_id>"
EDIT, READ = Permission.EDIT_EXERCISES, Permission.READ_EXERCISES
Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the log's table."""

    entry: LogEntry
    counts: bool
    early: bool


@blueprint.app_template_global()
def log_lines(entries: list[LogEntry]) -> list[Line]:
    """Entries in order of time, with which count and which lie before the decision."""
    known = [parts.as_logged(each) for each in entries]
    counting, early = rules.that_count(known), rules.too_early(known)
    ordered = sorted(entries, key=lambda each: (each.at, each.id))
    return [Line(each, each.id in counting, each.id in early) for each in ordered]


@blueprint.app_template_global()
def log_units() -> Mapping[Kind, str]:
    return UNITS


@blueprint.get(LOG)
@needs(READ)
def log(exercise_id: int) -> str:
    exercise = load_exercise(exercise_id, READ)
    entries = records.entries(exercise_id)
    may = may_edit(exercise) and not refusal_of(exercise.status)
    return render_template("exercises/log.html", exercise=exercise, entries=entries, may_edit=may)


@blueprint.route(f"{LOG}/ny", methods=["GET", "POST"])
@needs(EDIT)
def new_entry(exercise_id: int) -> Answer:
    exercise, form = load_exercise(exercise_id), EntryForm()
    if refusal := refusal_of(exercise.status):
        return _refused(exercise, refusal)
    form.offer(exercise)
    known = records.logged(exercise_id)
    if form.is_submitted() and form.sound(exercise, known, Logged(0, Kind.NOTE, clock.now())):
        note(db.session, why=written(form["why"]))
        records.enter(exercise_id, form.columns(), signed_in().id)
        return _saved(exercise_id)
    page = render_template("exercises/entry_new.html", form=form, exercise=exercise)
    return page, 400 if form.errors else 200


@blueprint.route(f"{ENTRY}/ratta", methods=["GET", "POST"])
@needs(EDIT)
def correct_entry(exercise_id: int, entry_id: int) -> Answer:
    exercise = load_exercise(exercise_id)
    entry = load_part(LogEntry, exercise, entry_id)
    if refusal := refusal_of(exercise.status) or _struck(entry):
        return _refused(exercise, refusal, entry)
    form = correction_form(entry)
    others = form.merge(entry) if form.is_submitted() else []
    sound = form.is_submitted() and form.sound(exercise, records.logged(exercise_id), parts.as_logged(entry))
    if not sound or others:
        return _correct_page(exercise, entry, form, others=others)
    note(db.session, why=written(form["why"]))
    records.correct(entry, form.values(), written(form["why"]))
    return _saved(exercise_id)


def _correct_page(exercise: Exercise, entry: LogEntry, form: CorrectionBase, **more: Any) -> Answer:
    """`strike`: the form of the striking out, where that was refused."""
    form.open_at(entry)
    strike = more.get("strike") or StrikeForm(formdata=None)
    told = {"form": form, "entry": entry, "exercise": exercise, "others": [], **more, "strike": strike}
    page = render_template("exercises/entry_correct.html", **told)
    return page, 409 if told["others"] else 400 if form.errors or strike.errors else 200


def _struck(entry: LogEntry) -> Message | None:
    return message("The entry is struck out. Take the striking out back first.") if entry.struck_at else None


@blueprint.post(f"{ENTRY}/stryk")
@needs(EDIT)
def strike_entry(exercise_id: int, entry_id: int) -> Answer:
    exercise = load_exercise(exercise_id)
    entry = load_part(LogEntry, exercise, entry_id)
    if refusal := refusal_of(exercise.status):
        return _refused(exercise, refusal, entry)
    strike = StrikeForm()
    if not strike.validate():
        form = correction_form(entry)
        return _correct_page(exercise, entry, form, strike=strike)
    note(db.session, why=written(strike["strike_why"]))
    records.strike(entry, written(strike["strike_why"]))
    return _saved(exercise_id)


@blueprint.post(f"{ENTRY}/aterta")
@needs(EDIT)
def restore_entry(exercise_id: int, entry_id: int) -> Answer:
    """Take the striking out back."""
    exercise = load_exercise(exercise_id)
    entry = load_part(LogEntry, exercise, entry_id)
    if refusal := refusal_of(exercise.status):
        return _refused(exercise, refusal, entry)
    records.take_back(entry)
    return _saved(exercise_id)


def _saved(exercise_id: int) -> Response:
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return redirect(url_for(".log", exercise_id=exercise_id))


def _refused(exercise: Exercise, refusal: Message, entry: LogEntry | None = None) -> Answer:
    """The log takes nothing now; what was typed can be copied."""
    kept = [text for name, text in typed() if name not in MARKS and text.strip()] if request.method == "POST" else []
    told = {"exercise": exercise, "refusal": refusal, "entry": entry, "kept": kept}
    return render_template("exercises/entry_refused.html", **told), 409 if request.method == "POST" else 200
