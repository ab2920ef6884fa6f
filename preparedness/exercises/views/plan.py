"""The multi-year plan: what was tried where and when, and what is due."""

from datetime import date
from typing import Any, Final

from flask import render_template

from preparedness.accounts.access import needs, signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.exercises.models import ExerciseGoal
from preparedness.exercises.records import goals, planning
from preparedness.exercises.rules import planning as rules
from preparedness.exercises.rules import trends
from preparedness.exercises.views.blueprint import EXERCISES, blueprint, places, scope
from preparedness.exercises.views.choosing import chosen_place
from preparedness.geography.municipalities import municipality
from preparedness.safe_points.capabilities import CAPABILITIES

YEARS_AHEAD: Final = 3
BACK_MONTHS: Final = 24
"""So long ago an exercise still counts in the median."""
FIRST: Final = 10
"""So many lines of what is due stand above the table; the table has them all."""


@blueprint.get(f"{EXERCISES}/plan", endpoint="plan")
@needs(Permission.READ_EXERCISES)
def plan_page() -> str:
    code, today = chosen_place(), clock.today()
    goal = goals.of(code)
    known = {"place": municipality(code), "municipalities": places(), "goal": goal, "today": today}
    may_edit, edits = signed_in().may(Permission.EDIT_EXERCISES, code), scope(Permission.EDIT_EXERCISES)
    until = clock.months_later(today, 12 * YEARS_AHEAD)
    coming = {"coming": planning.planned(code, edits, until), "years": YEARS_AHEAD, "may_edit": may_edit}
    return render_template("exercises/plan.html", **known, **coming, **_tried(code, goal, today))


def _tried(code: str, goal: ExerciseGoal | None, today: date) -> dict[str, Any]:
    """The table, what of it is due, and how long it takes to open doors."""
    known, months = planning.at_points(code, scope(Permission.EDIT_EXERCISES)), goals.months(goal)
    trials, since = known.trials(), clock.months_later(today, -BACK_MONTHS)
    rows = [(point, rules.cells(trials.get(point.id, ()), months, today)) for point in planning.points(code)]
    due = [(point, cell) for point, cells in rows for cell in cells if rules.is_due(cell)]
    due.sort(key=lambda each: rules.urgency(each[1]))
    measured = known.measured()
    openings = {
        "exercised": trends.openings(measured, since, real=False),
        "real": trends.openings(measured, since, real=True),
    }
    told = {"rows": rows, "due": due[:FIRST], "more_due": len(due[FIRST:]), "capabilities": CAPABILITIES}
    undecided = any(cell.stand is rules.Stand.UNDECIDED for _, cells in rows for cell in cells)
    return told | openings | {"decided": any(months.values()), "undecided": undecided}
