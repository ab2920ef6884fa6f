"""Which version of each guideline answers to what was searched for, and in what order the guidelines come."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, select

from preparedness.common.alphabet import sort_key
from preparedness.common.database import db
from preparedness.guidelines.models import Guideline, GuidelineText
from preparedness.guidelines.records import versions
from preparedness.guidelines.records.narrowing import BEST, Filters
from preparedness.guidelines.records.searching.hits import Hit
from preparedness.guidelines.records.shelf import Shelved
from preparedness.guidelines.rules.library import OLDER, Stood
from preparedness.guidelines.rules.standing import Known

Titles = dict[int, dict[str, str]]
"""By version and language."""


@dataclass
class Answer:
    """A guideline, and which of its versions is shown."""

    shelved: Shelved
    place: int = 0
    hit: Hit | None = None
    also: list[Known] = field(default_factory=list)
    """Further versions that answer."""

    @property
    def shown(self) -> Stood | None:
        return self.shelved.stood[self.place] if self.shelved.stood else None


def answering(there: Iterable[Shelved], found: Iterable[Hit], language: str) -> list[Answer]:
    """Those of which a version that may be found answers: the first of them, in the reader's language if it can be."""
    by_version: dict[int, list[Hit]] = defaultdict(list)
    for hit in found:
        by_version[hit.version_id].append(hit)
    answers = []
    for each in there:
        places = [place for place, (known, _) in enumerate(each.stood) if known.id in by_version]
        if places:
            best = min(by_version[each.stood[places[0]][0].id], key=lambda hit: (hit.language != language, hit.score))
            answers.append(Answer(each, places[0], best, [each.stood[place][0] for place in places[1:]]))
    return answers


def in_order(answers: list[Answer], filters: Filters, where: Collection[ColumnElement[bool]]) -> list[Answer]:
    """Begins with an order that no two guidelines share, so that nothing falls between two pages."""
    answers = sorted(answers, key=lambda each: each.shelved.id)
    unknown = date.min if filters.descending else date.max
    if filters.sort == BEST:
        answers.sort(key=_relevance)
    elif filters.sort == "due":
        answers.sort(key=lambda each: each.shelved.due or unknown, reverse=filters.descending)
    elif filters.sort == "valid":
        answers.sort(key=_valid, reverse=filters.descending)
    else:
        said = titles(*where, GuidelineText.language.in_(("sv", filters.language)))
        answers.sort(key=lambda each: sort_key(title_of(each, said, filters.language)), reverse=filters.descending)
    return answers


def _relevance(answer: Answer) -> tuple[bool, bool, float, int]:
    """What may be followed first; of that, what stands in a title, then what answers best, then the newest."""
    old = answer.shown is not None and answer.shown[1] in OLDER
    in_title, score = (answer.hit.in_title, answer.hit.score) if answer.hit else (False, 0.0)
    return (old, not in_title, score, -_valid(answer).toordinal())


def _valid(answer: Answer) -> date:
    """What is not decided yet is the newest of all."""
    return (answer.shown[0].valid_from if answer.shown else None) or date.max


def titles(*where: ColumnElement[bool]) -> Titles:
    found: Titles = defaultdict(dict)
    query = select(GuidelineText.version_id, GuidelineText.language, GuidelineText.title)
    for row in db.session.execute(query.join(Guideline, Guideline.id == GuidelineText.guideline_id).where(*where)):
        found[row.version_id][row.language] = row.title
    return found


def language_of(answer: Answer, said: Titles, wanted: str) -> str:
    """In which language the row is shown: that in which it answers, else the best that there is."""
    if answer.hit:
        return answer.hit.language
    return versions.best(said.get(answer.shown[0].id, {}), wanted) if answer.shown else ""


def title_of(answer: Answer, said: Titles, wanted: str) -> str:
    """The title of the version in that language; the register's where there is none."""
    there = said.get(answer.shown[0].id, {}) if answer.shown else {}
    return there.get(language_of(answer, said, wanted)) or answer.shelved.title
