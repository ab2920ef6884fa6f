"""The form about how often capabilities are to be tried and how fast doors are to open."""

from typing import Final

from preparedness.common.columns import facts_of
from preparedness.common.forms import FactForm, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.models import ExerciseGoal

DECISION: Final = ("decided_by", "decided_on", "reference")


class GoalBase(FactForm):
    def sound(self) -> bool:
        """Figures are goals only when somebody has decided them."""
        self.validate()
        decides = any(value for name, value in self.values().items() if name not in DECISION)
        if decides and not self["decided_by"].data and not self["decided_by"].errors:
            self.refuse("decided_by", say(message("Enter who has decided this. Until then nothing counts as decided.")))
        return not self.errors


GoalForm: Final = form_of(facts_of(ExerciseGoal), GoalBase)
