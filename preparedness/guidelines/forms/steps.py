"""The forms with which a version goes on: to review, to its decision, out of force, or away."""

from datetime import date
from typing import Any, Final

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from preparedness.common import clock
from preparedness.common.columns import facts_of
from preparedness.common.facts import Answer, Choice, Fact, Pick, Reference
from preparedness.common.forms import FactForm, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.persons import AboutPerson
from preparedness.guidelines.models import Version
from preparedness.guidelines.rules import approving
from preparedness.guidelines.rules.approving import Decision


class ReadAgain(Choice):
    """Whether a new version is to be read by whoever has read the one before."""

    YES = Answer.YES.value, "Yes: everybody reads it again", "ja"
    NO = Answer.NO.value, "No: whoever has confirmed the previous version has read enough", "nej"
    UNKNOWN = Answer.UNKNOWN.value, "Not decided yet", "okänt"


OWN: Final = {fact.name: fact for fact in facts_of(Version)}
AGAIN: Final = Pick(OWN["read_again"].label, "", name="read_again", choices=ReadAgain)


class StepBase(FactForm):
    """A step of a version; `edition` says which version was looked at, and how it stood."""

    why = None  # type: ignore[assignment]  # WTForms leaves out a field that is None: the step asks for what it needs

    @staticmethod
    def mark_of(version: Version) -> str:
        return f"{version.id}.{version.edition}"

    def opened_before(self, version: Version) -> bool:
        """Has somebody changed the version since? Then what is sent next is about how it is now."""
        mark = self.mark_of(version)
        stale = self.is_submitted() and self.edition.data != mark
        self.edition.data, self.edition.raw_data = mark, None
        return stale

    def need(self, **sentences: str) -> None:
        """Each of these fields has something in it, or says what to do."""
        for name, sentence in sentences.items():
            if not self[name].data and not self[name].errors:
                self.refuse(name, sentence)


def changes_form(version: Version) -> StepBase:
    """What is new, before it goes to review; the first version is new as a whole."""
    form = form_of([OWN["changes"]] if version.number > 1 else [], StepBase)(obj=version)
    form.edition.data = form.edition.data or form.mark_of(version)  # pressed on another page
    if form.is_submitted() and form.validate() and version.number > 1:
        _need_changes(form, version)
    return form


def _need_changes(form: StepBase, version: Version) -> None:
    if refusal := approving.lacks_changes(version.number, form["changes"].data):
        form.refuse("changes", say(refusal))


class ApproveBase(StepBase):
    """The decision."""

    since_then = BooleanField(_l("It has applied since then"))
    meant = BooleanField(_l("The day is meant so"))

    def check(self, before: date | None, review: date | None) -> None:
        """All that is wrong is said at once."""
        self.validate()
        self.need(decided_by=say(message("Enter which body or function decided.")))
        decision = Decision(self["decided_on"].data, self["valid_from"].data, self["since_then"].data)
        for name, refusal in approving.wrong_days(decision, before, clock.today()).items():
            if not self[name].errors:
                self.refuse(name, say(refusal))
        asked = approving.unusual(decision.valid_from, review, clock.today())
        if asked and not self["valid_from"].errors and not self["meant"].data:
            self.refuse("meant", say(asked))
        if "read_again" in self and self["read_again"].data == ReadAgain.UNKNOWN:
            self.refuse("read_again", say(message("Say whether it is to be read again.")))

    def values(self) -> dict[str, Any]:
        found = super().values()
        return found | {"read_again": Answer(found["read_again"].value)} if "read_again" in found else found


def approve_form(version: Version, before: date | None, review: date | None) -> ApproveBase:
    """Asked of the first version: when, by whom. Of later ones also who reads again."""
    facts: list[Fact] = [OWN[name] for name in ("decided_by", "decided_on", "reference", "valid_from")]
    if version.number > 1:
        facts += [AGAIN]
    form = form_of(facts, ApproveBase)(obj=version)
    if "read_again" in form and not form.is_submitted():
        form["read_again"].data = _again(version.read_again)
    if form.is_submitted():
        form.check(before, review)
    return form


def _again(answer: Answer) -> ReadAgain:
    return ReadAgain(answer.value) if answer.value in ReadAgain.values() else ReadAgain.UNKNOWN


def withdraw_form(others: dict[int, str]) -> StepBase:
    """Why, and what holds instead."""
    hint = message("Whoever follows an old link reads it.").text
    why = AboutPerson(message("Why it is withdrawn").text, "", hint, name="withdrawn_why", length=500, lines=True)
    instead = Reference(
        message("Which guideline holds instead").text, "", name="replaced_by_id", names=others,
        nothing=message("None, or not decided").text,
    )  # fmt: skip
    form = form_of([why, instead] if others else [why], StepBase)()
    if form.is_submitted() and form.validate():
        form.need(withdrawn_why=say(message("Write why it is withdrawn: others are to understand it later.")))
    return form


class RemoveBase(StepBase):
    """That a draft goes, and perhaps the guideline that has nothing else."""

    whole = BooleanField(_l("Remove the guideline too"))


def remove_form() -> RemoveBase:
    form: RemoveBase = form_of([], RemoveBase)()
    form.validate_on_submit()
    return form
