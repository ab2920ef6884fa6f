"""The forms of the log: an entry made afterwards, a correction, a striking out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from preparedness.common.facts import Fact, FactError, Number, Pick, Text
from preparedness.common.forms import FactForm, Select, form_of, written
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.persons import AboutPerson, without_identity_number
from preparedness.common.times import Instant
from preparedness.exercises.models import Exercise, LogEntry
from preparedness.exercises.rules import live, log, times
from preparedness.exercises.rules.times import Logged
from preparedness.exercises.states import Kind

WHY: Final = 300
KIND: Final = Pick(message("What happened").text, "", name="kind", choices=Kind, empty="note")
AT: Final = Instant(
    message("When").text, "", name="at", done=True, hint=message("Day and time, written as 2026-05-12 14:05.").text
)
VALUE: Final = Number(
    message("Figure").text, "", name="value", low=-1_000_000,
    hint=message("Of visitors, fuel in litres, degrees indoors, or another figure. Otherwise empty.").text,
)  # fmt: skip
LABEL: Final = AboutPerson(
    live.LABEL.label, "", name="label", length=80, hint=message("Only for another time or another figure.").text
)
UNIT: Final = Text(message("Unit").text, "", name="unit", length=20, hint=message("Only for another figure.").text)
NOTE: Final = AboutPerson(
    live.NOTE.label, "", name="text", length=1000, lines=True, hint=message("Write no names of visitors.").text
)


def no_identity_number(form: FlaskForm, field: Field) -> None:
    del form
    try:
        without_identity_number(written(field))
    except FactError as error:
        raise ValidationError(say(error.message)) from error


def why(label: Any, demand: Any) -> StringField:
    """A reason that has to be given."""
    short = Length(max=WHY, message=_l("Shorten the reason to at most %(most)s characters.", most=WHY))
    return StringField(label, [DataRequired(demand), short, no_identity_number])


class LogForm(FactForm):
    """What both forms ask of the log: a time that can be true beside what stands there."""

    def sound(self, exercise: Exercise, entries: Sequence[Logged], row: Logged) -> bool:
        """Nothing is wrong. `row` is the entry as it was, or a blank one with number 0."""
        self.validate()
        if "kind" in self and self["kind"].errors:
            return False
        new = self._as_logged(row)
        label, unit, text = (str(self[name].data or "") if name in self else "" for name in ("label", "unit", "text"))
        value = new.value if "value" in self else None
        wrong = live.unfit(new.kind, label, unit, value)
        if "value" in self or new.kind not in live.FIGURE:
            wrong |= {n: each for n, each in live.lacking(new.kind, new.label, value, text).items() if n in self}
        for name, sentence in wrong.items():
            if not self[name].errors:
                self.refuse(name, say(sentence))
        if not self._keeps_time(row):
            self._time_is_possible(exercise, entries, new)
        return not self.errors

    def _as_logged(self, row: Logged) -> Logged:
        """The entry as it would be; what could not be read as it was."""
        names = {"kind", "at", "label", "value"} & {field.name for field in self if not field.errors}
        return replace(row, **{name: self[name].data for name in names if self[name].data is not None or name != "at"})

    def _keeps_time(self, row: Logged) -> bool:
        """The time is left as it stands, of which the form shows no seconds: it stays, also where it is too early."""
        at = self["at"].data
        kept = bool(row.id and not self["at"].errors and at and AT.write(at) == AT.write(row.at))
        if kept:
            self["at"].data = row.at
        return kept

    def _time_is_possible(self, exercise: Exercise, entries: Sequence[Logged], new: Logged) -> None:
        if self["at"].errors:
            return
        if self["at"].data is None:
            self.refuse("at", say(message("Enter a day and a time, written as 2026-05-12 14:05.")))
            return
        others = [each for each in entries if each.id != new.id]
        new = log.settled(others, replace(new, place=self.place_number(new.place)))
        refusal = log.far_off(exercise.begins, exercise.ends, new.at) or times.refusal(others, new)
        if refusal:
            self.refuse("at", say(refusal))
        else:
            self["at"].data = new.at

    def place_number(self, before: int | None) -> int | None:
        """The safe point of the entry."""
        return before


class EntryBase(LogForm):
    """A new entry says where it belongs."""

    place = Select(_l("Where"))

    def offer(self, exercise: Exercise) -> None:
        """The exercise's points to choose among; the only one is chosen beforehand."""
        known = [(str(each.safe_point_id), each.point.name) for each in exercise.places]
        self["place"].choices = [("", say(message("The whole exercise"))), *known]
        if not self.is_submitted() and len(known) == 1:
            self["place"].data = known[0][0]

    def place_number(self, before: int | None) -> int | None:
        del before
        field = self["place"]
        return int(field.data) if field.data and not field.errors else None

    def columns(self) -> dict[str, Any]:
        return {**self.values(), "safe_point_id": self.place_number(None)}


class CorrectionBase(LogForm):
    why = why(_l("Why it is corrected"), _l("Write why it is corrected."))


class StrikeForm(FlaskForm):  # type: ignore[misc]
    """A striking out has to be answered for."""

    strike_why = why(_l("Why it is struck out"), _l("Write why it is struck out."))


EntryForm = form_of([KIND, AT, VALUE, LABEL, UNIT, NOTE], EntryBase)


def correction_form(entry: LogEntry) -> CorrectionBase:
    """The fields that an entry of this kind has."""
    return form_of(list(_facts(entry.kind)), CorrectionBase)(obj=entry)


def _facts(kind: Kind) -> Iterable[Fact]:
    yield AT
    if kind in live.FIGURE:
        known: Mapping[str, Any] = {"label": VALUE.label, "name": "value"}
        yield replace(live.FIGURE[kind], **known)
    if kind in live.OWN:
        yield replace(LABEL, hint="")
    if kind is Kind.OWN_FIGURE:
        yield replace(UNIT, hint="")
    yield NOTE
