"""The forms of an action: what is to be done, and how it is closed, opened again and verified."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.columns import facts_of
from preparedness.common.facts import Answer, Choice, Day, Fact, Pick, Reference
from preparedness.common.forms import FactForm, form_of
from preparedness.common.language import say
from preparedness.common.messages import Message, message
from preparedness.common.persons import AboutPerson
from preparedness.exercises.models import Action, Exercise
from preparedness.exercises.records import actions
from preparedness.exercises.rules import actions as rules
from preparedness.exercises.states import Source


class OtherSource(Choice):
    """Where an action comes from that does not come from an exercise of the register."""

    INSPECTION = Source.INSPECTION.value, Source.INSPECTION.label, Source.INSPECTION.word
    OTHER = Source.OTHER.value, Source.OTHER.label, Source.OTHER.word


OWN: Final = {fact.name: fact for fact in facts_of(Action)}
SOURCE: Final = Pick(OWN["source"].label, "", name="source", choices=OtherSource, empty="other")
FOLLOWS: Final = (Source.EXERCISE, Source.REAL_EVENT)
"""Nobody chooses these: an exercise, or a checklist that was run in one, says so."""


class ActionBase(FactForm):
    """What is to be done, by whom and when."""

    def sound(self) -> bool:
        self.validate()
        if not self["text"].data and not self["text"].errors:
            self.refuse("text", say(message("Write what is to be done.")))
        if self._inspection_without_name():
            self.refuse("source_note", say(message("Write which inspection it comes from.")))
        return not self.errors

    def _inspection_without_name(self) -> bool:
        if "source" not in self or self["source"].data != OtherSource.INSPECTION:
            return False
        return not self["source_note"].data and not self["source_note"].errors

    def values(self) -> dict[str, Any]:
        found = super().values()
        return found | {"source": Source(found["source"])} if "source" in found else found


def action_form(action: Action, exercise: Exercise | None) -> ActionBase:
    """The form of an action that comes from this exercise, from one that may not be read, or from none."""
    place = Reference(
        message("Safe point").text, "", name="safe_point_id", names=_points(action, exercise),
        nothing=message("No single point").text,
    )  # fmt: skip
    account = Reference(
        message("Who sees it among their own and is reminded").text, "", name="owner_account_id",
        names=_people(action), nothing=message("Nobody by account").text,
        hint=message("Somebody who reads the exercises of the municipality.").text,
    )  # fmt: skip
    chosen = [] if action.source in FOLLOWS else [SOURCE]
    origin: list[Fact] = [] if action.exercise_id else [*chosen, OWN["source_note"]]
    known = [OWN["text"], place, OWN["due_on"], OWN["priority"], OWN["owner"], account, OWN["element"]]
    return form_of([*known, *origin], ActionBase)(obj=action)


def _points(action: Action, exercise: Exercise | None) -> dict[int, str]:
    return {each.id: f"{each.name} ({each.ref})" for each in actions.points_for(action, exercise)}


def _people(action: Action) -> dict[int, str]:
    """Whoever has it already stays among the choices."""
    there = [action.owner_account] if action.owner_account_id and action.owner_account else []
    return {each.id: called(each) for each in [*actions.people_of(action.municipality), *there]}


def called(account: Account) -> str:
    return f"{account.name} ({account.email})" if account.name else account.email


class StepBase(FactForm):
    """A step of an action; the edition says how it stood when the page was opened."""

    why = None  # type: ignore[assignment]  # WTForms leaves out a field that is None: the step asks for what it needs

    def opened_before(self, action: Action) -> bool:
        """Has somebody changed the action since? Then what is sent next is about how it is now."""
        stale = bool(self.edition.data != str(action.edition))
        self.edition.data, self.edition.raw_data = str(action.edition), None
        return stale


def finish_form(action: Action, files: int) -> StepBase:
    hint = message("Who saw what and when, or what was measured. Files that are attached show it too.").text
    how = AboutPerson(message("How it was shown to be done").text, "", hint, name="outcome", length=1000, lines=True)
    day = Day(message("Done on").text, "", name="closed_on", done=True)
    form = form_of([how, day], StepBase)()
    if not form.is_submitted():
        form["closed_on"].data = clock.today()
    elif form.validate():
        if lacking := rules.lacks_proof(files, form["outcome"].data):
            form.refuse("outcome", say(lacking))
        if refusal := _wrong_day(action, form["closed_on"].data):
            form.refuse("closed_on", say(refusal))
    return form


def _wrong_day(action: Action, day: date | None) -> Message | None:
    if day is None:
        return message("Enter the day on which it was done.")
    return rules.too_early(day, action.exercise.began if action.exercise else "", clock.today())


def reason_form() -> StepBase:
    """Why it is dropped, or opened again."""
    why = AboutPerson(message("Reason").text, "", name="outcome", length=1000, lines=True)
    form = form_of([why], StepBase)()
    if form.is_submitted() and form.validate() and not form["outcome"].data:
        form.refuse("outcome", say(message("Write a reason: others are to understand it later.")))
    return form


def verify_form(found: Iterable[Exercise]) -> StepBase:
    exercise = Reference(
        message("The later exercise").text, "", name="exercise", nothing=message("Choose").text,
        names={each.id: f"{each.title} ({each.began[:10]})" for each in found},
    )  # fmt: skip
    works = Pick(message("Did it work in the later exercise?").text, "", name="works", choices=Answer)
    note = AboutPerson(message("What the later exercise showed").text, "", name="note", length=500, lines=True)
    form = form_of([exercise, works, note], StepBase)()
    if form.is_submitted() and form.validate():
        if not form["exercise"].data:
            form.refuse("exercise", say(message("Choose the exercise.")))
        _judge(form)
    return form


def _judge(form: StepBase) -> None:
    if form["works"].data is Answer.UNKNOWN:
        form.refuse("works", say(message("Choose yes, partly or no.")))
    if form["works"].data in rules.OPENS_AGAIN and not form["note"].data:
        form.refuse("note", say(message("Write what it showed: the action is opened again with these words.")))
