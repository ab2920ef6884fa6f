"""The short form of a small drill: one point, one thing tried, done in one sitting."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from preparedness.common import clock
from preparedness.common.columns import facts_of
from preparedness.common.facts import Number, Whole
from preparedness.common.forms import Chosen, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.persons import AboutPerson
from preparedness.common.times import Instant
from preparedness.exercises.forms.once import Once
from preparedness.exercises.models import Action, Exercise
from preparedness.exercises.states import Rating

OF_EXERCISE: Final = {fact.name: fact for fact in facts_of(Exercise)}
OF_ACTION: Final = {fact.name: fact for fact in facts_of(Action)}
FACTS: Final = (
    replace(
        OF_EXERCISE["title"], label=message("What was tried").text,
        hint=message("For example: the reserve power was started.").text,
    ),
    replace(OF_EXERCISE["capabilities"], hint=""),
    Instant(
        message("Began").text, "", name="began", done=True,
        hint=message("Day and time, such as 2026-05-12 14:05.").text,
    ),
    Whole(message("It took").text, "", name="minutes", unit="minutes", low=1, high=10_080),
    OF_EXERCISE["announced"],
    replace(
        OF_EXERCISE["leader"], label=message("Who ran it and rated it").text,
        hint=message("A function, initials or a name.").text,
    ),
    Whole(
        message("From the start to reserve power on").text, "", name="power_minutes", unit="minutes", high=10_080,
        hint=message("Leave what was not measured empty.").text,
    ),
    Number(message("Fuel used in all").text, "", name="fuel", unit="litres", high=100_000, decimals=1),
    AboutPerson(message("What worked").text, "", name="strength", length=2000, lines=True, personal=False),
    AboutPerson(message("What did not work").text, "", name="improvement", length=2000, lines=True, personal=False),
    replace(OF_ACTION["text"], name="action", label=message("To be done about it").text),
    OF_ACTION["owner"],
    OF_ACTION["due_on"],
    AboutPerson(message("Why no action is needed").text, "", name="no_action", length=500, personal=False),
)  # fmt: skip


class SmallBase(Once):
    """Where, what, when, how it went, and what is to be done about it."""

    point = Chosen(_l("Safe point"), [InputRequired(_l("Choose the safe point."))])
    rating = RadioField(_l("How it went"), [InputRequired(_l("Choose how it went."))])

    def offer(self, points: list[tuple[str, str]], asked: str) -> None:
        self["point"].choices = [("", say(message("Choose"))), *points]
        self["rating"].choices = [(each.value, f"{each.value}: {say(each.label)}") for each in Rating]
        if not self.is_submitted():
            self["point"].data = asked
            self["began"].data = (clock.now() - timedelta(minutes=20)).replace(second=0, microsecond=0)

    def check(self) -> bool:
        """All that is wrong is said at once."""
        self.validate()
        for name, sentence in (
            ("title", message("Write what was tried.")),
            ("capabilities", message("Tick what it tried.")),
            ("began", message("Enter when it began.")),
            ("minutes", message("Enter how long it took.")),
            ("leader", message("Enter who rated it: a rating counts only when somebody answers for it.")),
        ):
            if not self[name].data and not self[name].errors:
                self.refuse(name, say(sentence))
        self._has_ended()
        self._is_answered()
        self._belongs_together()
        return not self.errors

    def _has_ended(self) -> None:
        if (
            not self["began"].errors
            and not self["minutes"].errors
            and self.ended() > clock.now() + timedelta(minutes=1)
        ):
            self.refuse("minutes", say(message("It would not be over yet: enter how long it took when it is.")))
        long, power = self["minutes"].data, self["power_minutes"].data
        if long and power is not None and power > long:
            self.refuse("power_minutes", say(message("Enter at most as long as it took in all.")))

    def _is_answered(self) -> None:
        """What did not work has an action or a reason; what went badly is told."""
        badly = self["rating"].data in (Rating.M, Rating.U)
        if badly and not self["improvement"].data and not self["improvement"].errors:
            self.refuse("improvement", say(message("Write what did not work.")))
        wants = bool(self["improvement"].data)
        if wants and not self["action"].data and not self["no_action"].data and not self["action"].errors:
            self.refuse("action", say(message("Write what is to be done, or why no action is needed.")))
        if self["action"].data and not wants and not self["improvement"].errors:
            self.refuse("improvement", say(message("Write what did not work, since something is to be done about it.")))

    def _belongs_together(self) -> None:
        """What would be kept nowhere is refused."""
        text = say(message("Write what is to be done as well, or empty this field."))
        for name in ("owner", "due_on"):
            if self[name].data and not self["action"].data and not self[name].errors:
                self.refuse(name, text)
        if self["no_action"].data and not self["improvement"].data and not self["no_action"].errors:
            self.refuse("no_action", say(message("Write what did not work as well, or empty this field.")))

    def ended(self) -> datetime:
        begin: datetime = self["began"].data or clock.now()
        return begin + timedelta(minutes=self["minutes"].data or 0)


SmallForm: Final = form_of(FACTS, SmallBase)
