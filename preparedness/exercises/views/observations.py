"""Observations: strengths, and areas for improvement with their cause."""

from typing import Any

from flask import flash, request
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import attachments, clock
from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.common.facts import FactError
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.security import takes_files
from preparedness.exercises.forms.parts import ObservationBase, ObservationForm
from preparedness.exercises.models import Exercise, Observation
from preparedness.exercises.records import parts, photos, removing
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise, load_part
from preparedness.exercises.views.closed import refused
from preparedness.exercises.views.one_part import Answer, back, is_sound, page, save, saved

OBSERVATIONS = f"{EXERCISE}/iakttagelser"
OBSERVATION = f"{OBSERVATIONS}/<int(max=2147483647):observation_id>"
TEMPLATE = "exercises/observation.html"


@blueprint.route(f"{OBSERVATIONS}/ny", methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
@takes_files
def new_observation(exercise_id: int) -> Answer:
    """With a photo, if there is one: whoever stands in the cold has to send one form, not two."""
    found = load_exercise(exercise_id)
    known = {"entered_at": clock.now(), "entered_by_id": signed_in().id}
    return refused(found) or _edit(found, blank(Observation, exercise_id=exercise_id, edition=0, **known))


@blueprint.route(OBSERVATION, methods=["GET", "POST"])
@needs(Permission.EDIT_EXERCISES)
def edit_observation(exercise_id: int, observation_id: int) -> Answer:
    found = load_exercise(exercise_id)
    return refused(found) or _edit(found, load_part(Observation, found, observation_id))


def _edit(exercise: Exercise, row: Observation) -> Answer:
    form = ObservationForm(obj=row)
    form.offer(exercise, row)
    sound, others = is_sound(form, row)
    file, fault = _photo() if form.is_submitted() and not row.id else (None, "")
    if not sound or fault:
        return page_of(form, exercise, row, others, fault)
    save(form, row)
    if file:
        photos.attach(row, file, signed_in())
    return saved(exercise, "observations")


def page_of(form: ObservationBase, exercise: Exercise, row: Observation, others: list[Any], fault: str) -> Answer:
    if fault or _had_picture(row):
        form.refuse("file", fault or say(message("Choose the picture again: browsers do not keep it.")))
    return page(TEMPLATE, form, exercise, row, others, fault=_said(form), **shown_photos(row))


def _said(form: ObservationBase) -> str:
    return str(form["file"].errors[0]) if form["file"].errors else ""


def _had_picture(row: Observation) -> bool:
    """Did one come along that was sound, while something else was not?"""
    return not row.id and any(file.filename for file in request.files.values())


def shown_photos(row: Observation) -> dict[str, Any]:
    kept = photos.of_observation(row.id) if row.id else []
    return {"photos": kept, "most": photos.MOST, "accepted": attachments.ACCEPTED_PICTURES}


def _photo() -> tuple[attachments.Attachment | None, str]:
    """The picture that came along, or what is wrong with it."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return None, ""
    try:
        return attachments.picture(file), ""
    except FactError as error:
        return None, say(error.message)


@blueprint.post(f"{OBSERVATION}/ta-bort")
@needs(Permission.EDIT_EXERCISES)
def remove_observation(exercise_id: int, observation_id: int) -> Response:
    found = load_exercise(exercise_id)
    row = load_part(Observation, found, observation_id)
    if answer := refused(found):
        return answer
    if not removing.without(row):
        flash(say(message("An action follows from the observation, and so it stays.")), "warning")
        return back(found)
    photos.remove_all(row)
    parts.remove(row)
    db.session.commit()
    flash(say(message("The observation has been removed.")), "notice")
    return back(found, "observations")
