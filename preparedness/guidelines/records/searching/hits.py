"""Asking the index: which texts hold every word, and how well they answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Row,
    Select,
    func,
    literal,
    literal_column,
    select,
    text,
    union_all,
)

from preparedness.common.database import db
from preparedness.guidelines.models import Guideline, GuidelineText, Version
from preparedness.guidelines.records.searching.index import POSTGRESQL, SIMPLE, SQLITE
from preparedness.guidelines.rules import searching
from preparedness.guidelines.rules.searching import Query
from preparedness.guidelines.rules.stems import STEMMERS

Rows = Sequence[Row[Any]]
OTHERS: Final = ""
"""Stands for every language that no stems are made of."""
HEAVY: Final[ColumnElement[float]] = literal_column("8.0")
"""How much more a word in the title weighs than one in the text."""
LIGHT: Final[ColumnElement[float]] = literal_column("1.0")


@dataclass(frozen=True)
class Hit:
    """A text in which every word was found; the lower the score, the better."""

    text_id: int
    version_id: int
    language: str
    in_title: bool
    score: float


def found(query: Query, *conditions: ColumnElement[bool]) -> list[Hit]:
    """Among the texts of guidelines that meet these conditions; each text by the stems of its own language."""
    if not query:
        return []
    sqlite = db.engine.dialect.name == "sqlite"
    asked = [(_sqlite if sqlite else _postgresql)(query, code).where(*conditions) for code in (*STEMMERS, OTHERS)]
    rows = (_plainly if sqlite else _by_the_index)(union_all(*asked))
    return [
        Hit(row.id, row.version_id, row.language, searching.all_in(row.title, query, row.language), row.score)
        for row in rows
    ]


def _plainly(statement: CompoundSelect[Any]) -> Rows:
    return db.session.execute(statement).all()


def _by_the_index(statement: CompoundSelect[Any]) -> Rows:
    """PostgreSQL believes that reading every vector is cheap: it does not count that they lie beside the table."""
    db.session.execute(text("SET LOCAL enable_seqscan = off"))
    rows = db.session.execute(statement).all()
    db.session.execute(text("SET LOCAL enable_seqscan = DEFAULT"))
    return rows


def _sqlite(query: Query, code: str) -> Select[Any]:
    """The plus keeps SQLite from asking the index anew for each text: it asks once, and takes up what it found."""
    whole: ColumnElement[str] = literal_column("search_guidelines")
    score = func.bm25(whole, HEAVY, LIGHT).label("score")
    matching = whole.op("MATCH")(literal(searching.for_sqlite(query, code)))
    number = literal_column("+search_guidelines.rowid", Integer)
    return _texts(select(*COLUMNS, score).select_from(SQLITE), number, code).where(matching)


def _postgresql(query: Query, code: str) -> Select[Any]:
    """The index alone first, and once: else it would be looked at text by text."""
    wanted = func.to_tsquery(SIMPLE, searching.for_postgresql(query, code))
    there = select(POSTGRESQL).where(POSTGRESQL.c.words.op("@@")(wanted))
    found = there.cte(f"found_{code or 'others'}").prefix_with("MATERIALIZED")
    score = (-func.ts_rank(found.c.words, wanted)).label("score")
    return _texts(select(*COLUMNS, score).select_from(found), found.c.text_id, code)


COLUMNS: Final = (GuidelineText.id, GuidelineText.version_id, GuidelineText.language, GuidelineText.title)


def _texts(query: Select[Any], text_id: ColumnElement[int], code: str) -> Select[Any]:
    spoken = GuidelineText.language == code if code else GuidelineText.language.not_in(STEMMERS)
    return (
        query.join(GuidelineText, GuidelineText.id == text_id)
        .join(Version, Version.id == GuidelineText.version_id)
        .join(Guideline, Guideline.id == GuidelineText.guideline_id)
        .where(spoken)
    )
