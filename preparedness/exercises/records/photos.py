"""Photos of observations; flush, never commit."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import undefer

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.attachments import Attachment
from preparedness.common.database import db
from preparedness.common.facts import FactError
from preparedness.common.messages import message
from preparedness.exercises.models import Observation, Photo

MOST: Final = 6


def of_observation(observation_id: int) -> list[Photo]:
    return list(db.session.scalars(select(Photo).where(Photo.observation_id == observation_id).order_by(Photo.id)))


def with_content(exercise_id: int, photo_id: int) -> Photo | None:
    query = select(Photo).where(Photo.id == photo_id, Photo.exercise_id == exercise_id)
    return db.session.scalar(query.options(undefer(Photo.content)))


def attach(observation: Observation, file: Attachment, account: Account) -> bool:
    """Keep the picture. False where it is kept already; FactError where there are as many as there may be."""
    kept = of_observation(observation.id)
    if any(photo.digest == file.digest for photo in kept):
        return False
    if len(kept) >= MOST:
        raise FactError(message("There are %(most)s photos already. Remove one to attach another.", most=MOST))
    photo = Photo(exercise_id=observation.exercise_id, observation_id=observation.id, name=file.name, edition=1)
    photo.media_type, photo.size, photo.digest = file.media_type, len(file.content), file.digest
    photo.added_at, photo.added_by_id, photo.content = clock.now(), account.id, file.content
    db.session.add(photo)
    db.session.flush()
    return True


def remove_all(observation: Observation) -> None:
    for photo in of_observation(observation.id):
        db.session.delete(photo)
    db.session.flush()


def of_each(observations: Iterable[Observation]) -> dict[int, list[Photo]]:
    """The photos of each of these observations, in one query."""
    numbers = [each.id for each in observations]
    found: dict[int, list[Photo]] = {}
    for photo in db.session.scalars(select(Photo).where(Photo.observation_id.in_(numbers)).order_by(Photo.id)):
        found.setdefault(photo.observation_id, []).append(photo)
    return found
