"""What the history is told of points that are written many at a time."""

from collections.abc import Iterator, Mapping
from typing import Any

from preparedness.history.drafts import Draft, Written
from preparedness.history.facts import Change as Told
from preparedness.history.facts import columns_of
from preparedness.history.models import Action
from preparedness.safe_points.catalogue import GROUPS, VERIFIABLE, Group
from preparedness.safe_points.models import SafePoint, StatusChange
from preparedness.safe_points.openings import Opening
from preparedness.safe_points.records.bulk_entries import Change, Entry

KIND = SafePoint.recorded_kind
Values = Mapping[str, Any]
Said = dict[str, tuple[dict[str, Any], dict[str, Any]]]
"""Per part of the history: columns before, and after."""


def part_of(group: Group) -> str:
    """What the history calls a group: the place is the point itself."""
    table: Any = group.table
    return str(table.recorded_part)


def opened(point: SafePoint, before: Opening | None, after: dict[str, Any]) -> Written:
    """Another opening state, in the columns of `Opening`."""
    names = columns_of(KIND, Opening.recorded_part)
    was = {name: getattr(before, name) for name in names} if before else {}
    draft = Draft(KIND, point.ref, Action.CHANGED, point.municipality, point.name)
    return _written(draft, {Opening.recorded_part: (was, after)})


def created(entry: Entry) -> Written:
    """A new point with all that a file says of it."""
    said: Said = {part_of(group): ({}, _columns(entry.facts[group.key])) for group in GROUPS}
    for group in VERIFIABLE:
        check = entry.checks[group.key]
        said[part_of(group)][1].update(verified_at=check.at, verified_note=check.note)
    said[""][1].update(status=entry.status, is_example=entry.is_example)
    said[StatusChange.recorded_part] = ({}, _step(entry))
    return _of_entry(entry, Action.CREATED, said, entry.status_reason)


def changed(change: Change) -> Written:
    """What a file changes of a point that was there already."""
    entry = change.entry
    said: Said = {}
    for group in GROUPS:
        was = {name: value for (key, name), value in change.before.items() if key == group.key}
        after = {name: _now(entry, group, name) for name in was}
        said[part_of(group)] = (_columns(was), _columns(after))
    if change.stepped_from:
        said[""][0]["status"], said[""][1]["status"] = change.stepped_from, entry.status
        said[StatusChange.recorded_part] = ({}, _step(entry))
    if change.example:
        said[""][0]["is_example"], said[""][1]["is_example"] = not entry.is_example, entry.is_example
    only_checked = not (change.facts or change.stepped_from or change.example)
    why = entry.status_reason if change.stepped_from else ""
    return _of_entry(entry, Action.CHECKED if only_checked else Action.CHANGED, said, why)


def _now(entry: Entry, group: Group, name: str) -> Any:
    if name in entry.facts[group.key]:
        return entry.facts[group.key][name]
    return {"verified_at": entry.checks[group.key].at, "verified_note": entry.checks[group.key].note}[name]


def _columns(facts: Values) -> dict[str, Any]:
    """Facts as columns: the position is two of them."""
    values = dict(facts)
    if "position" in values:
        values["lat"], values["lon"] = values.pop("position") or (None, None)
    return values


def _of_entry(entry: Entry, action: Action, said: Said, why: str) -> Written:
    draft = Draft(KIND, entry.ref, action, entry.municipality, entry.facts["place"]["name"], why=why)
    return _written(draft, said)


def _step(entry: Entry) -> dict[str, Any]:
    return {"valid_on": entry.status_on, "reason": entry.status_reason}


def _written(draft: Draft, said: Said) -> Written:
    for part, (was, after) in said.items():
        for personal, told in _told(part, was, after):
            (draft.personal if personal else draft.changes).append(told)
    return draft.written()


def _told(part: str, was: Values, after: Values) -> Iterator[tuple[bool, Told]]:
    columns = columns_of(KIND, part)
    for name, value in after.items():
        column = columns[name]
        yield column.personal, Told(part, name, column.plain(was.get(name)), column.plain(value))
