"""What actions say about a person, for that person: plain values."""

from typing import Any

from sqlalchemy import or_, select

from preparedness.accounts import exporting
from preparedness.accounts.models import Account
from preparedness.accounts.permissions import Permission
from preparedness.common.database import db
from preparedness.exercises.models import Action, ActionFile


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


def tell() -> None:
    """Let the export of one's own data hold this too."""
    exporting.also("actions", actions_of)
    exporting.also("action_files", action_files_of)
