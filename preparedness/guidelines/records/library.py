"""The library: guidelines found, in order, a page at a time; always the same number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from preparedness.common.database import db
from preparedness.guidelines.models import Guideline, GuidelinePoint, GuidelineText
from preparedness.guidelines.records.answers import (
    Answer,
    Titles,
    answering,
    in_order,
    language_of,
    title_of,
    titles,
)
from preparedness.guidelines.records.narrowing import Filters, conditions
from preparedness.guidelines.records.searching import hits, index
from preparedness.guidelines.records.searching.index import Searched
from preparedness.guidelines.records.shelf import shelved
from preparedness.guidelines.rules import searching
from preparedness.guidelines.rules.excerpts import Part, excerpt, marked

PAGE: Final = 25


@dataclass(frozen=True)
class Found:
    """A row of the library."""

    guideline: Guideline
    answer: Answer
    title: list[Part]
    language: str
    excerpt: list[Part]


@dataclass(frozen=True)
class Listed:
    found: list[Found] = field(default_factory=list)
    total: int = 0
    page: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def listed(filters: Filters) -> Listed:
    where = conditions(filters)
    there = shelved(filters, where)
    if filters.text:
        found = hits.found(searching.read(filters.text), *where)
        answers = answering(there, found, filters.language)
    else:
        answers = [Answer(each) for each in there]
    answers = in_order(answers, filters, where)
    page = min(max(1, filters.page), max(1, -(-len(answers) // PAGE)))
    return Listed(_rows(answers[(page - 1) * PAGE : page * PAGE], filters), len(answers), page)


def _rows(answers: Sequence[Answer], filters: Filters) -> list[Found]:
    guidelines = _guidelines([each.shelved.id for each in answers])
    said = titles(GuidelineText.version_id.in_([each.shown[0].id for each in answers if each.shown]))
    texts = _texts([each.hit.text_id for each in answers if each.hit]) if filters.text else {}
    return [
        _row(each, guidelines[each.shelved.id], said, texts, filters)
        for each in answers
        if each.shelved.id in guidelines
    ]


def _row(answer: Answer, guideline: Guideline, said: Titles, texts: dict[int, Searched], filters: Filters) -> Found:
    language, title = language_of(answer, said, filters.language), title_of(answer, said, filters.language)
    query = searching.read(filters.text)
    text = texts.get(answer.hit.text_id) if answer.hit else None
    shown = excerpt(text.text, query, language) if text else []
    return Found(guideline, answer, marked(title, query, language), language, shown)


def _guidelines(numbers: Sequence[int]) -> dict[int, Guideline]:
    places = selectinload(Guideline.places).selectinload(GuidelinePoint.point)
    query = select(Guideline).where(Guideline.id.in_(numbers)).options(places, joinedload(Guideline.group))
    return {each.id: each for each in db.session.scalars(query)}


def _texts(numbers: Sequence[int]) -> dict[int, Searched]:
    """What the texts of this page say: nothing else of what was found is read."""
    return {each.text_id: each for each in index.read(db.session.connection(), numbers)}
