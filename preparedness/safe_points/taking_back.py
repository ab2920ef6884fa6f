"""Taking one change back: its form is opened with the values from before, and saved as a new change."""

from collections.abc import Iterator
from typing import Any, Final

from preparedness.common.forms import FactForm
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.history import chain
from preparedness.history.facts import kept
from preparedness.history.models import Entry
from preparedness.safe_points.catalogue import GROUPS, Group
from preparedness.safe_points.records.recording import part_of

ARGUMENT: Final = "tillbaka"
"""Names the entry in the address of a form that is opened to take it back."""


def before(entry: Entry, part: str, names: set[str]) -> dict[str, Any]:
    """The values of these fields before the entry, where it changed them and they are still known."""
    told = {change.name: change for change in chain.changes(entry) if change.part == part}
    values = {name: column.rich(told[name].before) for name in told if (column := kept(entry.kind, told[name]))}
    if "position" in names and {"lat", "lon"} & values.keys():
        values["position"] = None if None in (values.get("lat"), values.get("lon")) else (values["lat"], values["lon"])
    return {name: value for name, value in values.items() if name in names}


def sections(entry: Entry) -> Iterator[tuple[Group, dict[str, Any]]]:
    """The sections of a point whose facts the entry changed, with the values from before."""
    for group in GROUPS:
        if values := before(entry, part_of(group), {fact.name for fact in group.facts}):
            yield group, values


def fill(form: FactForm, entry: Entry, part: str = "") -> None:
    """Put the values from before the entry into a form that has just been opened."""
    values = before(entry, part, {field.fact.name for field in form.fact_fields()})
    for field in form.fact_fields():
        field.data = values.get(field.fact.name, field.data)
    form["why"].data = say(message("Takes back change %(number)s", number=str(entry.number)))
