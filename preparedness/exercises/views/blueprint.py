"""The room's blueprint, and how a page gets the exercise it is about."""

from typing import Final, TypeVar

from flask import Blueprint, abort, request, url_for

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.alphabet import sort_key
from preparedness.common.errors import NotThere
from preparedness.common.messages import message
from preparedness.exercises.models import Exercise
from preparedness.exercises.models.base import OfExercise
from preparedness.exercises.records import exercises, parts
from preparedness.exercises.rules.feeding import may_know
from preparedness.geography.municipalities import Municipality, all_municipalities, municipality

blueprint = Blueprint("exercises", __name__, url_prefix="/register")
EXERCISES: Final = "/ovningar"
EXERCISE: Final = f"{EXERCISES}/<int(max=2147483647):exercise_id>"
ACTIONS: Final = "/atgarder"
POINT: Final = "/trygghetspunkter/<ref>"
T = TypeVar("T", bound=OfExercise)


def load_exercise(exercise_id: int, permission: Permission = Permission.EDIT_EXERCISES) -> Exercise:
    """The exercise, held while a form is dealt with. Whoever takes part reads it, who keeps it writes in it."""
    found = exercises.by_id(exercise_id, lock=request.method == "POST")
    if found is None or not _may(found, permission):
        raise NotThere(
            message("There is no such exercise in your register"),
            message("It may have been removed, or belongs to another municipality."),
            url_for("exercises.exercise_list"),
            message("All exercises"),
        )
    return found


def _may(exercise: Exercise, permission: Permission) -> bool:
    """Who takes part reads it, but of one that is not announced only when it has begun."""
    reads = permission is Permission.READ_EXERCISES
    codes = exercises.taking_part(exercise) if reads else frozenset({exercise.municipality})
    known = may_know(exercise, edits=may_edit(exercise))
    return known and any(signed_in().may(permission, code) for code in codes)


def load_part(table: type[T], exercise: Exercise, number: int) -> T:
    """A row of the exercise, held while a form is dealt with."""
    found = parts.one(table, exercise.id, number, lock=request.method == "POST")
    if found is None:
        raise NotThere(
            message("This is not in the exercise any more"),
            message("Somebody may have removed it meanwhile."),
            url_for("exercises.exercise", exercise_id=exercise.id),
            message("The exercise"),
        )
    return found


def known_code(code: str) -> str:
    """The code, if there is such a municipality."""
    return code if municipality(code) else abort(404)


def scope(permission: Permission = Permission.READ_EXERCISES) -> frozenset[str] | None:
    """Codes of the municipalities in which the person may do this; None is all."""
    codes = signed_in().municipalities(permission)
    return None if codes is None else frozenset(codes)


def places(permission: Permission = Permission.READ_EXERCISES) -> list[Municipality]:
    """The municipalities of the person, in the order of the alphabet."""
    codes = scope(permission)
    found = [known for known in all_municipalities() if codes is None or known.code in codes]
    return sorted(found, key=lambda known: sort_key(known.name))


def may_edit(exercise: Exercise) -> bool:
    return signed_in().may(Permission.EDIT_EXERCISES, exercise.municipality)
