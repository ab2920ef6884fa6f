"""How long names of people in exercises and actions are kept."""

from preparedness.common.messages import message
from preparedness.common.retention import Rule
from preparedness.exercises.records import forgetting

MONTHS = 24
RULES = (
    Rule(
        "exercise-names",
        message("Names of leaders, evaluators and observers, after an exercise"),
        MONTHS,
        forgetting.exercises_due,
        forgetting.forget_in_exercises,
    ),
    Rule(
        "action-owners",
        message("Names of those who answered for an action, after it was closed"),
        MONTHS,
        forgetting.actions_due,
        forgetting.forget_in_actions,
    ),
)
