"""Photos of what was seen: attached, shown, removed."""

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import attachments
from preparedness.common.database import db
from preparedness.common.facts import FactError
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.security import takes_files
from preparedness.exercises.forms.parts import ObservationForm
from preparedness.exercises.models import Exercise, Observation, Photo
from preparedness.exercises.records import parts, photos
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise, load_part
from preparedness.exercises.views.closed import refused
from preparedness.exercises.views.observations import OBSERVATION, page_of

PHOTO = f"{EXERCISE}/bilder/<int(max=2147483647):photo_id>"


@blueprint.post(f"{OBSERVATION}/bild")
@needs(Permission.EDIT_EXERCISES)
@takes_files
def attach_photo(exercise_id: int, observation_id: int) -> Response | tuple[str, int] | str:
    """Nobody has to wait for the register while a picture is looked into."""
    load_exercise(exercise_id)
    db.session.rollback()
    try:
        file = attachments.picture(request.files.get("file"))
        found, row = _held(exercise_id, observation_id)
        answer = refused(found)
        is_new = answer is None and photos.attach(row, file, signed_in())
    except FactError as error:
        return _refused(exercise_id, observation_id, say(error.message))
    db.session.commit()
    if answer is None:
        flash(say(message("The photo is attached.") if is_new else message("It was attached already.")), "notice")
    return answer or redirect(url_for(".edit_observation", exercise_id=exercise_id, observation_id=observation_id))


def _held(exercise_id: int, observation_id: int) -> tuple[Exercise, Observation]:
    found = load_exercise(exercise_id)
    return found, load_part(Observation, found, observation_id)


def _refused(exercise_id: int, observation_id: int, sentence: str) -> Response | tuple[str, int] | str:
    """The observation's page, with what to do about the picture."""
    found, row = _held(exercise_id, observation_id)
    form = ObservationForm(obj=row, formdata=None)
    form.offer(found, row)
    return page_of(form, found, row, [], sentence)


@blueprint.get(PHOTO)
@needs(Permission.READ_EXERCISES)
def show_photo(exercise_id: int, photo_id: int) -> Response:
    found = load_exercise(exercise_id, Permission.READ_EXERCISES)
    photo = photos.with_content(found.id, photo_id) or load_part(Photo, found, photo_id)
    return attachments.handed_out(photo.name, photo.media_type, photo.content)


@blueprint.post(f"{PHOTO}/ta-bort")
@needs(Permission.EDIT_EXERCISES)
def remove_photo(exercise_id: int, photo_id: int) -> Response:
    found = load_exercise(exercise_id)
    photo = load_part(Photo, found, photo_id)
    if answer := refused(found):
        return answer
    parts.remove(photo)
    db.session.commit()
    flash(say(message("The photo has been removed.")), "notice")
    return redirect(url_for(".edit_observation", exercise_id=exercise_id, observation_id=photo.observation_id))
