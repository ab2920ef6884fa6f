"""Forms about hosts: their facts, what they may correct themselves, assignments."""

from typing import Any, Final

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField
from wtforms.validators import InputRequired

from preparedness.common.columns import facts_of
from preparedness.common.facts import Fact
from preparedness.common.forms import Chosen, FactForm, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.hosts.models import Assignment, CrewNeed, Host, HostTarget

FACTS: Final = {fact.name: fact for fact in facts_of(Host)}
SECTIONS: Final = (
    (message("Who"), ("name", "organisation", "unit", "locality", "languages")),
    (message("Contact on duty"), ("duty_telephone", "duty_email", "duty_seen_by")),
    (message("Private contact"), ("private_telephone", "private_email", "private_seen_by")),
    (message("What and when"), ("roles", "minutes_away", "availability", "away_from", "away_until", "note")),
    (message("Agreement"), ("agreement", "agreement_until", "lendable", "ends_on")),
)
"""The order in which the form asks."""
OWN_SECTIONS: Final = (
    (message("Contact on duty"), ("duty_telephone", "duty_email", "duty_seen_by")),
    (message("Private contact"), ("private_telephone", "private_email", "private_seen_by")),
    (message("Where and when"), ("locality", "languages", "minutes_away", "availability", "away_from", "away_until")),
)
"""What hosts correct themselves. What they are counted on (roles, agreement, training) others answer for."""


class HostBase(FactForm):
    """What both forms check."""

    def check(self) -> bool:
        """All that is wrong is said at once."""
        self.validate()
        begins, ends = self["away_from"].data, self["away_until"].data
        if begins and ends and ends < begins:
            self.refuse("away_until", say(message("Enter a day that is not before the first day away.")))
        return not self.errors


class WithName(HostBase):
    """A host, who may have the same name as another."""

    municipality = Chosen(_l("Municipality"), [InputRequired(_l("Choose the municipality."))])
    although = BooleanField(_l("This is another person with the same name"))

    def check(self) -> bool:
        super().check()
        if not self["name"].data and not self["name"].errors:
            self.refuse("name", say(message("Enter the name.")))
        return not self.errors


class AssignmentBase(FactForm):
    """A host and a point; which of the two is chosen depends on the page."""

    chosen = Chosen(validators=[InputRequired(_l("Choose in the list."))])


def _facts(sections: Any) -> tuple[Fact, ...]:
    return tuple(FACTS[name] for _, names in sections for name in names)


HostForm: Final = form_of(_facts(SECTIONS), WithName)
OwnForm: Final = form_of(_facts(OWN_SECTIONS), HostBase)
AssignmentForm: Final = form_of(facts_of(Assignment), AssignmentBase)
TargetForm: Final = form_of(facts_of(HostTarget))
NeedForm: Final = form_of(tuple(fact for fact in facts_of(CrewNeed) if fact.name != "level"))
