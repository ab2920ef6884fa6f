"""What was decided cannot be changed, whichever way somebody comes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from preparedness.common import clock
from preparedness.guidelines.models import FileContent, GuidelineText, ItemText, Version
from preparedness.guidelines.models.guard import ApprovedChangesError
from preparedness.guidelines.records import items, stepping, versions
from preparedness.guidelines.states import VersionState
from tests.house import guidelines


def test_a_text_cannot_be_rewritten(session: Session) -> None:
    version = guidelines.approve(guidelines.draft(guidelines.new(), "Ett", "Lås upp"))
    with pytest.raises(ApprovedChangesError):
        versions.write(version, "sv", "Annat", "Två")
    session.rollback()


def done(session: Session, attempt: Callable[[], object]) -> None:
    attempt()
    session.flush()


def test_neither_item_nor_file_can_be_added_changed_or_removed(session: Session) -> None:
    row = guidelines.new()
    draft = guidelines.draft(row, "Ett", "Lås upp")
    made = guidelines.file(draft)
    version = guidelines.approve(draft)
    session.commit()
    [item] = items.of(version.id)
    said = items.said(item, "sv")
    assert said
    for attempt in (
        lambda: setattr(said, "text", "Annat"),
        lambda: session.delete(made),
        lambda: session.add(ItemText(guideline_id=row.id, version_id=version.id, item_id=item.id, language="en")),
        lambda: guidelines.file(version, "annan.pdf"),
    ):
        with pytest.raises(ApprovedChangesError):
            done(session, attempt)
        session.rollback()


def test_neither_the_version_itself_nor_what_is_moved_out_of_it_changes(session: Session) -> None:
    row = guidelines.new()
    draft = guidelines.draft(row, "Ett", "Lås upp")
    held = guidelines.file(draft).content_id
    version, following = guidelines.approve(draft), guidelines.draft(row, "Två")
    session.commit()
    text = versions.text(version.id, "sv")
    for attempt in (
        lambda: setattr(version, "state", VersionState.DRAFT),
        lambda: setattr(version, "decided_by", "Någon annan"),
        lambda: setattr(version, "valid_from", clock.today()),
        lambda: setattr(version, "valid_from", None),
        lambda: setattr(text, "version_id", following.id),
        lambda: setattr(session.get_one(FileContent, held), "content", b"annat"),
        lambda: session.execute(update(GuidelineText).values(title="Annat")),
        lambda: session.execute(delete(GuidelineText)),
        lambda: session.execute(update(Version).values(decided_by="Någon annan")),
    ):
        with pytest.raises(ApprovedChangesError):
            done(session, attempt)
        session.rollback()


def test_what_was_to_come_is_withdrawn_and_a_draft_goes_to_review_and_back(session: Session) -> None:
    row = guidelines.new()
    coming = guidelines.approve(guidelines.draft(row), clock.today() + timedelta(days=3))
    coming.reviewed_on = clock.today()
    stepping.withdraw(row, coming, "Fel", None)
    assert (coming.state, coming.valid_from) == (VersionState.WITHDRAWN, None)
    with pytest.raises(ApprovedChangesError):
        done(session, lambda: setattr(coming, "state", VersionState.APPROVED))
    session.rollback()
    following = guidelines.draft(guidelines.new())
    for state in (VersionState.IN_REVIEW, VersionState.DRAFT):
        following.state = state
        session.flush()
