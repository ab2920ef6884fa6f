"""Two versions side by side in one language: texts, checklists, decisions, files."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from preparedness.common.columns import facts_of
from preparedness.common.database import db
from preparedness.common.facts import Fact
from preparedness.guidelines.models import ChecklistItem, GuidelineFile, ItemText, Version
from preparedness.guidelines.records import items, versions
from preparedness.guidelines.rules import item_differences, telling
from preparedness.guidelines.rules.differences import Difference as TextDifference
from preparedness.guidelines.rules.differences import Sign
from preparedness.guidelines.rules.item_differences import Changed, Item
from preparedness.guidelines.rules.standing import DECIDED

ITEM: Final = {fact.name: fact for fact in (*facts_of(ChecklistItem), *facts_of(ItemText)) if fact.name != "text"}
DECISION: Final = {
    fact.name: fact
    for fact in facts_of(Version)
    if fact.name in ("decided_by", "decided_on", "reference", "valid_from")
}
Difference = tuple[Fact, Any, Any]
"""A fact, and its value before and after."""


@dataclass(frozen=True)
class Compared:
    """All that differs. A title is None where the version says nothing in the language."""

    titles: tuple[str | None, str | None]
    text: TextDifference
    items: list[Changed]
    decision: list[Difference]
    files: list[tuple[Sign, str]]

    @property
    def is_same(self) -> bool:
        """Do the text, the checklist and the files say the same?"""
        same_text = self.titles[0] == self.titles[1] and not self.text.changes
        return same_text and not self.items and not self.files


def compared(before: Version, after: Version, language: str) -> Compared:
    texts = [versions.text(each.id, language) for each in (before, after)]
    old, new = (each.body if each else "" for each in texts)
    titles = [each.title if each else None for each in texts]
    return Compared(
        (titles[0], titles[1]),
        telling.between(old, new),
        item_differences.between(_items(before, language), _items(after, language)),
        _decision(before, after),
        _files(before, after),
    )


def _decision(before: Version, after: Version) -> list[Difference]:
    """A draft has no decision to compare."""
    if not {before.state, after.state} <= set(DECIDED):
        return []
    values = [{name: getattr(each, name) for name in DECISION} for each in (before, after)]
    return [(DECISION[name], was, now) for name, was, now in item_differences.different(*values)]


def languages(*both: Version) -> list[str]:
    """Those in which one of the versions says something."""
    return list(dict.fromkeys(code for each in both for code in versions.texts(each.id)))


def _items(version: Version, language: str) -> list[Item]:
    found = []
    for place, each in enumerate(items.of(version.id), 1):
        said = next((text for text in each.texts if text.language == language), None)
        facts = {name: getattr(each, name) for name in ITEM if name != "done_when"}
        facts["done_when"] = said.done_when if said else ""
        found.append(Item(each.key, place, said.text if said else "", facts))
    return found


def _files(before: Version, after: Version) -> list[tuple[Sign, str]]:
    """By name: what one of them alone has, and what holds something else than before."""
    old, new = (_contents(each) for each in (before, after))
    found = [(Sign.REMOVED, name) for name in old if name not in new]
    for name, content in new.items():
        if name not in old:
            found.append((Sign.ADDED, name))
        elif old[name] != content:
            found.append((Sign.CHANGED, name))
    return found


def _contents(version: Version) -> dict[str, int]:
    query = select(GuidelineFile.name, GuidelineFile.content_id).where(GuidelineFile.version_id == version.id)
    return {row.name: row.content_id for row in db.session.execute(query.order_by(GuidelineFile.name))}


def fact(name: str) -> Fact:
    """What a fact of an item is called, and how it is shown."""
    return ITEM[name]
