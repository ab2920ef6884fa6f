"""Erasing personal values is itself an entry: what is missing without one has been taken away by somebody else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from preparedness.accounts.models import Account
from preparedness.history.drafts import Draft, Written
from preparedness.history.facts import Change, read
from preparedness.history.models import Action

KIND: Final = "history"
BEFORE, ACCOUNTS, OBJECTS = "entries before", "accounts", "objects"
NOTHING_OLD: Final = datetime.min.replace(tzinfo=UTC)


def announced(moment: datetime, accounts: Iterable[str]) -> Written:
    """Personal values of entries before the moment are erased, and all of these accounts."""
    told = [Change("", BEFORE, None, moment.isoformat()), Change("", ACCOUNTS, None, list(accounts))]
    return Draft(KIND, "personal", Action.REMOVED, changes=told).written()


def announced_of(kind: str, keys: Iterable[str]) -> Written:
    """Personal values of all entries about these objects are erased."""
    told = [Change("", BEFORE, None, NOTHING_OLD.isoformat()), Change("", OBJECTS, None, [[kind, key] for key in keys])]
    return Draft(KIND, "personal", Action.REMOVED, changes=told).written()


@dataclass(frozen=True)
class Erasure:
    """One such entry, read back."""

    number: int
    before: datetime
    accounts: frozenset[str]
    objects: frozenset[tuple[str, str]]

    def covers(self, row: Mapping[str, Any]) -> bool:
        of_account = row["kind"] == Account.recorded_kind and row["key"] in self.accounts
        of_object = (row["kind"], row["key"]) in self.objects
        return row["number"] < self.number and (row["at"] < self.before or of_account or of_object)


def of(row: Mapping[str, Any]) -> Erasure | None:
    """The erasure that an entry announces, if it announces one."""
    if row["kind"] != KIND:
        return None
    told = {change.name: change.after for change in read(row["facts"])}
    before, objects = datetime.fromisoformat(told[BEFORE]), frozenset(map(tuple, told.get(OBJECTS) or ()))
    return Erasure(row["number"], before, frozenset(told.get(ACCOUNTS) or ()), objects)
