"""A point's exercises: what was last tried there, how times have changed, what is still to be done."""

from typing import Any, Final

from flask import render_template

from preparedness.accounts.access import needs
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.picture import picture
from preparedness.exercises.records import goals, planning
from preparedness.exercises.rules import planning as rules
from preparedness.exercises.rules import trends
from preparedness.exercises.views.blueprint import POINT, blueprint, scope
from preparedness.safe_points import tabs
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.views.blueprint import load as load_point

tabs.tell(tabs.Tab("exercises.point_exercises", message("Exercises"), Permission.READ_EXERCISES))

DRAWN: Final = {
    "visitors": message("Visitors at most"),
    "fuel": message("Fuel used, litres"),
    "coldest": message("Coldest indoors, °C"),
}
"""Figures of which there is a picture."""


@blueprint.get(f"{POINT}/ovningar")
@needs(Permission.READ_EXERCISES)
def point_exercises(ref: str) -> str:
    point = load_point(ref, Permission.READ_EXERCISES)
    known = planning.at_point(point, scope(Permission.EDIT_EXERCISES))
    exercises = [row for row, _ in reversed(known.rows)]
    told = {"point": point, "exercises": exercises, "today": clock.today()}
    return render_template("exercises/point.html", **told, **_tried(point, known), **_measured(known))


def _tried(point: SafePoint, known: planning.Known) -> dict[str, Any]:
    """The point's row of the plan, and the actions that are open."""
    goal, trials = goals.of(point.municipality), known.trials().get(point.id, ())
    cells = rules.cells(trials, goals.months(goal), clock.today())
    return {"cells": cells, "actions": planning.open_actions(point)}


def _measured(known: planning.Known) -> dict[str, Any]:
    """Times as pictures and as one table, the newest exercise first; and what else was measured."""
    ordered = trends.in_order(known.measured())
    found = {say(message(kind.label)): steps for kind, steps in trends.trends(ordered).items()}
    found |= {name: steps for name, steps in trends.own_trends(ordered).items() if name not in found}
    by_exercise = {name: {step.of.exercise: step for step in steps} for name, steps in found.items()}
    drawn = {say(label): trends.points(ordered, name) for name, label in DRAWN.items()}
    timed = [each for each in reversed(ordered) if any(each.exercise in steps for steps in by_exercise.values())]
    return {
        "steps": by_exercise,
        "timed": timed,
        "pictures": {name: picture(steps) for name, steps in found.items()},
        "figure_pictures": {label: picture(points) for label, points in drawn.items() if points},
        "figured": [each for each in reversed(ordered) if each.has_figures],
    }
