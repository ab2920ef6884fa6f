"""Readers who have stopped, forgotten when due; flush, never commit.

Who has stopped is not counted among those who are to read, so the counts stay what they were.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import selectinload

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.guidelines.models import Asked, Guideline
from preparedness.history import records as history
from preparedness.hosts.models import Host


def _due(moment: datetime) -> ColumnElement[bool]:
    """Hosts who stopped or were erased before the moment, and accounts that were retired before it."""
    stopped = or_(Host.erased_at < moment, Host.ends_on < clock.local(moment).date())
    retired = select(Account.id).where(Account.retired_at < moment)
    return or_(Asked.host_id.in_(select(Host.id).where(stopped)), Asked.account_id.in_(retired))


def readers_due(moment: datetime) -> int:
    return db.session.scalar(select(func.count()).select_from(Asked).where(_due(moment))) or 0


def forget_readers(moment: datetime) -> None:
    """That they were asked goes, with what they confirmed, also from the history of the guidelines."""
    rows = list(db.session.scalars(select(Asked).where(_due(moment)).options(selectinload(Asked.confirmations))))
    history.forget(Guideline.recorded_kind, sorted({row.recorded_key() for row in rows}))
    for row in rows:
        db.session.delete(row)
    db.session.flush()
