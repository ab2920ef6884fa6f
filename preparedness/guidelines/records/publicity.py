"""Whatever changes what residents read of guidelines raises the register's revision, whoever changed it and how."""

from typing import Final

from sqlalchemy import event, insert, inspect, select, update
from sqlalchemy.orm import Session, UOWTransaction

from preparedness.accounts.models import CooperationGroup, GroupMember
from preparedness.common import clock
from preparedness.guidelines.models import Guideline, GuidelinePoint, Version
from preparedness.guidelines.states import Openness
from preparedness.history.models import Revision
from preparedness.history.records import THE_ROW

OF_GUIDELINE: Final = ("openness", "reach", "group_id", "is_example")
OF_VERSION: Final = ("state", "valid_from")


@event.listens_for(Session, "after_flush")
def notice(session: Session, context: UOWTransaction) -> None:
    """In the same transaction as the change. The day on which a version begins to hold needs no change at all."""
    del context
    rows = [*session.new, *session.dirty, *session.deleted]
    if any(_is_seen(session, row) for row in rows):
        _raise(session)


def _is_seen(session: Session, row: object) -> bool:
    if isinstance(row, Guideline):
        return row not in session.new and _changed(row, OF_GUIDELINE) and _was_or_is_public(row)
    if isinstance(row, Version):
        gone = row in session.deleted
        return (gone or _changed(row, OF_VERSION)) and _is_public(session, row.guideline_id)
    if isinstance(row, GuidelinePoint):
        return row not in session.dirty and _is_public(session, row.guideline_id)
    if isinstance(row, CooperationGroup):  # a member taken out of its list is not yet among what is deleted
        return _changed(row, ("members",)) and _shares_public(session, row.id)
    if isinstance(row, GroupMember):
        return _shares_public(session, row.group_id)
    return False


def _changed(row: object, names: tuple[str, ...]) -> bool:
    attributes = inspect(row).attrs
    return any(attributes[name].history.has_changes() for name in names)


def _was_or_is_public(row: Guideline) -> bool:
    before = inspect(row).attrs["openness"].history.deleted or ()
    return row.is_public or Openness.PUBLIC in before


def _is_public(session: Session, guideline_id: int) -> bool:
    return session.scalar(select(Guideline.openness).where(Guideline.id == guideline_id)) is Openness.PUBLIC


def _shares_public(session: Session, group_id: int) -> bool:
    query = select(Guideline.id).where(Guideline.group_id == group_id, Guideline.openness == Openness.PUBLIC)
    return session.scalar(query.limit(1)) is not None


def _raise(session: Session) -> None:
    table, now = Revision.__table__, clock.now()
    risen = update(table).where(table.c.id == THE_ROW).values(number=table.c.number + 1, changed_at=now)  # type: ignore[arg-type]
    if not session.connection().execute(risen).rowcount:
        session.connection().execute(insert(table).values(id=THE_ROW, number=1, changed_at=now))  # type: ignore[arg-type]
