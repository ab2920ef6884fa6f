"""Forms of the register: new point, sections, status, opening."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from preparedness.common.columns import facts_of
from preparedness.common.facts import Day
from preparedness.common.forms import FactField, FactForm, Offered, Select, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.geography.borders import check_inside
from preparedness.safe_points.catalogue import BY_KEY, Group
from preparedness.safe_points.kitchens import Kitchen
from preparedness.safe_points.states import Level, OpeningState, Status

FIRST_FACTS = ("name", "premises", "locality", "address", "postal_code", "postal_town", "position", "position_quality")

MESSAGE_LENGTH = Length(max=500, message=_l("Shorten the message to at most 500 characters."))


class Radios(Offered, RadioField):
    pass


class Boxes(Offered, SelectMultipleField):
    pass


class SectionForm(FactForm):
    """One group of facts of one point."""

    checked = BooleanField(_l("I have checked that all of this is right today"))

    def check_place(self, municipality: str | None) -> bool:
        """The name is there, and the position lies in the municipality; a position near the border only warns."""
        if "name" in self and not self["name"].data and not self["name"].errors:
            self.refuse("name", say(message("Enter the name of the point.")))
        position = self["position"].data if "position" in self else None
        if position and municipality and not self["position"].errors:
            check = check_inside(municipality, *position)
            if check.is_error and check.message:
                self.refuse("position", say(check.message))
        return not self.errors


class NewPointForm(SectionForm):
    """What one needs to know to put a point on the list; the rest comes section by section."""

    municipality = Select(_l("Municipality"), [InputRequired(_l("Choose the municipality."))])
    although = BooleanField(_l("This is another point of the same name"))


class KitchenForm(FactForm):
    """A municipal kitchen, and the municipality in which it stood when the form was opened."""

    municipality = Select(_l("Municipality"), [InputRequired(_l("Choose the municipality."))])
    stood_in = HiddenField()
    moved_to = ""
    """Where somebody else has moved it meanwhile, who moved it elsewhere too."""

    def open_at(self, row: Any) -> None:
        super().open_at(row)
        self.stood_in.data, self.stood_in.raw_data = row.municipality, None

    def merge(self, row: Any) -> list[tuple[FactField, Any]]:
        """A kitchen that somebody else has moved stays where it is now, unless it is moved elsewhere here too."""
        if row.municipality not in (self.stood_in.data, self.municipality.data):
            if self.municipality.data == self.stood_in.data:
                self.municipality.data = row.municipality
            else:
                self.moved_to = row.municipality
        return super().merge(row)


class StatusForm(FlaskForm):  # type: ignore[misc]
    """A step in a point's life; `seen` is the status that the page showed."""

    seen = HiddenField()
    valid_on = FactField(
        Day(message("Valid from").text, "", hint=message("Written as 2026-05-12; empty means today.").text, done=True)
    )
    status = Radios(_l("New status"), [InputRequired(_l("Choose the new status."))])
    reason = TextAreaField(_l("Reason"), [Length(max=500, message=_l("Shorten the reason to at most 500 characters."))])


class OpeningForm(FlaskForm):  # type: ignore[misc]
    """What is decided about the doors, and what residents are told."""

    seen = HiddenField()
    shown = HiddenField()
    state = Radios(_l("Opening state"), [InputRequired(_l("Choose the opening state."))])
    decided_by = StringField(
        _l("Decided by"),
        [
            DataRequired(_l("Enter who decided: the function, for example the duty officer.")),
            Length(max=120, message=_l("Shorten it to at most 120 characters.")),
        ],
    )
    level = Select(_l("Level now"), choices={level.value: level.label for level in Level})
    services = Boxes(_l("Services now"))
    message_sv = TextAreaField(_l("Message to residents in Swedish"), [MESSAGE_LENGTH])
    message_en = TextAreaField(_l("Message to residents in English"), [MESSAGE_LENGTH])
    although = BooleanField(_l("Open it although it is not operational"))
    others: Sequence[Any] = ()
    """What somebody else has announced meanwhile, field by field."""

    def offer(self, states: tuple[OpeningState, ...]) -> None:
        self.state.choices = [(state.value, state.label) for state in states]
        self.services.choices = [(fact.name, fact.label) for fact in BY_KEY["services"].facts]


@cache
def section_form(group: Group) -> type[FactForm]:
    return form_of(group.facts, SectionForm)


@cache
def new_point_form() -> type[FactForm]:
    return form_of([BY_KEY["place"].fact(name) for name in FIRST_FACTS], NewPointForm)


@cache
def kitchen_form() -> type[KitchenForm]:
    return form_of(facts_of(Kitchen), KitchenForm)


def status_choices(steps: tuple[Status, ...]) -> list[tuple[str, Any]]:
    return [(step.value, step.label) for step in steps]
