"""One point, whole, as plain values: what spreadsheets read, compare and write."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from preparedness.safe_points.catalogue import GROUPS, VERIFIABLE
from preparedness.safe_points.records.points import missing_text
from preparedness.safe_points.states import Status


def even(text: str) -> str:
    """A text as every other of the register: plain line ends, nothing around it."""
    return text.replace("\r\n", "\n").strip()


@dataclass
class Check:
    """When a group of facts was verified, and by whom: an account's name and a note, or a text that says both."""

    at: datetime | None = None
    by_id: int | None = None
    by_name: str = ""
    note: str = ""

    @property
    def by(self) -> str:
        return ": ".join(part for part in (self.by_name, even(self.note)) if part)


@dataclass
class Entry:
    """One point, whole, as a spreadsheet knows it."""

    ref: str
    municipality: str
    facts: dict[str, dict[str, Any]]
    checks: dict[str, Check]
    status: Status = Status.PROPOSED
    status_on: date | None = None
    status_reason: str = ""
    is_example: bool = False
    id: int = 0

    @property
    def missing(self) -> str:
        return missing_text(self.facts)

    @property
    def oldest_check(self) -> datetime | None:
        moments = [check.at for check in self.checks.values()]
        return None if None in moments else min(moment for moment in moments if moment)


@dataclass
class Change:
    """What differs from the register: the entry as it becomes, and the parts of it to be written."""

    entry: Entry
    facts: set[str] = field(default_factory=set)
    checks: set[str] = field(default_factory=set)
    stepped_from: Status | None = None
    example: bool = False
    before: dict[tuple[str, str], Any] = field(default_factory=dict)
    """What facts and moments of checks (group, name) were before; of a new point nothing was."""

    @property
    def any(self) -> bool:
        return bool(self.facts or self.checks or self.stepped_from or self.example)


@dataclass(frozen=True)
class Stamp:
    """When an import writes, and who imports."""

    at: datetime
    today: date
    by_id: int | None


def blank(ref: str, municipality: str) -> Entry:
    """A point of which nothing is known."""
    facts = {group.key: {fact.name: fact.unknown for fact in group.facts} for group in GROUPS}
    return Entry(ref, municipality, facts, {group.key: Check() for group in VERIFIABLE})
