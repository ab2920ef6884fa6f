"""Exercises in the calendar that people already have under their secret address, and on the page of the calendar."""

from collections.abc import Iterator

from sqlalchemy import func, select

from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.messages import message
from preparedness.exercises.models import Exercise
from preparedness.exercises.records.exercises import Scope, visible, with_places
from preparedness.exercises.records.listing import told
from preparedness.exercises.records.planning import begins, in_order
from preparedness.exercises.rules.feeding import Fed, entry
from preparedness.exercises.states import ExerciseType
from preparedness.geography.municipalities import municipality
from preparedness.hosts.records import feeds
from preparedness.hosts.rules.feeding import Entry

first_four = func.substr(begins, 1, 4)


def entries(account: Account) -> Iterator[Entry]:
    """Of municipalities where the account reads exercises, from a year back on."""
    codes = account.own_municipalities(Permission.READ_EXERCISES)
    since = clock.months_later(clock.today(), -feeds.BACK_MONTHS).isoformat()
    scope = None if codes is None else frozenset(codes)
    query = select(Exercise).where(visible(scope), Exercise.type != ExerciseType.REAL_EVENT, begins >= since)
    for row in db.session.scalars(with_places(query)):
        found = entry(_fed(row), may_edit=account.may(Permission.EDIT_EXERCISES, row.municipality))
        if found:
            yield found


def _fed(row: Exercise) -> Fed:
    known = municipality(row.municipality)
    names = [place.point.name for place in row.places]
    name = known.full_name if known else row.municipality
    said = (row.id, row.title, row.type, row.status, row.announced, row.begins, row.ends, row.edition)
    return Fed(*said, names, name, row.began)


def years(scope: Scope, edits: Scope) -> list[str]:
    """The years in which there are exercises, the latest first."""
    query = select(first_four).where(visible(scope), told(edits), begins != "").distinct()
    return sorted(db.session.scalars(query), reverse=True)


def of_year(scope: Scope, edits: Scope, year: str) -> list[Exercise]:
    """The exercises of a year in the order in which they begin; those without a day for the empty text."""
    query = select(Exercise).where(visible(scope), told(edits), first_four == year)
    return in_order(db.session.scalars(with_places(query)))


feeds.also(
    feeds.Part(
        "exercises",
        Permission.READ_EXERCISES,
        message(
            "Exercises of your municipality, with the points where they are held and also those that have been "
            "cancelled. No names of people and nothing that was found. One that is not announced stands there only for "
            "those who plan exercises, until it has begun."
        ),
        entries,
    )
)
