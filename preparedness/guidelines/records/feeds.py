"""When guidelines are to be reviewed, in the calendars of those who keep them.

Calendar programs copy it to servers elsewhere: titles stand there of public guidelines alone.
"""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.messages import message
from preparedness.geography.municipalities import municipality
from preparedness.guidelines.models import Guideline, Version
from preparedness.guidelines.records import versions
from preparedness.guidelines.rules import reviewing, standing
from preparedness.hosts.records import feeds
from preparedness.hosts.rules.feeding import Entry


def entries(account: Account) -> Iterator[Entry]:
    """Of the municipalities where the account keeps guidelines, in two queries."""
    codes = account.own_municipalities(Permission.EDIT_GUIDELINES)
    query = select(Guideline).where(Guideline.review_months.is_not(None))
    rows = list(db.session.scalars(query if codes is None else query.where(Guideline.municipality.in_(codes))))
    there = versions.of_many(each.id for each in rows)
    current = {each.id: standing.in_force(there.get(each.id, []), clock.today()) for each in rows}
    reviewed = _reviewed(each.id for each in current.values() if each)
    for row in rows:
        known = current[row.id]
        day = reviewing.review_due(known.valid_from, reviewed.get(known.id), row.review_months) if known else None
        if day:
            yield _entry(row, day)


def _reviewed(version_ids: Iterator[int]) -> dict[int, date | None]:
    query = select(Version.id, Version.reviewed_on).where(Version.id.in_(list(version_ids)))
    return {row.id: row.reviewed_on for row in db.session.execute(query)}


def _entry(row: Guideline, day: date) -> Entry:
    known = municipality(row.municipality)
    public = message("To be reviewed: %(title)s", title=row.title)
    title = public if row.is_public else message("To be reviewed: guideline %(number)s", number=str(row.id))
    place = known.full_name if known else row.municipality
    return Entry(f"guideline-review-{row.id}", day, title, note=place, sequence=row.edition)


feeds.also(
    feeds.Part(
        "guidelines",
        Permission.EDIT_GUIDELINES,
        message(
            "When guidelines of your municipality are to be reviewed. Those that are not public stand there by number."
        ),
        entries,
    )
)
