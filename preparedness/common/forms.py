"""Forms made from facts: each field reads and writes as its fact does, and keeps what was typed when it cannot."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField

from preparedness.common.facts import Answer, Choice, Day, Fact, FactError, Number, Pick, Text
from preparedness.common.language import say

FEW = 5
"""So many choices stand as radio buttons; more become a drop-down list."""


class FactField(Field):
    """A field of a form that holds a fact's value; templates/common/forms.html draws it by `look`."""

    def __init__(self, fact: Fact, **kwargs: Any) -> None:
        kwargs["default"] = fact.unknown
        super().__init__(fact.label, **kwargs)
        self.fact = fact
        self.suggestion = ""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        if not valuelist:
            return
        try:
            self.data = self.fact.read(valuelist[-1])
        except FactError as error:
            self.suggestion = error.suggestion
            raise ValueError(say(error.message)) from error

    def shown_value(self) -> str:
        """What stands in the field: what was typed, else the value as people write it."""
        if self.raw_data:
            return str(self.raw_data[-1])
        return self.fact.write(self.data)

    @property
    def look(self) -> str:
        fact = self.fact
        if isinstance(fact, Pick):
            return "answer" if fact.choices is Answer else "radios" if len(fact.choices) <= FEW else "select"
        if isinstance(fact, Text):
            return "area" if fact.lines else "text"
        return "number" if isinstance(fact, Number) else "day" if isinstance(fact, Day) else "text"

    def choices(self) -> Iterable[tuple[Choice, bool]]:
        """Each choice and whether it is the one that stands."""
        fact = self.fact
        if isinstance(fact, Pick):
            chosen = self.raw_data[-1] if self.raw_data else self.data
            yield from ((choice, choice == chosen) for choice in fact.choices)


def written(field: Field) -> str:
    """What stands in a text field, without space around it."""
    return str(field.data or "").strip()


class FactForm(FlaskForm):  # type: ignore[misc]
    """A form over facts, with the edition it was opened at so that another's change is noticed."""

    edition = HiddenField()

    def fact_fields(self) -> list[FactField]:
        return [field for field in self if isinstance(field, FactField)]

    def values(self) -> dict[str, Any]:
        return {field.fact.name: field.data for field in self.fact_fields()}

    def refuse(self, name: str, sentence: str) -> None:
        """Add an error to a field after its own checks."""
        field = self[name]
        field.errors = [*field.errors, sentence]


def form_of(facts: Sequence[Fact], base: type[FactForm] = FactForm) -> type[FactForm]:
    """A form class with one field per fact, in their order."""
    fields: Mapping[str, Any] = {fact.name: FactField(fact) for fact in facts}
    return type("FactsForm", (base,), dict(fields))
