"""Listens to the session: whatever a flush writes into a recorded table goes into the history when it is committed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

import click
from flask import Flask, has_request_context
from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import Session, SessionTransaction, UOWTransaction, object_mapper, object_session

from preparedness.accounts.access import signed_in
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.recorded import NOTE, Note, Origin, Recorded, note_of
from preparedness.history import chain
from preparedness.history.drafts import Draft, Written, together
from preparedness.history.facts import Change, Kept, kept_columns
from preparedness.history.models import Action, Reading

FOUND: Final = "recorded_found"
GATHERED: Final = "recorded_drafts"
MARKS: Final = "recorded_marks"
CHECKS: Final = {"verified_at", "verified_note"}
Found = tuple[Recorded, Action, list[tuple[Kept, Any, Any]]]


def add(session: Session, written: Iterable[Written]) -> None:
    """For rows that are written in bulk, past the session's own objects."""
    _gathered(session).extend(written)


def _gathered(session: Session) -> list[Draft | Written]:
    drafts: list[Draft | Written] = session.info.setdefault(GATHERED, [])
    return drafts


def gather(session: Session, context: UOWTransaction) -> None:
    """After a flush, while its objects still know what they held before."""
    del context
    for rows, what in ((session.new, _created), (session.dirty, _changed)):
        _found(session).extend(change for row in rows if isinstance(row, Recorded) and (change := what(row)))


@event.listens_for(Recorded, "before_delete", propagate=True)
def notice_removal(mapper: object, connection: object, row: Recorded) -> None:
    """Told of each row, since the session does not name those that go because nothing holds them any more."""
    del mapper, connection
    if session := object_session(row):
        _found(session).append(_removed(row))


def _found(session: Session) -> list[Found]:
    found: list[Found] = session.info.setdefault(FOUND, [])
    return found


def understand(session: Session, context: UOWTransaction) -> None:
    """When the flush is over and every row can be found by its key: of which object each is a part."""
    del context
    found: list[Found] = session.info.pop(FOUND, [])
    _gathered(session).extend(_draft(*each) for each in found)


def _created(row: Recorded) -> Found:
    changes = [(column, None, value) for column, value in _known(row)]
    return row, Action.CHANGED if row.recorded_part else Action.CREATED, changes


def _removed(row: Recorded) -> Found:
    changes = [(column, value, None) for column, value in _known(row)]
    return row, Action.CHANGED if row.recorded_part else Action.REMOVED, changes


def _known(row: Recorded) -> Iterator[tuple[Kept, Any]]:
    columns = kept_columns(object_mapper(row)).values()
    return ((column, plain) for column in columns if (plain := column.plain(getattr(row, column.name))) is not None)


def _changed(row: Recorded) -> Found | None:
    changes = list(_differences(row))
    only_checked = all(column.name in CHECKS for column, _, _ in changes)
    return (row, Action.CHECKED if only_checked else Action.CHANGED, changes) if changes else None


def _differences(row: Recorded) -> Iterator[tuple[Kept, Any, Any]]:
    state: Any = inspect(row)
    columns = kept_columns(state.mapper)
    for name in columns.keys() & state.committed_state.keys():
        values = state.attrs[name].history
        if values.has_changes():
            before, after = (values.deleted or [None])[0], (values.added or [None])[0]
            yield columns[name], columns[name].plain(before), columns[name].plain(after)


def _draft(row: Recorded, action: Action, found: list[tuple[Kept, Any, Any]]) -> Draft:
    draft = Draft(row.recorded_kind, row.recorded_key(), action, row.recorded_municipality(), row.recorded_name())
    for column, before, after in sorted(found, key=lambda one: one[0].name):
        change = Change(row.recorded_part, column.name, before, after, row.recorded_row())
        (draft.personal if column.personal else draft.changes).append(change)
    return draft


def write(session: Session) -> None:
    """Before the commit, in the same transaction: all or nothing."""
    if session.in_nested_transaction():
        return
    session.flush()
    written, note = list(together(_gathered(session))), note_of(session)
    if note.forget:
        written = [replace(each, personal="") if _is_forgotten(each, note.forget) else each for each in written]
    if written or note.read:
        told = _told(note)
        _keep_readings(session, told)
        chain.append(session, written, told)
    _forget(session)


def _is_forgotten(written: Written, forget: bool | frozenset[tuple[str, str]]) -> bool:
    return (written.kind, written.key) in forget if isinstance(forget, frozenset) else forget


def _keep_readings(session: Session, told: Note) -> None:
    if told.read:
        seen = {"at": clock.now(), "by_id": told.by_id}
        rows = [seen | {"kind": kind, "key": key, "what": page} for kind, key, page in told.read]
        session.connection().execute(insert(Reading), rows)


def _told(note: Note) -> Note:
    """The note, with what goes without saying: who is signed in, on which way the change came."""
    on_page = has_request_context()
    by_id = note.by_id or (signed_in().id if on_page and signed_in().is_authenticated else None)
    origin = note.origin or (Origin.PAGE if on_page else Origin.COMMAND)
    command = click.get_current_context(silent=True)
    source = note.source or (command.command_path if command and not on_page else "")
    return replace(note, by_id=by_id, origin=origin, source=source)


def _forget(session: Session) -> None:
    for name in (FOUND, GATHERED, MARKS, NOTE):
        session.info.pop(name, None)


def remember(session: Session, transaction: SessionTransaction) -> None:
    """Where a savepoint begins: what is gathered after it goes if it is rolled back."""
    if transaction.nested:
        session.info.setdefault(MARKS, {})[transaction] = len(_gathered(session))


def forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.nested:
        mark = session.info.get(MARKS, {}).pop(transaction, 0)
        del _gathered(session)[mark:]
    elif transaction.parent is None:
        _forget(session)


LISTENERS: Final = (
    ("after_flush", gather),
    ("after_flush_postexec", understand),
    ("before_commit", write),
    ("after_transaction_create", remember),
    ("after_soft_rollback", forget),
)


def init_app(app: Flask) -> None:
    with app.app_context():
        sessions = db.sessionmaker
    for name, listener in LISTENERS:
        event.listen(sessions, name, listener)
