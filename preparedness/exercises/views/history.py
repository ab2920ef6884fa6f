"""The history of exercises and actions."""

from typing import Final

from flask import render_template

from preparedness.accounts.access import allow, needs
from preparedness.accounts.permissions import Permission
from preparedness.common.messages import message
from preparedness.exercises.models import Action, Exercise, ExerciseGoal
from preparedness.exercises.views.blueprint import EXERCISE, blueprint, load_exercise
from preparedness.history import kinds, queries
from preparedness.history.kinds import Kind
from preparedness.history.views.blueprint import listing

PARTS: Final = {
    "": message("Facts").text,
    "point": message("Safe points").text,
    "municipality": message("Municipalities").text,
    "group": message("Participants").text,
    "host": message("Hosts").text,
    "objective": message("Objectives").text,
    "task": message("Critical tasks").text,
    "rating": message("Ratings").text,
    "entry": message("Log").text,
    "inject": message("Injects").text,
    "observation": message("Observations").text,
    "photo": message("Photos").text,
    "report": message("Report").text,
}
OF_ACTION: Final = {"": message("Facts").text, "file": message("Evidence").text}
kinds.tell(Kind(Exercise.recorded_kind, message("Exercise").text, "exercises.exercise_history", "exercise_id", PARTS))
kinds.tell(Kind(Action.recorded_kind, message("Action").text, "exercises.action_history", "action_id", OF_ACTION))
kinds.tell(Kind(ExerciseGoal.recorded_kind, message("Goals for exercises").text, "", "", {}))


@blueprint.get(f"{EXERCISE}/historik")
@needs(Permission.READ_HISTORY)
def exercise_history(exercise_id: int) -> str:
    found = load_exercise(exercise_id, Permission.READ_EXERCISES)
    allow(Permission.READ_HISTORY, found.municipality)
    entries = listing([queries.of_object(Exercise.recorded_kind, found.recorded_key())])
    return render_template("exercises/history.html", exercise=found, found=entries)
