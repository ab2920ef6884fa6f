"""What the forms of an exercise's parts have in common: shown, checked, compared with another's change, saved."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from preparedness.common.database import db
from preparedness.common.forms import written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import note
from preparedness.exercises.forms.parts import PartBase
from preparedness.exercises.models import Exercise
from preparedness.exercises.models.base import OfExercise
from preparedness.exercises.records import parts

Answer = str | Response | tuple[str, int]


def is_sound(form: PartBase, row: OfExercise) -> tuple[bool, list[Any]]:
    """May it be saved, and which fields did somebody else change meanwhile?"""
    others = form.merge(row) if row.id and form.is_submitted() else []
    return form.is_submitted() and form.check() and not others, others


def page(template: str, form: PartBase, exercise: Exercise, row: OfExercise, others: list[Any], **more: Any) -> Answer:
    form.open_at(row)
    text = render_template(template, form=form, exercise=exercise, row=row, others=others, **more)
    return text, 409 if others else 400 if form.errors else 200


def save(form: PartBase, row: OfExercise, **more: Any) -> None:
    """Flushes; the view commits."""
    note(db.session, why=written(form["why"]))
    parts.save(row, form.values() | form.more() | more)


def saved(exercise: Exercise, anchor: str) -> Response:
    db.session.commit()
    flash(say(message("Saved.")), "notice")
    return back(exercise, anchor)


def back(exercise: Exercise, anchor: str | None = None) -> Response:
    """A refusal stands at the top of the page, and so has no anchor."""
    return redirect(url_for("exercises.exercise", exercise_id=exercise.id, _anchor=anchor))
