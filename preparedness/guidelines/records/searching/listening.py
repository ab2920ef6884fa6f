"""Listens to the session: whatever changes a text or an item of a checklist changes the index in the same transaction.

So nobody can forget to tell it. Where rows are written past the session's objects, `flask guidelines reindex` follows.
"""

from typing import Any, Final

from sqlalchemy import Connection, event, select
from sqlalchemy.orm import Mapper, Session, SessionTransaction, object_session

from preparedness.guidelines.models import GuidelineText, ItemText
from preparedness.guidelines.records.searching import index

TEXTS: Final = "search_texts"
STEPS: Final = "search_steps"


def note_text(mapper: Mapper[Any], connection: Connection, row: GuidelineText) -> None:
    del mapper, connection
    if session := object_session(row):
        session.info.setdefault(TEXTS, set()).add(row.id)


def note_step(mapper: Mapper[Any], connection: Connection, row: ItemText) -> None:
    del mapper, connection
    if session := object_session(row):
        session.info.setdefault(STEPS, set()).add((row.version_id, row.language))


def write(session: Session) -> None:
    """Before the commit, once for all that was flushed; what a savepoint took back is merely looked at again."""
    if session.in_nested_transaction():
        return
    session.flush()
    text_ids, steps = session.info.pop(TEXTS, set()), session.info.pop(STEPS, set())
    if not text_ids and not steps:
        return
    connection = session.connection()
    if steps:
        text_ids |= _texts_of(connection, steps)
    if text_ids:
        index.write(connection, sorted(text_ids))


def _texts_of(connection: Connection, steps: set[tuple[int, str]]) -> set[int]:
    """In which texts these steps are told: those of their version in their language."""
    columns = (GuidelineText.id, GuidelineText.version_id, GuidelineText.language)
    query = select(*columns).where(GuidelineText.version_id.in_({version for version, _ in steps}))
    return {row.id for row in connection.execute(query) if (row.version_id, row.language) in steps}


def forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(TEXTS, None)
        session.info.pop(STEPS, None)


for moment in ("after_insert", "after_update", "after_delete"):
    event.listen(GuidelineText, moment, note_text)
    event.listen(ItemText, moment, note_step)
event.listen(Session, "before_commit", write)
event.listen(Session, "after_soft_rollback", forget)
