"""Writing the index: a row for each text of a version, in the way of the database in use."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.dialects.postgresql import insert as upsert

from preparedness.guidelines.models import ChecklistItem, GuidelineText, ItemText
from preparedness.guidelines.rules import stems
from preparedness.guidelines.rules.texts.plain import plain

SQLITE: Final = table("search_guidelines", column("rowid", Integer), column("title"), column("words"))
POSTGRESQL: Final = table("search_guidelines", column("text_id", Integer), column("words", TSVECTOR))
SIMPLE: Final[ColumnElement[str]] = literal_column("'simple'")
"""PostgreSQL takes the stems as they are: it is not asked to make stems of them once more, nor to leave any out."""
ROOM: Final = 900_000
"""Bytes that PostgreSQL has for the different words of one text, with something to spare."""
PLACES: Final = 255
"""So often PostgreSQL remembers where a word stands in one text."""


@dataclass(frozen=True)
class Searched:
    """A text as it is searched and as its excerpts are taken from: the words without markup, then the checklist."""

    text_id: int
    language: str
    title: str
    text: str


def read(connection: Connection, text_ids: Collection[int], *, lock: bool = False) -> list[Searched]:
    """Held while the index is written, so that two who change one text do not overlook each other."""
    query = select(
        GuidelineText.id, GuidelineText.version_id, GuidelineText.language, GuidelineText.title, GuidelineText.body
    ).where(GuidelineText.id.in_(text_ids))
    rows = connection.execute(query.order_by(GuidelineText.id).with_for_update() if lock else query).all()
    steps = _steps(connection, text_ids)
    return [Searched(row.id, row.language, row.title, "\n".join([plain(row.body), *steps[row.id]])) for row in rows]


def _steps(connection: Connection, text_ids: Collection[int]) -> dict[int, list[str]]:
    """What the checklist of each text's version says in the language of the text."""
    same = and_(ItemText.version_id == GuidelineText.version_id, ItemText.language == GuidelineText.language)
    query = select(GuidelineText.id, ItemText.text, ItemText.done_when).join(ItemText, same)
    query = query.join(ChecklistItem, ChecklistItem.id == ItemText.item_id)
    query = query.where(GuidelineText.id.in_(text_ids)).order_by(ChecklistItem.place, ChecklistItem.id)
    found: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.id] += [row.text, row.done_when]
    return found


def write(connection: Connection, text_ids: Collection[int]) -> None:
    """The index of these texts as they are now; of those that are gone nothing is left."""
    searched = read(connection, text_ids, lock=True)
    if connection.dialect.name == "sqlite":
        connection.execute(delete(SQLITE).where(SQLITE.c.rowid.in_(text_ids)))
        rows = [{"rowid": each.text_id, "title": _title(each), "words": " ".join(_words(each))} for each in searched]
        _many(connection, insert(SQLITE), rows)
        return
    gone = set(text_ids) - {each.text_id for each in searched}
    connection.execute(delete(POSTGRESQL).where(POSTGRESQL.c.text_id.in_(gone)))
    for each in searched:
        title, words = (func.to_tsvector(SIMPLE, said) for said in (_title(each), " ".join(_fitting(_words(each)))))
        vector = func.setweight(title, literal_column("'A'")).op("||")(words)
        made = upsert(POSTGRESQL).values(text_id=each.text_id, words=vector)
        connection.execute(made.on_conflict_do_update(index_elements=["text_id"], set_={"words": vector}))


def _many(connection: Connection, statement: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(statement, rows)


def _title(searched: Searched) -> str:
    return " ".join(stems.stems(searched.title, searched.language))


def _words(searched: Searched) -> list[str]:
    return stems.stems(searched.text, searched.language)


def _fitting(found: Iterable[str]) -> Iterator[str]:
    """As many as PostgreSQL has room for, which no real text comes near: a text that is kept is never refused here."""
    size, seen = 0, dict[str, int]()
    for word in found:
        before = seen.get(word, 0)
        size += (len(word.encode()) + 8 if not before else 0) + (2 if before < PLACES else 0)
        if size > ROOM:
            return
        seen[word] = before + 1
        yield word


def clear_orphans(connection: Connection) -> None:
    """Of texts that went on a way that nobody was told of. PostgreSQL takes such rows away itself."""
    if connection.dialect.name == "sqlite":
        connection.execute(delete(SQLITE).where(SQLITE.c.rowid.not_in(select(GuidelineText.id))))
