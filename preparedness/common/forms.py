"""Forms made from facts: each field reads and writes as its fact does, and keeps what was typed when it cannot."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar, overload
from zlib import crc32

from flask import request
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovPasswordInput, GovTextInput
from wtforms import Field, HiddenField, SelectField, StringField
from wtforms.validators import Length, StopValidation, ValidationError

from preparedness.common.facts import Answer, Choice, Day, Fact, FactError, Number, Pick, Reference, Text, cleaned
from preparedness.common.language import say
from preparedness.common.many import Many
from preparedness.common.messages import message
from preparedness.common.persons import without_identity_number

CHOICE, THEIRS = "choice-", "theirs"
"""Beside a field that two people changed, another of this name says whose value is to hold."""
FEW = 5
"""So many choices stand as radio buttons; more become a drop-down list."""


class Offered:
    """What was sent is among the choices, or the reader is told what to do."""

    def pre_validate(self, form: Any) -> None:
        try:
            super().pre_validate(form)  # type: ignore[misc]
        except ValueError as error:
            raise StopValidation(
                say(message("Choose among what the page offers. Reload it if it has grown old."))
            ) from error


class Select(Offered, SelectField):
    """A drop-down list."""


class Chosen(Select):
    """Where nothing is chosen, its own validators say what to do."""

    def pre_validate(self, form: Any) -> None:
        if self.data:
            super().pre_validate(form)


class _Spoken:
    """The library says "Error" to screen readers in English, whatever it is asked to say."""

    def map_gov_params(self, field: Field, **kwargs: Any) -> dict[str, Any]:
        params: dict[str, Any] = super().map_gov_params(field, **kwargs)  # type: ignore[misc]
        if params.get("errorMessage"):
            params["errorMessage"]["visuallyHiddenText"] = say(message("Error"))
        return params


class TextInput(_Spoken, GovTextInput):  # type: ignore[misc]
    """A line of text."""


class PasswordInput(_Spoken, GovPasswordInput):  # type: ignore[misc]
    """A password, which can be shown."""


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
            self.data = self.fact.read(self._sent(valuelist))
        except FactError as error:
            self.suggestion = error.suggestion
            raise ValueError(say(error.message)) from error

    def shown_value(self) -> str:
        """What stands in the field: what was typed, else the value as people write it."""
        return self._sent(self.raw_data) if self.raw_data else self.fact.write(self.data)

    def _sent(self, texts: Sequence[str]) -> str:
        """One text of what was sent; each box that is ticked is sent for itself."""
        return ", ".join(filter(None, texts)) if isinstance(self.fact, Many) else str(texts[-1])

    @property
    def look(self) -> str:
        fact = self.fact
        if isinstance(fact, Many):
            return "boxes"
        if isinstance(fact, Reference):
            return "reference"
        if isinstance(fact, Pick):
            return "answer" if fact.choices is Answer else "radios" if len(fact.choices) <= FEW else "select"
        if isinstance(fact, Text):
            return "area" if fact.lines else "text"
        return "number" if isinstance(fact, Number) else "day" if isinstance(fact, Day) else "text"

    def agrees(self, saved: Any, mark: str) -> bool:
        """Did only one of two people change this field since it had this `mark`? Then that one's value holds."""
        if _mark(self.fact, saved) == mark:
            return True
        if not self.process_errors and _mark(self.fact, self.data) == mark:
            self.data, self.raw_data = saved, None
        return bool(not self.process_errors and saved == self.data)

    def choices(self) -> Iterable[tuple[Choice, bool]]:
        """Each choice and whether it is the one that stands."""
        fact = self.fact
        if isinstance(fact, Pick):
            chosen = self.raw_data[-1] if self.raw_data else self.data
            yield from ((choice, choice == chosen) for choice in fact.choices)
        elif isinstance(fact, Many):
            ticked = self.raw_data or fact.chosen(self.data)
            yield from ((choice, choice in ticked) for choice in fact.offered())


def _mark(fact: Fact, value: Any) -> str:
    """A short mark of a value, to see later whether it is still the same."""
    return f"{crc32(fact.write(value).encode()):x}"


def written(field: Field) -> str:
    """What stands in a text field, without space around it and signs that cannot be seen."""
    return cleaned(str(field.data or ""))


class Row(Protocol):
    """What the form is about: a row whose edition rises with every change."""

    @property
    def edition(self) -> int: ...


def _no_identity_number(form: FlaskForm, field: Field) -> None:
    """What is kept for good, and in every reader's sight, must not hold one."""
    del form
    try:
        without_identity_number(written(field))
    except FactError as error:
        raise ValidationError(say(error.message)) from error


class FactForm(FlaskForm):  # type: ignore[misc]
    """A form over facts, with the edition and the values it was opened at so that another's change is noticed."""

    edition = HiddenField()
    opened = HiddenField()
    why = StringField(
        _l("Why (if it is worth knowing later)"),
        [Length(max=500, message=_l("Shorten the reason to at most 500 characters.")), _no_identity_number],
    )

    def fact_fields(self) -> list[FactField]:
        return [field for field in self if isinstance(field, FactField)]

    def values(self) -> dict[str, Any]:
        return {field.fact.name: field.data for field in self.fact_fields()}

    def open_at(self, row: Row) -> None:
        """Remember the row as it is now: what is sent next is compared with this."""
        self.edition.data, self.edition.raw_data = str(row.edition), None
        marks = [_mark(field.fact, getattr(row, field.fact.name)) for field in self.fact_fields()]
        self.opened.data, self.opened.raw_data = ".".join(marks), None

    def merge(self, row: Row) -> list[tuple[FactField, Any]]:
        """Take over what somebody else has saved in fields left alone here; the other fields, with what was saved."""
        self._take_chosen(row)
        if self.edition.data == str(row.edition):
            return []
        fields = self.fact_fields()
        marks = str(self.opened.data or "").split(".")
        marks = marks if len(marks) == len(fields) else [""] * len(fields)
        found = ((field, getattr(row, field.fact.name), mark) for field, mark in zip(fields, marks, strict=True))
        return [(field, saved) for field, saved, mark in found if not field.agrees(saved, mark)]

    def _take_chosen(self, row: Row) -> None:
        """Shown both values, the reader chose the other's for some fields."""
        for field in self.fact_fields():
            if request.form.get(CHOICE + field.name) == THEIRS:
                field.data, field.raw_data, field.process_errors = getattr(row, field.fact.name), None, []

    def refuse(self, name: str, sentence: str) -> None:
        """Add an error to a field after its own checks."""
        field = self[name]
        field.errors = [*field.errors, sentence]


Made = TypeVar("Made", bound=FactForm)


@overload
def form_of(facts: Sequence[Fact]) -> type[FactForm]: ...
@overload
def form_of(facts: Sequence[Fact], base: type[Made]) -> type[Made]: ...
def form_of(facts: Sequence[Fact], base: type[FactForm] = FactForm) -> type[FactForm]:
    """A form class with one field per fact, in their order."""
    fields: Mapping[str, Any] = {fact.name: FactField(fact) for fact in facts}
    return type("FactsForm", (base,), dict(fields))
