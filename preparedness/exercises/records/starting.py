"""A planned exercise out of a ready template, in one language."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from preparedness.common.many import joined
from preparedness.common.messages import Message, message
from preparedness.exercises.models import CriticalTask, Exercise, Inject, Objective
from preparedness.exercises.records import once
from preparedness.exercises.records.copying import add, planned
from preparedness.exercises.rules.starting import Goal, Starter, planned_end

Say = Callable[[Message], str]
"""Puts a sentence in the language in which the exercise is kept."""


def plan(
    starter: Starter, municipality: str, begin: str, points: Collection[int], *, since: datetime, say: Say
) -> Exercise:
    """The template's texts become the exercise's own, to be changed after what holds at the place.

    `since`: when the form was opened, which plans once.
    """
    values = head(starter, say) | {"planned_begin": begin, "planned_end": planned_end(begin, starter.hours)}
    if before := once.alike(municipality, values, points, (), since):
        return before[0]
    exercise = planned(municipality, values, points, ())
    for place, goal in enumerate(starter.goals, 1):
        _plan_goal(exercise, goal, place, say)
    for each in starter.injects:
        texts = {"to_whom": say(each.to_whom), "what": say(each.what), "expected": say(each.expected)}
        add(exercise, Inject, {"minutes": each.minutes, **texts})
    return exercise


def head(starter: Starter, say: Say) -> dict[str, Any]:
    """The facts of the exercise itself. What is to be measured is said in the scenario: outsiders read the purpose."""
    scenario = say(starter.scenario)
    if starter.times:
        times = ", ".join(say(message(kind.label)) for kind in starter.times)
        scenario += "\n" + say(message("To be measured: %(what)s.", what=times))
    return {
        "title": say(starter.title),
        "type": starter.type,
        "elements": joined(starter.elements),
        "scenario": scenario,
        "purpose": say(starter.purpose),
        "announced": starter.announced,
    }


def _plan_goal(exercise: Exercise, goal: Goal, place: int, say: Say) -> None:
    values = {"place": place, "text": say(goal.text), "capability": goal.capability, "target_minutes": goal.minutes}
    values |= {"target": _said(goal.target, say), "source": _said(goal.source, say)}
    row = add(exercise, Objective, values)
    for number, task in enumerate(goal.tasks, 1):
        add(exercise, CriticalTask, {"objective_id": row.id, "place": number, "text": say(task)})


def _said(text: Message | None, say: Say) -> str:
    return say(text) if text else ""
