"""The revision: read by the publication, raised in the same transaction as the change itself."""

from datetime import datetime

from sqlalchemy import select, update

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.history.models import Revision

THE_ROW = 1


def current() -> tuple[int, datetime | None]:
    """The number and when it last rose; 0 for a register in which nothing has happened."""
    row = db.session.execute(select(Revision.number, Revision.changed_at).where(Revision.id == THE_ROW)).one_or_none()
    return (row.number, row.changed_at) if row else (0, None)


def raise_revision() -> None:
    """Something residents could see has changed."""
    raised = update(Revision).where(Revision.id == THE_ROW)
    result = db.session.execute(raised.values(number=Revision.number + 1, changed_at=clock.now()))
    if not result.rowcount:  # type: ignore[attr-defined]
        db.session.add(Revision(id=THE_ROW, number=1, changed_at=clock.now()))
        db.session.flush()
