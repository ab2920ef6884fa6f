"""The revision, and what is told of changes that no session sees; all in the same transaction as the change itself."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.recorded import note, note_of
from preparedness.history import erasures, listening
from preparedness.history.drafts import Written
from preparedness.history.models import Entry, Revision

THE_ROW = 1


def current() -> tuple[int, datetime | None]:
    """The number and when it last rose; 0 for a register in which nothing has happened."""
    row = db.session.execute(select(Revision.number, Revision.changed_at).where(Revision.id == THE_ROW)).one_or_none()
    return (row.number, row.changed_at) if row else (0, None)


def raise_revision() -> None:
    """Something residents could see has changed."""
    if _raised():
        return
    try:
        with db.session.begin_nested():
            db.session.add(Revision(id=THE_ROW, number=1, changed_at=clock.now()))
    except IntegrityError:  # somebody else made the first change of all at the same moment
        _raised()


def record(written: Iterable[Written]) -> None:
    """Keep changes of rows that were written in bulk; single rows are seen by themselves."""
    listening.add(db.session, written)


def forget(kind: str, keys: Sequence[str]) -> None:
    """Take the personal values of these objects out of the history; that it was done stays there.

    What the same transaction changes of them is kept without such values too; other objects keep theirs.
    """
    known = note_of(db.session).forget
    if known is not True:
        note(db.session, forget=frozenset(known or ()) | {(kind, key) for key in keys})
    db.session.execute(update(Entry).where(Entry.kind == kind, Entry.key.in_(keys)).values(personal=None))
    record([erasures.announced_of(kind, keys)])


def entry(kind: str, number: int) -> Entry | None:
    """One entry about an object of this kind."""
    return db.session.scalar(select(Entry).where(Entry.kind == kind, Entry.number == number))


def first(kind: str, key: str) -> Entry | None:
    """The oldest entry of an object."""
    query = select(Entry).where(Entry.kind == kind, Entry.key == key)
    return db.session.scalar(query.order_by(Entry.number).limit(1))


def last(kind: str, key: str) -> Entry | None:
    """The newest entry of an object."""
    query = select(Entry).where(Entry.kind == kind, Entry.key == key)
    return db.session.scalar(query.order_by(Entry.number.desc()).limit(1))


def later(kind: str, key: str, moment: datetime) -> Sequence[Entry]:
    """An object's entries after the last one up to the moment, newest first.

    By number, not by time: clocks can be set back, the chain only grows.
    """
    own = (Entry.kind == kind, Entry.key == key)
    last = select(func.max(Entry.number)).where(*own, Entry.at <= moment).scalar_subquery()
    query = select(Entry).where(*own, Entry.number > func.coalesce(last, 0))
    return db.session.scalars(query.order_by(Entry.number.desc())).all()


def _raised() -> bool:
    row = update(Revision).where(Revision.id == THE_ROW)
    result = db.session.execute(row.values(number=Revision.number + 1, changed_at=clock.now()))
    return bool(result.rowcount)  # type: ignore[attr-defined]
