"""The chain: every entry's hash covers the entry before it, so that what is altered afterwards no longer fits."""

import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select, true, update
from sqlalchemy.orm import Session

from preparedness.common import clock
from preparedness.common.messages import Message, message
from preparedness.common.recorded import Note
from preparedness.history import erasures
from preparedness.history.drafts import Written
from preparedness.history.facts import Change, read
from preparedness.history.models import Entry, Head

THE_HEAD = 1
BATCH = 1000
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)
LINKED = (
    "number", "at", "by_id", "origin", "source", "action", "kind", "key", "municipality", "name", "why",
    "facts_digest", "personal_digest",
)  # fmt: skip
"""What the hash of an entry covers, in this order; the rest follows from the digests."""


def append(session: Session, new: Sequence[Written], note: Note) -> None:
    """Write entries at the end of the chain, one writer at a time: others wait until this transaction ends."""
    if not new:
        return
    connection = session.connection()
    place = Head.id == THE_HEAD
    number, link = connection.execute(select(Head.number, Head.hash).where(place).with_for_update()).one()
    moment = clock.now()
    for start in range(0, len(new), BATCH):
        rows = []
        for written in new[start : start + BATCH]:
            number += 1
            row = _row(number, written, note) | {"at": moment}
            link = row["hash"] = hashed(link, row)
            rows.append(row)
        connection.execute(insert(Entry), rows)
    connection.execute(update(Head).where(place).values(number=number, hash=link))


def _row(number: int, draft: Written, note: Note) -> dict[str, Any]:
    sealed = _sealed(draft.personal)
    return {
        "number": number,
        "by_id": note.by_id,
        "origin": note.origin,
        "source": note.source[:120],
        "action": draft.action,
        "kind": draft.kind,
        "key": draft.key,
        "municipality": draft.municipality,
        "name": draft.name[:120],
        "why": (draft.why or note.why)[:500],
        "facts": draft.facts,
        "facts_digest": digest(draft.facts),
        "personal": sealed or None,
        "personal_digest": digest(sealed),
    }


def _sealed(text: str) -> str:
    """Personal values after random signs: once erased, nobody can find them by trying names against the digest."""
    return f"{secrets.token_hex(16)}{text}" if text else ""


def opened(sealed: str | None) -> str:
    """The personal values of an entry; empty when there are none or they have been erased."""
    return (sealed or "")[32:]


def changes(entry: Entry) -> list[Change]:
    """All that an entry still says, what is personal among it."""
    return [*read(entry.facts), *read(opened(entry.personal))]


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest() if text else ""


def hashed(before: str, row: Any) -> str:
    """The hash of an entry (a mapping of its columns) that follows one with the hash `before`."""
    values = [before, *(_written(row[name]) for name in LINKED)]
    return sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()


def _written(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


@dataclass(frozen=True)
class Flaw:
    """Something that does not fit: at which number, and what."""

    number: int
    what: Message


def verify(session: Session) -> Iterator[Flaw]:
    """Walk the whole chain; every place where it does not hold."""
    number, link = 0, ""
    emptied: list[Any] = []
    announced: list[erasures.Erasure] = []
    for row in _rows(session):
        yield from _gap(number, row["number"])
        flaws = list(_flaws(link, row))
        yield from flaws
        number, link = row["number"], row["hash"]
        if "at" not in row:
            continue
        if row["personal"] is None and row["personal_digest"]:
            emptied.append({name: row[name] for name in ("number", "at", "kind", "key")})
        announced += [erasure] if not flaws and (erasure := erasures.of(row)) else []
    if head(session) != (number, link):
        yield Flaw(number, message("the chain does not end where it should"))
    for row in emptied:
        if not any(erasure.covers(row) for erasure in announced):
            yield Flaw(row["number"], message("personal values are missing that were never erased"))


def _gap(before: int, number: int) -> Iterator[Flaw]:
    if number != before + 1:
        yield Flaw(before + 1, message("entries %(first)s to %(last)s are missing", first=before + 1, last=number - 1))


def head(session: Session) -> tuple[int, str]:
    """The number and hash of the newest entry."""
    row = session.execute(select(Head.number, Head.hash).where(Head.id == THE_HEAD)).one_or_none()
    return (row.number, row.hash) if row else (0, "")


def _rows(session: Session) -> Iterator[Any]:
    number = None
    while rows := _batch(session, number):
        yield from rows
        number = rows[-1]["number"]


def _batch(session: Session, after: int | None) -> Sequence[Any]:
    """The next entries. Where one holds what no column of ours can read, each is read by itself."""
    columns = Entry.__table__.c
    following = columns.number > after if after is not None else true()
    query = select(*columns).where(following).order_by(columns.number).limit(BATCH)
    try:
        return session.execute(query).mappings().all()
    except UNREADABLE:
        numbers = select(columns.number).where(following).order_by(columns.number).limit(BATCH)
        return [_single(session, number) for number in session.scalars(numbers)]


def _single(session: Session, number: int) -> Any:
    """One entry; of one that cannot be read, its number and hash alone."""
    columns = Entry.__table__.c
    for wanted in (columns, (columns.number, columns.hash)):
        with suppress(*UNREADABLE):
            return session.execute(select(*wanted).where(columns.number == number)).mappings().one()
    return {"number": number, "hash": ""}


def _flaws(before: str, row: Any) -> Iterator[Flaw]:
    if "at" not in row:
        yield Flaw(row["number"], message("the entry cannot be read"))
        return
    if hashed(before, row) != row["hash"]:
        yield Flaw(row["number"], message("the entry has been altered, or one before it"))
    for name in ("facts", "personal"):
        if row[name] is not None and not _fits(row[name], row[f"{name}_digest"]):
            yield Flaw(row["number"], message("the values of the entry have been altered"))


def _fits(text: Any, kept: Any) -> bool:
    """SQLite keeps what is no text in a column of text, too."""
    return isinstance(text, str) and digest(text) == kept
