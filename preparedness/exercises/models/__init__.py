"""The tables of this room."""

from preparedness.exercises.models.actions import Action, ActionFile
from preparedness.exercises.models.exercise import Exercise, ExerciseMunicipality, ExercisePoint
from preparedness.exercises.models.guidelines import ExerciseGuideline, ExerciseRun, ItemAction
from preparedness.exercises.models.log import Inject, LogEntry, Observation, Photo
from preparedness.exercises.models.objectives import CriticalTask, Objective, TaskRating
from preparedness.exercises.models.participants import ExerciseHost, ParticipantGroup
from preparedness.exercises.models.planning import ExerciseGoal, ReportText

__all__ = [
    "Action",
    "ActionFile",
    "CriticalTask",
    "Exercise",
    "ExerciseGoal",
    "ExerciseGuideline",
    "ExerciseHost",
    "ExerciseMunicipality",
    "ExercisePoint",
    "ExerciseRun",
    "Inject",
    "ItemAction",
    "LogEntry",
    "Objective",
    "Observation",
    "ParticipantGroup",
    "Photo",
    "ReportText",
    "TaskRating",
]
