"""What a draft lacks: what has to be there before it is decided, and what is worth a thought before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from preparedness.common.facts import Answer
from preparedness.common.messages import Message, message
from preparedness.guidelines.states import GuidelineKind

AS_IT_CAME: Final = ("Utgångspunkt att anpassa och besluta", "A starting point to adapt and decide")
"""How our starting points begin."""
WITH_ITEMS: Final = (GuidelineKind.CHECKLIST, GuidelineKind.ROLE_CARD)
"""Kinds that people expect to tick."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a draft says in one language; `language` is its name as an English msgid."""

    language: str
    title: str
    has_body: bool
    lost: Sequence[str] = ()
    """Pictures that the text shows and the version does not have."""
    is_as_it_came: bool = False
    """Does it still say that it is a starting point, which the municipality is to adapt and decide?"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as a whole; of each item, the codes of the languages in which it is told."""

    number: int
    kind: GuidelineKind
    texts: Mapping[str, Said]
    items: Sequence[frozenset[str]] = ()
    owner: str = ""
    changes: str = ""
    read_again: Answer = Answer.UNKNOWN


@dataclass(frozen=True, slots=True)
class Lack:
    """A sentence, and whether it stands in the way of a decision."""

    sentence: Message
    is_needed: bool = False


def in_the_way(texts: Mapping[str, Said]) -> list[Message]:
    """What of the texts stands in the way of review and decision."""
    return [each.sentence for each in _texts(texts) if each.is_needed]


def lacks(draft: Draft) -> list[Lack]:
    """The needed first."""
    found = [*_texts(draft.texts), *_items(draft), *_facts(draft)]
    return sorted(found, key=lambda each: not each.is_needed)


def _texts(texts: Mapping[str, Said]) -> Iterator[Lack]:
    if not texts:
        yield Lack(message("There is no text yet. Write one with a title and what the guideline says."), is_needed=True)
    for each in texts.values():
        language = message(each.language)
        if each.is_as_it_came:
            sentence = message(
                "%(language)s: the first paragraph still says that it is a starting point. Adapt the text, then remove "
                "that paragraph.",
                language=language,
            )
            yield Lack(sentence, is_needed=True)
        if not each.title.strip():
            yield Lack(message("%(language)s: the text has no title. Write one.", language=language), is_needed=True)
        if not each.has_body:
            sentence = message("%(language)s: the text is empty. Write it, or remove the language.", language=language)
            yield Lack(sentence, is_needed=True)
        for name in each.lost:
            sentence = message(
                "%(language)s: the text shows the picture %(name)s, which is not attached.",
                language=language, name=name,
            )  # fmt: skip
            yield Lack(sentence)


def _items(draft: Draft) -> Iterator[Lack]:
    if draft.kind in WITH_ITEMS and not draft.items:
        yield Lack(message("There is nothing to tick yet: the checklist has no items."))
    for code, each in draft.texts.items():
        count = sum(code not in told for told in draft.items)
        if count:
            sentence = message(
                "%(language)s: items that do not say what is to be done: %(count)s.",
                language=message(each.language), count=count,
            )  # fmt: skip
            yield Lack(sentence)


def _facts(draft: Draft) -> Iterator[Lack]:
    if not draft.owner:
        yield Lack(message("Nobody is named as owner. Say which function keeps the guideline up to date."))
    if draft.number > 1 and not draft.changes:
        yield Lack(message("Write what has changed since the previous version."), is_needed=True)
    if draft.number > 1 and draft.read_again is Answer.UNKNOWN:
        yield Lack(message("Say whether it is to be read again."), is_needed=True)
