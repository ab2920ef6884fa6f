"""The form with which a checklist is begun in an exercise."""

from collections.abc import Iterable

from preparedness.common.facts import Reference
from preparedness.common.forms import FactForm, form_of
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.guidelines.models import Guideline, Version
from preparedness.safe_points.models import SafePoint


class BeginBase(FactForm):
    why = None  # type: ignore[assignment]  # nothing is changed that somebody would ask about later

    def sound(self) -> bool:
        if not self.is_submitted() or not self.validate():
            return False
        if not self["guideline"].data:
            self.refuse("guideline", say(message("Choose the checklist.")))
        return not self.errors


def begin_form(found: Iterable[tuple[Guideline, Version]], places: list[SafePoint]) -> BeginBase:
    names = {each.id: f"{each.title}, version {version.number}" for each, version in found}
    choose = message("Choose").text
    guideline = Reference(message("Checklist").text, "", name="guideline", names=names, nothing=choose)
    where = {each.id: each.name for each in places}
    nothing = message("No single point").text
    point = Reference(message("Safe point").text, "", name="point", names=where, nothing=nothing)
    form = form_of([guideline, point], BeginBase)()
    if not form.is_submitted():
        form["point"].data = places[0].id if len(places) == 1 else None
    return form
