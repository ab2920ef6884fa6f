"""Checklist items of a version; flush, never commit."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from preparedness.common.columns import blank
from preparedness.common.database import db
from preparedness.guidelines.models import ChecklistItem, ItemText, Version
from preparedness.guidelines.records import versions


def of(version_id: int) -> list[ChecklistItem]:
    """The items of a version in their order, each with its texts."""
    query = select(ChecklistItem).where(ChecklistItem.version_id == version_id)
    query = query.options(selectinload(ChecklistItem.texts)).order_by(ChecklistItem.place, ChecklistItem.id)
    return list(db.session.scalars(query))


def one(version_id: int, item_id: int, *, lock: bool = False) -> ChecklistItem | None:
    query = select(ChecklistItem).where(ChecklistItem.version_id == version_id, ChecklistItem.id == item_id)
    query = query.options(selectinload(ChecklistItem.texts)).execution_options(populate_existing=True)
    return db.session.scalar(query.with_for_update(of=ChecklistItem) if lock else query)


def said(item: ChecklistItem, language: str) -> ItemText | None:
    """What an item says: in this language, else in Swedish, else in the first that there is."""
    there = {each.language: each for each in item.texts}
    return there.get(versions.best(there, language))


def save(
    version: Version, item: ChecklistItem, values: Mapping[str, Any], said_in: Mapping[str, tuple[str, str]]
) -> None:
    """An item of a draft; `said_in` holds what is to be done and when it is done, by language. Empty ones go."""
    if not item.place or item.id is None:
        last = db.session.scalar(select(func.max(ChecklistItem.place)).where(ChecklistItem.version_id == version.id))
        item.place = (last or 0) + 1
    item.key = item.key or uuid4().hex[:12]
    for name, value in values.items():
        setattr(item, name, value)
    item.edition = (item.edition or 0) + 1
    _say(version, item, said_in)
    db.session.add(item)
    versions.touch(version)


def _say(version: Version, item: ChecklistItem, said_in: Mapping[str, tuple[str, str]]) -> None:
    there = {each.language: each for each in item.texts}
    for language, (text, done_when) in said_in.items():
        row = there.get(language)
        if not text and not done_when:
            if row:
                item.texts.remove(row)
            continue
        if row is None:
            row = ItemText(guideline_id=version.guideline_id, version_id=version.id, language=language)
            item.texts.append(row)
        row.text, row.done_when = text, done_when


def new(version: Version) -> ChecklistItem:
    """An item of a draft that is not in the register yet."""
    more = {"guideline_id": version.guideline_id, "version_id": version.id, "edition": 0, "place": 0, "key": ""}
    return blank(ChecklistItem, texts=[], **more)


def add_lines(version: Version, language: str, lines: Iterable[str]) -> int:
    """An item for each line that is not an item already; how many were added."""
    there = {text.text for item in of(version.id) for text in item.texts if text.language == language}
    fresh = [line for line in lines if line not in there]
    for line in fresh:
        save(version, new(version), {}, {language: (line, "")})
    return len(fresh)


def move(version: Version, item: ChecklistItem, steps: int) -> None:
    """So many places down, or up where it is negative; the first and the last stay where they are."""
    there = of(version.id)
    before = next(number for number, each in enumerate(there) if each.id == item.id)
    after = max(0, min(len(there) - 1, before + steps))
    if after == before:
        return
    there.insert(after, there.pop(before))
    for place, each in enumerate(there, 1):
        if each.place != place:
            each.place = place
    versions.touch(version)


def remove(version: Version, item: ChecklistItem) -> None:
    db.session.delete(item)
    versions.touch(version)


def forget_language(version: Version, language: str) -> None:
    """What the items say in a language that the draft has no more."""
    for item in of(version.id):
        _say(version, item, {language: ("", "")})
