"""An exercise that is closed or cancelled is not written in: it is reopened first, with a reason."""

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from preparedness.common.language import say
from preparedness.common.messages import Message
from preparedness.exercises.models import Exercise
from preparedness.exercises.rules.status import refusal


def refused(exercise: Exercise) -> Response | None:
    """Back to the exercise with what to do, where it is not to be written in."""
    sentence: Message | None = refusal(exercise.status)
    if sentence is None:
        return None
    flash(say(sentence), "warning")
    return redirect(url_for("exercises.exercise", exercise_id=exercise.id))
