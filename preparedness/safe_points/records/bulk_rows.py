"""Between a point's entry and the rows of its tables."""

from typing import Any

from sqlalchemy import Row, Select, Table

from preparedness.accounts.models import Account
from preparedness.common.alphabet import sort_key
from preparedness.safe_points.catalogue import BY_KEY, Group
from preparedness.safe_points.models import SafePoint, StatusChange
from preparedness.safe_points.records.bulk_entries import Check, Entry, Stamp, blank, even
from preparedness.safe_points.records.points import search_text
from preparedness.safe_points.states import Status

POINTS: Table = SafePoint.__table__  # type: ignore[assignment]
STEPS: Table = StatusChange.__table__  # type: ignore[assignment]
ACCOUNTS: Table = Account.__table__  # type: ignore[assignment]
PLACE = BY_KEY["place"]


def table_of(group: Group) -> Table:
    table: Table = group.table.__table__  # type: ignore[assignment]
    return table


def with_verifier(query: Select[Any], table: Table, *, lock: bool) -> Select[Any]:
    """The rows with the name of who verified them."""
    named = query.add_columns(ACCOUNTS.c.name.label("verifier_name"), ACCOUNTS.c.email.label("verifier_email"))
    joined = named.outerjoin(ACCOUNTS, ACCOUNTS.c.id == table.c.verified_by_id)
    return joined.with_for_update(of=table) if lock else joined


def entry(row: Row[Any]) -> Entry:
    """A point's entry from its own row, its other groups still unknown."""
    made = blank(row.ref, row.municipality)
    made.id, made.status, made.is_example = row.id, row.status, row.is_example
    take(made, PLACE, row)
    return made


def take(into: Entry, group: Group, row: Row[Any]) -> None:
    """Put the facts of one table's row into the entry."""
    values = row._mapping  # noqa: SLF001 - the documented way to a row's columns by name
    facts = into.facts[group.key]
    for name in facts:
        facts[name] = _position(row) if name == "position" else values[name]
    if group.verifiable:
        by = row.verifier_name or row.verifier_email or ""
        into.checks[group.key] = Check(row.verified_at, row.verified_by_id, by, row.verified_note)


def take_step(into: Entry, step: Row[Any]) -> None:
    """The latest step of the status, its reason with the line ends that spreadsheets write."""
    into.status_on, into.status_reason = step.valid_on, even(step.reason)


def _position(row: Row[Any]) -> tuple[float, float] | None:
    return None if row.lat is None or row.lon is None else (row.lat, row.lon)


def facts(of: Entry, group: Group) -> dict[str, Any]:
    """Columns of a group's facts."""
    values = dict(of.facts[group.key])
    if group.key == PLACE.key:
        values["lat"], values["lon"] = values.pop("position") or (None, None)
    return values


def check(of: Check) -> dict[str, Any]:
    return {"verified_at": of.at, "verified_by_id": of.by_id, "verified_note": of.note}


def kept(of: Entry) -> dict[str, Any]:
    """What lists filter on."""
    place = of.facts[PLACE.key]
    words = {"search": search_text(of.ref, place), "sort_name": sort_key(place["name"])}
    return {"missing": of.missing, "oldest_check": of.oldest_check} | words


def own(of: Entry) -> dict[str, Any]:
    return {"status": of.status, "is_example": of.is_example, **kept(of)}


def of_point(new: Entry, stamp: Stamp) -> dict[str, Any]:
    """A whole new row of the points' table."""
    identity = {
        "ref": new.ref,
        "municipality": new.municipality,
        "running_number": int(new.ref.rpartition("-")[2]),
        "created_at": stamp.at,
    }
    return identity | own(new) | _group(new, PLACE, stamp)


def of_group(new: Entry, group: Group, stamp: Stamp) -> dict[str, Any]:
    """A whole new row of a group's table."""
    return {"safe_point_id": new.id} | _group(new, group, stamp)


def _group(new: Entry, group: Group, stamp: Stamp) -> dict[str, Any]:
    verified = check(new.checks.get(group.key, Check()))
    return facts(new, group) | verified | {"edition": 1, "updated_at": stamp.at, "updated_by_id": stamp.by_id}


def of_step(of: Entry, before: Status | None, stamp: Stamp) -> dict[str, Any]:
    return {
        "safe_point_id": of.id,
        "before": before,
        "after": of.status,
        "valid_on": of.status_on or stamp.today,
        "reason": of.status_reason,
        "changed_at": stamp.at,
        "changed_by_id": stamp.by_id,
    }
