"""That a version was looked through and is still right; flush, never commit."""

from datetime import date

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import Version
from preparedness.history import chain, records

MARK = ("version", "reviewed_on")


def review(version: Version) -> None:
    version.reviewed_on = clock.today()
    db.session.flush()


def take_back(version: Version) -> None:
    """As it was before today's change."""
    version.reviewed_on = _before(version)
    db.session.flush()


def _before(version: Version) -> date | None:
    """What the newest of today's changes says stood there."""
    entries = records.later(version.recorded_kind, version.recorded_key(), clock.start_of(clock.today()))
    mine = (*MARK, version.recorded_row())
    changes = (change for entry in entries for change in chain.changes(entry))
    found = next((each.before for each in changes if (each.part, each.name, each.row) == mine), None)
    return date.fromisoformat(found) if found else None
