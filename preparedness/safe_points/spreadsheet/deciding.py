"""What a row means for a point: what differs, and what the rules say of it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from preparedness.common.facts import Fact
from preparedness.common.spreadsheet.columns import OWN
from preparedness.common.spreadsheet.report import Remark
from preparedness.common.spreadsheet.rows import Row
from preparedness.geography.borders import check_inside
from preparedness.safe_points.catalogue import BY_KEY
from preparedness.safe_points.records.bulk_entries import Change, Check, Entry
from preparedness.safe_points.rules import contradictions
from preparedness.safe_points.rules.findings import Finding
from preparedness.safe_points.spreadsheet.columns import CHECK, COLUMNS

FACTS = {(column.part, column.name): column.fact for column in COLUMNS}


def change_to(entry: Entry, row: Row) -> Change:
    """Bring the entry to what the row says; the answer tells which parts came to differ."""
    change = Change(entry)
    for part, values in row.parts.items():
        if part.startswith(CHECK):
            _take_check(change, part, values)
        elif part != OWN and _take_facts(change, part, values):
            change.facts.add(part)
    _take_own(change, row.own)
    return change


def _take_facts(change: Change, part: str, values: dict[str, Any]) -> bool:
    facts = change.entry.facts[part]
    if change.entry.id:
        values = {
            name: value
            for name, value in values.items()
            if facts[name] != value and _differ(FACTS[part, name], facts[name], value)
        }
        change.before |= {(part, name): facts[name] for name in values}
    facts.update(values)
    return bool(values)


def _differ(fact: Fact, old: Any, new: Any) -> bool:
    """Would the two stand in a spreadsheet as different texts?"""
    return fact.write(old) != fact.write(new)


def _take_check(change: Change, part: str, values: dict[str, Any]) -> None:
    """A row that says no moment leaves the check as it was; who checked is kept as text, never as an account."""
    if "at" not in values:
        return
    key = part.removeprefix(CHECK)
    before = change.entry.checks[key]
    by = values.get("by", before.by)
    change.before |= {(key, "verified_at"): before.at, (key, "verified_note"): before.note}
    if by != before.by:
        change.entry.checks[key] = Check(values["at"], note=by)
        change.checks.add(key)
    elif _differ(FACTS[part, "at"], before.at, values["at"]):
        change.entry.checks[key] = Check(values["at"], before.by_id, before.by_name, before.note)
        change.checks.add(key)


def _take_own(change: Change, own: dict[str, Any]) -> None:
    entry = change.entry
    if entry.is_example != own.get("is_example", entry.is_example):
        entry.is_example, change.example = own["is_example"], True
    status = own.get("status", entry.status)
    if not entry.id or status is not entry.status:
        change.stepped_from, entry.status = entry.status if entry.id else None, status
        entry.status_on = _if_new(own.get("status_on"), entry.status_on)
        entry.status_reason = _if_new(own.get("status_reason"), entry.status_reason) or ""


def _if_new(given: Any, before: Any) -> Any:
    """The date and reason of the step before, left standing in the row, are not those of a new step."""
    return None if given == before else given


def findings(change: Change, today: date) -> Iterator[Finding]:
    """Facts that cannot stand together, and a position outside the municipality."""
    entry = change.entry
    if change.facts:
        yield from contradictions.check(entry.facts, today)
    if "place" in change.facts and entry.facts["place"]["position"]:
        border = check_inside(entry.municipality, *entry.facts["place"]["position"])
        if border.message:
            yield Finding((("place", "position"),), border.message, refused=border.is_error)


def remark_on(finding: Finding, entry: Entry, row: Row) -> Remark:
    """A finding by row and column: the first of its fields that the file holds, else its first."""
    given = [field for field in finding.fields if field[1] in row.parts.get(field[0], {})]
    part, name = (given or list(finding.fields))[0]
    fact = BY_KEY[part].fact(name)
    written = fact.write(entry.facts[part][name])
    return Remark(finding.message, row.number, fact.column, written, finding.refused)
