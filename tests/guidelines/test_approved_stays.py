"""What was decided cannot be changed, whichever way somebody comes."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from preparedness.guidelines.models import ItemText
from preparedness.guidelines.models.version import ApprovedChangesError
from preparedness.guidelines.records import items, versions
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
