"""A point as it was: from what holds now, every later change undone, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from preparedness.history.facts import columns_of, kept
from preparedness.history.models import Action, Entry
from preparedness.safe_points.catalogue import GROUPS, row_of
from preparedness.safe_points.models import SafePoint
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.records.recording import KIND, part_of
from preparedness.safe_points.taking_back import changes

Values = dict[str, dict[str, Any]]


@dataclass
class AsItWas:
    """Facts by group, and what can no longer be known since it has been erased."""

    facts: Values
    status: Any
    doors: dict[str, Any]
    erased: set[tuple[str, str]] = field(default_factory=set)
    registered: bool = True


def state_now(point: SafePoint) -> Values:
    """What the history would say of the point as it stands: columns by part."""
    rows: dict[str, Any] = {part_of(group): row_of(point, group) for group in GROUPS}
    rows[Opening.recorded_part] = point.opening
    return {part: _columns(part, row) for part, row in rows.items()}


def _columns(part: str, row: Any) -> dict[str, Any]:
    return {
        name: getattr(row, name) if row is not None else column.fact.unknown
        for name, column in columns_of(KIND, part).items()
    }


def undone(point: SafePoint, later: Iterable[Entry]) -> AsItWas:
    """`later`: the entries after the moment in question, newest first."""
    state, erased, registered = state_now(point), set[tuple[str, str]](), True
    for entry in later:
        registered = registered and entry.action is not Action.CREATED
        for change in changes(entry):
            if (column := kept(KIND, change)) and change.part in state:
                state[change.part][change.name] = column.rich(change.before)
                erased.discard((change.part, change.name))
        if entry.personal is None and entry.personal_digest:
            erased |= _personal()
    return AsItWas(_by_group(state), state[""]["status"], state[Opening.recorded_part], erased, registered)


def _personal() -> set[tuple[str, str]]:
    """Every fact that can be erased: which of them an erased entry had changed cannot be seen any more."""
    parts = [*(part_of(group) for group in GROUPS), Opening.recorded_part]
    return {(part, name) for part in parts for name, column in columns_of(KIND, part).items() if column.personal}


def _by_group(state: Values) -> Values:
    for part in state.values():
        if {"lat", "lon"} <= part.keys():
            part["position"] = None if None in (part["lat"], part["lon"]) else (part["lat"], part["lon"])
    return {group.key: {fact.name: state[part_of(group)][fact.name] for fact in group.facts} for group in GROUPS}


def moment_known(first: Entry | None, moment: datetime) -> bool:
    """Does the history reach back so far? It begins with the point, or with its first change after an upgrade."""
    return first is not None and (first.action is Action.CREATED or first.at <= moment)
