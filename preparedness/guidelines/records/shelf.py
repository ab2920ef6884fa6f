"""The guidelines that somebody may find, with how their versions stand: light rows, always the same few queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.guidelines.models import Asked, Confirmation, Guideline, Version
from preparedness.guidelines.records.narrowing import Filters
from preparedness.guidelines.records.reading import still_host, theirs
from preparedness.guidelines.rules import library, reading
from preparedness.guidelines.rules.library import Stood
from preparedness.guidelines.rules.reviewing import review_due
from preparedness.guidelines.rules.standing import DECIDED, Known, in_force

Where = Collection[ColumnElement[bool]]


@dataclass
class Shelved:
    """One guideline of the library before it is shown."""

    id: int
    title: str
    stood: list[Stood] = field(default_factory=list)
    """The versions that may be found, what holds first."""
    draft: Known | None = None
    """What is being written of it."""
    due: date | None = None
    read: bool | None = None
    """Has whoever looks read it? None where they were not asked to."""


@dataclass
class _Versions:
    known: list[Known] = field(default_factory=list)
    reviewed: dict[int, date | None] = field(default_factory=dict)


def shelved(filters: Filters, where: Where) -> list[Shelved]:
    """All that may be found, in no order."""
    versions, own = _versions(where), _own(filters.account_id)
    columns = (Guideline.id, Guideline.title, Guideline.municipality, Guideline.review_months)
    rows: Iterable[Row[Any]] = db.session.execute(select(*columns).where(*where))
    found = (_shelved(row, versions[row.id], filters, own.get(row.id)) for row in rows)
    return [each for each in found if each]


def _shelved(row: Row[Any], versions: _Versions, filters: Filters, confirmed: set[int] | None) -> Shelved | None:
    today, edits = clock.today(), filters.edit(row.municipality)
    looked = library.looked_at(filters.standing, older=filters.older, edits=edits)
    holds = in_force(versions.known, today)
    made = Shelved(row.id, row.title, library.on_shelf(versions.known, today, looked))
    if holds:
        made.due = review_due(holds.valid_from, versions.reviewed[holds.id], row.review_months)
        made.read = None if confirmed is None else reading.has_read(confirmed, reading.needed(versions.known, today))
    made.draft = next((each for each in versions.known if edits and each.state not in DECIDED), None)
    empty = edits and not versions.known and not filters.standing
    fits = library.is_due(made.due, filters.due, today) and not (filters.unread and made.read is not False)
    return made if fits and (made.stood or empty) else None


def _versions(where: Where) -> dict[int, _Versions]:
    found: dict[int, _Versions] = defaultdict(_Versions)
    columns = (
        Version.guideline_id, Version.id, Version.number, Version.state, Version.valid_from, Version.read_again,
        Version.reviewed_on,
    )  # fmt: skip
    query = select(*columns).join(Guideline, Guideline.id == Version.guideline_id).where(*where)
    for row in db.session.execute(query):
        one = found[row.guideline_id]
        one.known.append(Known(row.id, row.number, row.state, row.valid_from, row.read_again is not Answer.NO))
        one.reviewed[row.id] = row.reviewed_on
    return found


def _own(account_id: int) -> dict[int, set[int]]:
    """The guidelines that a person was asked to read, with the numbers of the versions that they confirmed."""
    query = (
        select(Asked.guideline_id, Version.number)
        .outerjoin(Confirmation, Confirmation.reader_id == Asked.id)
        .outerjoin(Version, Version.id == Confirmation.version_id)
        .where(theirs(account_id), still_host())
    )
    found: dict[int, set[int]] = defaultdict(set)
    for row in db.session.execute(query):
        found[row.guideline_id] |= {row.number} if row.number else set()
    return found
