"""A point as it was: its facts by group, its status and its doors at a moment that is past."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from preparedness.history import then
from preparedness.history.facts import columns_of
from preparedness.history.models import Entry
from preparedness.safe_points.catalogue import GROUPS, row_of
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.records.recording import KIND, part_of

Values = dict[str, dict[str, Any]]
PARTS: Final = (*(part_of(group) for group in GROUPS), Opening.recorded_part)


@dataclass
class AsItWas:
    """Facts by group, and what can no longer be known since it has been erased."""

    facts: Values
    status: Any
    doors: dict[str, Any]
    erased: set[tuple[str, str]] = field(default_factory=set)
    registered: bool = True


def undone(point: SafePoint, later: Iterable[Entry]) -> AsItWas:
    """`later`: the entries after the moment in question, newest first."""
    rows = [row_of(point, group) for group in GROUPS]
    now = then.state_of([*rows, *([point.opening] if point.opening else [])])
    was = then.undone(KIND, {(part, ""): values for (part, _), values in now.items()}, later, by_row=False)
    state = {part: _rich(part, was.state.get((part, ""), {})) for part in PARTS}
    return AsItWas(_by_group(state), state[""]["status"], state[Opening.recorded_part], was.erased, was.there)


def _rich(part: str, plain: dict[str, Any]) -> dict[str, Any]:
    return {name: column.rich(plain.get(name)) for name, column in columns_of(KIND, part).items()}


def _by_group(state: Values) -> Values:
    for part in state.values():
        if {"lat", "lon"} <= part.keys():
            part["position"] = None if None in (part["lat"], part["lon"]) else (part["lat"], part["lon"])
    return {group.key: {fact.name: state[part_of(group)][fact.name] for fact in group.facts} for group in GROUPS}
