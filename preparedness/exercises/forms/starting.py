"""Forms with which an exercise is planned out of a template or of an older exercise."""

from typing import Final

from preparedness.common.columns import facts_of
from preparedness.common.forms import form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.forms.once import Once
from preparedness.exercises.models import Exercise

FACTS: Final = {fact.name: fact for fact in facts_of(Exercise)}


class Planned(Once):
    """When is asked of everything that is planned."""

    def sound(self) -> bool:
        self.validate()
        wanted = {
            "title": message("Enter a title."),
            "planned_begin": message("Enter when it is planned to begin: a day, or a day and a time."),
        }
        for field in self.fact_fields():
            if not field.data and not field.errors:
                self.refuse(field.name, say(wanted[field.name]))
        return not self.errors


StarterForm = form_of([FACTS["planned_begin"]], Planned)
CopyForm = form_of([FACTS["title"], FACTS["planned_begin"]], Planned)
