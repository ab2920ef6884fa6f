"""The steps of a version's life: begun as a copy, sent to review, decided, withdrawn, removed; flush, never commit."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, inspect, select, update
from sqlalchemy.orm import undefer

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.facts import Answer
from preparedness.guidelines.models import (
    Asked,
    ChecklistItem,
    FileContent,
    Guideline,
    GuidelineFile,
    GuidelineText,
    ItemText,
    Version,
)
from preparedness.guidelines.models.version import OfVersion
from preparedness.guidelines.records import items, versions
from preparedness.guidelines.rules.reviewing import review_due
from preparedness.guidelines.rules.standing import DECIDED, in_force, standing
from preparedness.guidelines.states import Standing, VersionState


def begin_copy(guideline: Guideline, by: Account) -> Version:
    """A draft that says what the newest decided version says; empty where there is none."""
    old = versions.newest_decided(guideline.id)
    made = versions.begin(guideline, by)
    if old:
        _copy(old, made)
    return made


def _copy(old: Version, made: Version) -> None:
    """Items keep their keys, and files their contents, which are kept once."""
    texts = select(GuidelineText).where(GuidelineText.version_id == old.id).options(undefer(GuidelineText.body))
    for text in db.session.scalars(texts):
        db.session.add(_again(text, made))
    for file in db.session.scalars(select(GuidelineFile).where(GuidelineFile.version_id == old.id)):
        db.session.add(_again(file, made))
    for item in items.of(old.id):
        copy = _again(item, made)
        copy.texts = [_again(each, made, "item_id") for each in item.texts]
        db.session.add(copy)
    versions.touch(made)


def _again(row: Any, made: Version, *without: str) -> Any:
    """The same row for another version."""
    names = {each.key for each in inspect(type(row)).column_attrs} - {"id", "version_id", *without}
    return type(row)(version_id=made.id, **{name: getattr(row, name) for name in names})


def submit(version: Version, by: Account, changes: str) -> None:
    version.state, version.changes = VersionState.IN_REVIEW, changes
    version.submitted_at, version.submitted_by_id = clock.now(), by.id
    db.session.flush()


def take_back(version: Version) -> None:
    version.state = VersionState.DRAFT
    version.submitted_at = version.submitted_by_id = None
    db.session.flush()


def approve(guideline: Guideline, version: Version, decision: Mapping[str, Any], by: Account) -> None:
    """From now on nothing of it changes. What had replaced the guideline does so no more."""
    for name, value in decision.items():
        setattr(version, name, value)
    version.read_again = version.read_again if version.number > 1 else Answer.YES
    version.state, version.is_starting_point = VersionState.APPROVED, False
    version.approved_at, version.approved_by_id = clock.now(), by.id
    guideline.replaced_by_id = None
    db.session.flush()


def valid_before(version: Version) -> date | None:
    """From when the newest of the versions before it holds."""
    query = select(func.max(Version.valid_from)).where(
        Version.guideline_id == version.guideline_id, Version.number < version.number
    )
    return db.session.scalar(query.where(Version.state.in_(DECIDED)))


def next_review(guideline: Guideline) -> date | None:
    """By when the version in force is to be looked through."""
    row = versions.in_force(guideline.id)
    return review_due(row.valid_from, row.reviewed_on, guideline.review_months) if row else None


def standing_of(version: Version) -> Standing:
    known = map(versions.known, versions.of(version.guideline_id))
    return standing(versions.known(version), known, clock.today())


def withdraw(guideline: Guideline, version: Version, why: str, replaced_by: int | None) -> None:
    """What had not come into force never does: without a day from which it holds it does not end what holds now."""
    if standing_of(version) is Standing.COMING:
        version.valid_from = None
    version.state = VersionState.WITHDRAWN
    version.withdrawn_at, version.withdrawn_why = clock.now(), why
    guideline.replaced_by_id = replaced_by
    db.session.flush()


def could_replace(guideline: Guideline) -> dict[int, str]:
    """The municipality's other guidelines of which a version is in force, by number."""
    query = select(Guideline.id, Guideline.title).where(
        Guideline.municipality == guideline.municipality, Guideline.id != guideline.id,
        Guideline.replaced_by_id.is_distinct_from(guideline.id),
    )  # fmt: skip
    rows = db.session.execute(query.order_by(Guideline.title, Guideline.id)).all()
    there, today = versions.of_many(row.id for row in rows), clock.today()
    return {row.id: row.title for row in rows if in_force(there[row.id], today)}


def remove_draft(version: Version) -> None:
    """With its texts, items and files, and the contents that no other version shows."""
    for table in (ItemText, ChecklistItem, GuidelineText, GuidelineFile):
        _remove_rows(table, version)
    number = version.guideline_id
    db.session.delete(version)
    db.session.flush()
    shown = select(GuidelineFile.content_id).where(GuidelineFile.guideline_id == number)
    unseen = select(FileContent).where(FileContent.guideline_id == number, FileContent.id.not_in(shown))
    for content in db.session.scalars(unseen):
        db.session.delete(content)
    db.session.flush()


def _remove_rows(table: type[OfVersion], version: Version) -> None:
    for row in db.session.scalars(select(table).where(table.version_id == version.id)):
        db.session.delete(row)
    db.session.flush()
    db.session.expire_all()


def stands_alone(guideline: Guideline, versions_there: int) -> bool:
    """Has it no more versions than these, and was nobody asked to read it? Then it can be removed as a whole."""
    asked = db.session.scalar(select(Asked.id).where(Asked.guideline_id == guideline.id).limit(1))
    return asked is None and len(versions.of(guideline.id)) == versions_there


def remove_guideline(guideline: Guideline) -> None:
    """One that never had a decided version: nothing else in the register rests on it."""
    db.session.execute(update(Guideline).where(Guideline.replaced_by_id == guideline.id).values(replaced_by_id=None))
    guideline.places = []
    db.session.flush()
    db.session.delete(guideline)
    db.session.flush()
