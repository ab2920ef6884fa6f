"""Which guidelines residents' pages point to, and what each is called in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from preparedness.common.language import language
from preparedness.publication.allow_list import PublicMunicipality, PublicPoint
from preparedness.publication.allow_list_guidelines import PublicGuideline
from preparedness.publication.issue import Issue, alphabetical

MOST: Final = 10
"""So many stand on a page, which has to stay small."""


@dataclass(frozen=True)
class Link:
    """`lang` is that of the title."""

    id: int
    title: str
    lang: str
    is_example: bool = False


def links(guidelines: Iterable[PublicGuideline]) -> list[Link]:
    found = [(each, each.said(language())) for each in guidelines]
    told = [Link(each.id, text.title, text.language, each.is_example) for each, text in found]
    return sorted(told, key=lambda each: (alphabetical(each.title), each.id))[:MOST]


def of_places(issue: Issue, places: Iterable[PublicMunicipality]) -> list[Link]:
    """Those that hold everywhere in the municipality that is meant; none where several may be."""
    codes = {each.code for each in places}
    return links(each for each in issue.guidelines.values() if any(each.holds_in(code) for code in codes))


def at_point(issue: Issue, point: PublicPoint) -> list[Link]:
    holds = (each for each in issue.guidelines.values() if each.holds_at(point.ref, point.municipality))
    return links(holds)


def others(issue: Issue) -> list[Link]:
    """What there is instead of one that is gone."""
    return links(issue.guidelines.values())
