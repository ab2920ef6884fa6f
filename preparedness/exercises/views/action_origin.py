"""What a new action comes from, as its address says: an exercise, something seen in it, an item of a checklist that was
not done, a point, or none of these.
"""

from dataclasses import dataclass
from typing import Final

from flask import abort, request, url_for

from preparedness.accounts.access import allow, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.columns import blank
from preparedness.common.errors import NotThere
from preparedness.common.facts import cleaned
from preparedness.common.language import language
from preparedness.common.messages import message
from preparedness.exercises.models import Action, Exercise, Observation
from preparedness.exercises.records import actions, checklists, exercises
from preparedness.exercises.states import ActionState, Source
from preparedness.exercises.views.blueprint import load_exercise, load_part, places, scope
from preparedness.guidelines.models import ChecklistItem, ChecklistRun
from preparedness.guidelines.records import items, run_lists, runs
from preparedness.guidelines.states import Occasion
from preparedness.safe_points.models import SafePoint

LONGEST = 9
"""Figures of a number in an address."""
NOTE = 200
"""Letters of what an action comes from."""


@dataclass(frozen=True)
class Origin:
    """`municipality` is empty where the person has to choose one first."""

    municipality: str
    exercise: Exercise | None = None
    observation: Observation | None = None
    point: SafePoint | None = None
    ticked: "Ticked | None" = None

    def action(self) -> Action:
        """A new action that is not in the register yet."""
        made = blank(Action, municipality=self.municipality, edition=0, state=ActionState.OPEN)
        if self.exercise:
            made.exercise_id, made.source = self.exercise.id, actions.source_of(self.exercise)
        made.observation_id = self.observation.id if self.observation else None
        made.safe_point_id = self._place()
        if self.ticked:
            self.ticked.fill(made)
        return made

    def _place(self) -> int | None:
        if self.observation and self.observation.safe_point_id:
            return self.observation.safe_point_id
        if self.point:
            return self.point.id
        at = self.exercise.places if self.exercise else []
        return at[0].safe_point_id if len(at) == 1 else None


@dataclass(frozen=True)
class Ticked:
    """An item of a run."""

    run: ChecklistRun
    item: ChecklistItem

    def fill(self, action: Action) -> None:
        """What the run says goes into the form, where it can be changed."""
        said, run = items.said(self.item, language()), self.run
        action.text = said.text if said else ""
        action.safe_point_id = run.safe_point_id
        if action.exercise_id is None:
            action.source = SOURCES[run.occasion]
            title = f"{run.guideline.title}, version {run.version.number}, {clock.local(run.begun_at):%Y-%m-%d}"
            action.source_note = title[:NOTE]

    def keep(self, action: Action) -> None:
        checklists.keep(action, self.run.id, self.item.id)


SOURCES: Final = {
    Occasion.INSPECTION: Source.INSPECTION,
    Occasion.EXERCISE: Source.EXERCISE,
    Occasion.REAL_EVENT: Source.REAL_EVENT,
}


def asked() -> Origin:
    if number := _number("kontroll"):
        return _of_run(number)
    seen = actions.observation(_number("iakttagelse"))
    number = seen.exercise_id if seen else _number("ovning")
    point = actions.point(cleaned(request.args.get("punkt", "")))
    if not number:
        return _of_point(point) if point and _may(point.municipality) else Origin(_municipality())
    exercise = load_exercise(number, Permission.READ_EXERCISES)
    observation = load_part(Observation, exercise, seen.id) if seen else None
    return Origin(_keeper(exercise), exercise, observation, point)


def _of_run(number: int) -> Origin:
    """Of a run that the person may see, in whose municipality they keep actions."""
    run = runs.by_id(number, lock=request.method == "POST")
    if run is None or not run_lists.may_see(signed_in(), run) or not _may(run.municipality):
        abort(404)
    item = items.one(run.version_id, _number("steg")) or abort(404)
    if not checklists.is_left(run, item.id):
        raise NotThere(
            message("No action follows from this item"),
            message("Only an item that was not done leads to an action. Tick it as not done first."),
            url_for("guidelines.run", run_id=run.id),
            message("The checklist"),
        )
    return Origin(run.municipality, checklists.exercise_of(run.id, scope()), ticked=Ticked(run, item))


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
