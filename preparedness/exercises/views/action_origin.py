"""What a new action comes from, as its address says: an exercise, something seen in it, a point, or none of these."""

from dataclasses import dataclass

from flask import request

from preparedness.accounts.access import allow, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.columns import blank
from preparedness.common.facts import cleaned
from preparedness.exercises.models import Action, Exercise, Observation
from preparedness.exercises.records import actions, exercises
from preparedness.exercises.states import ActionState
from preparedness.exercises.views.blueprint import load_exercise, load_part, places
from preparedness.safe_points.models import SafePoint

LONGEST = 9
"""Figures of a number in an address."""


@dataclass(frozen=True)
class Origin:
    """`municipality` is empty where the person has to choose one first."""

    municipality: str
    exercise: Exercise | None = None
    observation: Observation | None = None
    point: SafePoint | None = None

    def action(self) -> Action:
        """A new action that is not in the register yet."""
        made = blank(Action, municipality=self.municipality, edition=0, state=ActionState.OPEN)
        if self.exercise:
            made.exercise_id, made.source = self.exercise.id, actions.source_of(self.exercise)
        made.observation_id = self.observation.id if self.observation else None
        made.safe_point_id = self._place()
        return made

    def _place(self) -> int | None:
        if self.observation and self.observation.safe_point_id:
            return self.observation.safe_point_id
        if self.point:
            return self.point.id
        at = self.exercise.places if self.exercise else []
        return at[0].safe_point_id if len(at) == 1 else None


def asked() -> Origin:
    seen = actions.observation(_number("iakttagelse"))
    number = seen.exercise_id if seen else _number("ovning")
    point = actions.point(cleaned(request.args.get("punkt", "")))
    if not number:
        return _of_point(point) if point and _may(point.municipality) else Origin(_municipality())
    exercise = load_exercise(number, Permission.READ_EXERCISES)
    observation = load_part(Observation, exercise, seen.id) if seen else None
    return Origin(_keeper(exercise), exercise, observation, point)


def _of_point(point: SafePoint) -> Origin:
    return Origin(point.municipality, point=point)


def _number(name: str) -> int:
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else 0


def _may(code: str) -> bool:
    return signed_in().may(Permission.EDIT_EXERCISES, code)


def _keeper(exercise: Exercise) -> str:
    """The municipality that keeps the exercise, or the person's own that takes part in it."""
    found = next((code for code in sorted(exercises.taking_part(exercise)) if _may(code)), exercise.municipality)
    code = exercise.municipality if _may(exercise.municipality) else found
    allow(Permission.EDIT_EXERCISES, code)
    return code


def _municipality() -> str:
    own = [place.code for place in places(Permission.EDIT_EXERCISES)]
    wanted = request.args.get("municipality", "")
    return wanted if wanted in own else own[0] if len(own) == 1 else ""
