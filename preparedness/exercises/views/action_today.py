"""What the start page says of exercises: overdue actions, one's own first, and exercises to evaluate."""

from typing import Final

from flask import url_for

from preparedness.accounts.access import signed_in
from preparedness.accounts.permissions import Permission
from preparedness.common.formats import number, on
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.models import Action, Exercise
from preparedness.exercises.records import action_lists, reminders
from preparedness.safe_points import today
from preparedness.safe_points.today import Added, Task, Tile

FEW: Final = 3
"""So many tasks of each kind are shown: the rest stands on its page."""
SHORT: Final = 80
"""Letters of an action that stand in a link."""


def added(scope: frozenset[str] | None) -> Added:
    """Nothing for who does not read exercises; no figure where there has never been an action."""
    own = signed_in().own_municipalities(Permission.READ_EXERCISES)
    wanted = scope if own is None else frozenset(own) if scope is None else scope & own
    if wanted is not None and not wanted:
        return Added()
    total, late = action_lists.counts(wanted)
    mine = action_lists.overdue_of(signed_in().id, wanted, FEW)
    held = reminders.to_evaluate(wanted, FEW)
    tile = Tile(number(late), say(message("overdue actions")), url_for("exercises.action_list", show="overdue"))
    return Added([tile] if total else [], [*map(_mine, mine), *map(_to_evaluate, held)])


def _mine(action: Action) -> Task:
    text = " ".join(action.text.split())
    short = text if len(text) <= SHORT else f"{text[:SHORT]}…"
    more = say(message("was to be done by %(day)s", day=on(action.due_on)))
    address = url_for("exercises.action", action_id=action.id)
    return Task(say(message("Your action is overdue:")), short, address, more)


def _to_evaluate(exercise: Exercise) -> Task:
    address = url_for("exercises.exercise", exercise_id=exercise.id)
    return Task(say(message("Evaluate the exercise:")), exercise.title, address, on(exercise.day))


today.also("exercises", added)
