"""What exercises and actions say about a person, for that person: plain values."""

from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import QueryableAttribute

from preparedness.accounts import exporting
from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.exercises.models import (
    Action,
    ActionFile,
    Exercise,
    ExerciseHost,
    LogEntry,
    Observation,
    Photo,
    TaskRating,
)
from preparedness.exercises.records.exercises import visible
from preparedness.hosts.records import hosts


def actions_of(account: Account) -> list[dict[str, Any]]:
    """Actions that they answer for, closed or entered; what is to be done only for who may read it."""
    theirs = or_(*(column == account.id for column, _ in ROLES))
    return [_action(each, account) for each in db.session.scalars(select(Action).where(theirs).order_by(Action.id))]


ROLES = (
    (Action.owner_account_id, "answers for it"),
    (Action.closed_by_id, "closed it"),
    (Action.created_by_id, "entered it"),
)


def _action(row: Action, account: Account) -> dict[str, Any]:
    may_read = account.may(Permission.READ_EXERCISES, row.municipality)
    return {
        "number": row.id,
        "municipality": row.municipality,
        "as": [role for column, role in ROLES if getattr(row, column.key) == account.id],
        "text": row.text if may_read else None,
        "owner": row.owner if row.owner_account_id == account.id else None,
        "due": row.due_on.isoformat() if row.due_on else None,
        "state": row.state.value,
        "closed_on": row.closed_on.isoformat() if row.closed_on else None,
        "created_at": row.created_at.isoformat(),
    }


def action_files_of(account: Account) -> list[dict[str, Any]]:
    """Files that they attached to actions; never what stands in them."""
    query = select(ActionFile).where(ActionFile.added_by_id == account.id).order_by(ActionFile.id)
    return [
        {"action": each.action_id, "name": each.name, "added_at": each.added_at.isoformat()}
        for each in db.session.scalars(query)
    ]


def entered_by(account: Account) -> list[dict[str, Any]]:
    """What they wrote in exercises, the words only as long as they may read them."""
    return [found for each in ENTERED for found in _entered(account, *each)]


ENTERED: Final = (
    ("log entry", LogEntry.entered_by_id, "entered_at", "text"),
    ("rating", TaskRating.rated_by_id, "rated_at", "note"),
    ("observation", Observation.entered_by_id, "entered_at", "text"),
    ("photo", Photo.added_by_id, "added_at", "name"),
)
"""What is called how, whose it is, when it was written and which words are their own."""


def _entered(
    account: Account, kind: str, by: QueryableAttribute[int | None], when: str, words: str
) -> list[dict[str, Any]]:
    table: Any = by.class_
    rows = db.session.scalars(select(table).where(by == account.id).order_by(table.exercise_id, table.id))
    may_read = _readable(account)
    return [
        {
            "kind": kind,
            "exercise": row.exercise_id,
            "day": clock.local(getattr(row, when)).date().isoformat(),
            "text": getattr(row, words) if row.exercise_id in may_read else None,
        }
        for row in rows
    ]


def _readable(account: Account) -> set[int]:
    codes = account.municipalities(Permission.READ_EXERCISES)
    return set(db.session.scalars(select(Exercise.id).where(visible(None if codes is None else frozenset(codes)))))


def took_part(account: Account) -> list[dict[str, Any]] | None:
    """Exercises in which they are named as a host; None for who is no host."""
    host = hosts.of_account(account)
    if host is None:
        return None
    named = select(ExerciseHost.exercise_id).where(ExerciseHost.host_id == host.id)
    rows = db.session.scalars(select(Exercise).where(Exercise.id.in_(named)).order_by(Exercise.id))
    return [
        {
            "number": row.id,
            "municipality": row.municipality,
            "type": row.type.value,
            "status": row.status.value,
            "day": row.day.isoformat() if row.day else None,
        }
        for row in rows
    ]


def tell() -> None:
    """Let the export of one's own data hold this too."""
    exporting.also("exercise_entries", entered_by)
    exporting.also("exercises_taken_part_in", took_part)
    exporting.also("actions", actions_of)
    exporting.also("action_files", action_files_of)
