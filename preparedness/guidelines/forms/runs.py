"""The forms of a run: where and why a checklist is begun, and how it is ended."""

from collections.abc import Collection, Iterable
from typing import Final

from flask import request

from preparedness.common.columns import facts_of
from preparedness.common.facts import Pick, Reference
from preparedness.common.forms import FactForm, form_of
from preparedness.common.messages import Message, message
from preparedness.guidelines.models import ChecklistRun
from preparedness.guidelines.states import Occasion
from preparedness.safe_points.models import SafePoint

NOTE: Final = next(fact for fact in facts_of(ChecklistRun) if fact.name == "note")
ANYWAY: Final = "anyway"
SEEN: Final = "seen"


class BeginBase(FactForm):
    why = None  # type: ignore[assignment]  # nothing is changed that somebody would ask about later

    def sound(self) -> bool:
        return self.is_submitted() and bool(self.validate())

    def chosen(self, places: Iterable[SafePoint]) -> SafePoint | None:
        return next((each for each in places if each.id == self["point"].data), None)


def begin_form(places: Iterable[SafePoint], preset: SafePoint | None) -> BeginBase:
    names = {each.id: f"{each.name} ({each.ref})" for each in places}
    nothing = message("No single point").text
    point = Reference(message("Safe point").text, "", name="point", names=names, nothing=nothing)
    occasion = Pick(message("Occasion").text, "", name="occasion", choices=Occasion, empty="inspection")
    form = form_of([point, occasion], BeginBase)()
    if not form.is_submitted() and preset:
        form["point"].data = preset.id
    return form


class EndBase(FactForm):
    why = None  # type: ignore[assignment]  # the note tells what there is to tell

    def confirmed(self, still_open: Collection[int]) -> Message | None:
        """What is lacking: that somebody ends it though these items are open, and has seen which they are."""
        seen = set(request.form.get(SEEN, "").split(","))
        if not still_open:
            return None
        if not request.form.get(ANYWAY):
            return message("Items are not ticked yet. Tick them first, or confirm that you end the checklist anyway.")
        if not {str(each) for each in still_open} <= seen:
            return message("Somebody has undone a tick since you opened the page: look again which items are open.")
        return None


def end_form(run: ChecklistRun) -> EndBase:
    """A note that was written before it was opened again stands there."""
    return form_of([NOTE], EndBase)(obj=run)
