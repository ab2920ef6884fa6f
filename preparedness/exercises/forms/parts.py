"""Forms of what an exercise is made of: objectives with tasks, injects, observations."""

from typing import Any, Final

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, TextAreaField

from preparedness.common.columns import facts_of
from preparedness.common.facts import FactError, cleaned
from preparedness.common.forms import FactForm, Select, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.persons import without_identity_number
from preparedness.exercises.models import Exercise, Inject, Objective, Observation
from preparedness.exercises.states import Sort

LONGEST_TASK: Final = 300
MOST_TASKS: Final = 20


class PartBase(FactForm):
    """What all of them check: that the text is there which says what it is about."""

    needed: str
    """Name of the field without which there is nothing to keep."""

    def check(self) -> bool:
        """All that is wrong is said at once."""
        self.validate()
        field = self[self.needed]
        if not field.data and not field.errors:
            self.refuse(self.needed, say(message("Write what it is about.")))
        return not self.errors

    def more(self) -> dict[str, Any]:
        """What is saved besides the facts."""
        return {}


class ObjectiveBase(PartBase):
    """An objective, with its critical tasks one on each line."""

    needed = "text"
    tasks = TextAreaField(_l("Critical tasks"))
    tasks_then = HiddenField()
    """As they stood when the form was opened."""

    def open_with(self, kept: list[str]) -> None:
        """The tasks as they are kept; what was sent stands as it was sent, unless only another has changed them."""
        text = "\n".join(kept)
        if not self.is_submitted() or _lines(self["tasks_then"].data) == self.lines():
            self["tasks"].data = text
        elif _lines(self["tasks_then"].data) not in (kept, self.lines()) and self.lines() != kept:
            self.theirs = kept
        self["tasks_then"].data, self["tasks_then"].raw_data = text, None

    theirs: list[str] | None = None
    """What another has saved meanwhile, where both changed the tasks."""

    def lines(self) -> list[str]:
        return _lines(self["tasks"].data)

    def check(self) -> bool:
        super().check()
        if self.theirs is not None:
            now = "; ".join(self.theirs) or say(message("none"))
            self.refuse(
                "tasks", say(message("Somebody else has changed the tasks meanwhile: %(now)s. Save again.", now=now))
            )
        if len(self.lines()) > MOST_TASKS or any(len(line) > LONGEST_TASK for line in self.lines()):
            self.refuse("tasks", say(message("Enter at most 20 tasks of at most 300 characters, one on each line.")))
        try:
            without_identity_number(str(self["tasks"].data or ""))
        except FactError as error:
            self.refuse("tasks", say(error.message))
        return not self.errors


def _lines(text: object) -> list[str]:
    """Each line once, without space around it and between words."""
    found = cleaned(str(text or "")).splitlines()
    return list(dict.fromkeys(" ".join(line.split()) for line in found if line.strip()))


class InjectBase(PartBase):
    needed = "what"


class ObservationBase(PartBase):
    """An observation, perhaps at one of the exercise's points."""

    needed = "text"
    point = Select(_l("At which point"))
    point_then = HiddenField()
    """As it stood when the form was opened."""
    file = StringField(_l("Photo"))
    """Looked into by the view; here for what is wrong with it."""

    def offer(self, exercise: Exercise, observation: Observation) -> None:
        places = [(str(each.safe_point_id), each.point.name) for each in exercise.places]
        self["point"].choices = [("", say(message("None, or all of them"))), *places]
        saved = str(observation.safe_point_id or "")
        opened, mine = str(self["point_then"].data or ""), str(self["point"].data or "")
        if not self.is_submitted() or mine == opened:
            self["point"].data = saved
        else:
            self.moved = bool(observation.id) and saved not in (opened, mine)
        self["point_then"].data, self["point_then"].raw_data = saved, None

    moved = False
    """Have two people chosen different points?"""

    def check(self) -> bool:
        super().check()
        if self.moved:
            sentence = message("Somebody else has chosen another point meanwhile. Look, and save again.")
            self.refuse("point", say(sentence))
        if self["sort"].data is Sort.STRENGTH and self["no_action"].data:
            self.refuse("no_action", say(message("Leave this empty: a strength needs no action.")))
        return not self.errors

    def more(self) -> dict[str, Any]:
        return {"safe_point_id": int(self["point"].data) if self["point"].data else None}


ObjectiveForm: Final = form_of(facts_of(Objective), ObjectiveBase)
InjectForm: Final = form_of(facts_of(Inject), InjectBase)
ObservationForm: Final = form_of(facts_of(Observation), ObservationBase)
