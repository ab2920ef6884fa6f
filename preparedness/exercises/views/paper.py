"""Blank forms to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import render_template, request

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common.messages import Message, message
from preparedness.exercises.forms.paper_log import FIGURES
from preparedness.exercises.models import CriticalTask, Exercise, Objective, ParticipantGroup
from preparedness.exercises.records import parts
from preparedness.exercises.states import TIMES, Kind
from preparedness.exercises.views import from_paper
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise, may_edit
from preparedness.safe_points.models import SafePoint

__all__ = ["from_paper"]  # imported so that its addresses are there
CHOICES: Final = (
    ("", message("All sheets")),
    ("bedomning", message("Evaluators' sheets")),
    ("tider", message("Time sheets")),
    ("deltagare", message("List of participants")),
)
"""What can be asked for in the address, and what it is called."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: of an objective, of a point (or the whole exercise), or the list of participants."""

    kind: str
    goal: Objective | None = None
    tasks: Sequence[str] = ()
    point: SafePoint | None = None
    groups: Sequence[ParticipantGroup] = ()
    times: Sequence[Kind] = TIMES
    figures: Sequence[Message] = FIGURES


@blueprint.get(f"{EXERCISE}/blanketter")
@needs(Permission.READ_EXERCISES)
def blank_forms(exercise_id: int) -> str:
    exercise = load_exercise(exercise_id, Permission.READ_EXERCISES)
    chosen = request.args.get("visa", "")
    chosen = chosen if chosen in dict(CHOICES) else ""
    sheets = [sheet for sheet in _sheets(exercise) if chosen in ("", sheet.kind)]
    known = {"sheets": sheets, "choices": CHOICES, "chosen": chosen, "may_edit": may_edit(exercise)}
    return render_template("exercises/blank_forms.html", exercise=exercise, **known)


def _sheets(exercise: Exercise) -> list[Sheet]:
    tasks = parts.of(CriticalTask, exercise.id)
    goals = parts.of(Objective, exercise.id)
    rated = [Sheet("bedomning", goal, [each.text for each in tasks if each.objective_id == goal.id]) for goal in goals]
    points: list[SafePoint | None] = [each.point for each in exercise.places]
    timed = [Sheet("tider", point=point) for point in points or [None]]
    return [*rated, *timed, Sheet("deltagare", groups=parts.of(ParticipantGroup, exercise.id))]
