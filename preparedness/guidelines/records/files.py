"""Files of versions; what several versions show is kept once. Flush, never commit."""

from collections.abc import Callable
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.attachments import Attachment
from preparedness.common.database import db
from preparedness.common.facts import FactError
from preparedness.common.messages import message
from preparedness.guidelines.models import FileContent, GuidelineFile, Version
from preparedness.guidelines.records import versions
from preparedness.guidelines.rules import naming
from preparedness.guidelines.rules.texts.markdown import Shown

MOST: Final = 20


def of(version_id: int) -> list[GuidelineFile]:
    """What is known of them, without what stands in them."""
    query = select(GuidelineFile).where(GuidelineFile.version_id == version_id).order_by(GuidelineFile.id)
    return list(db.session.scalars(query))


def by_id(attachment_id: int, *, content: bool = False) -> GuidelineFile | None:
    query = select(GuidelineFile).where(GuidelineFile.id == attachment_id).execution_options(populate_existing=True)
    more = joinedload(GuidelineFile.held)
    return db.session.scalar(query.options(more.undefer(FileContent.content) if content else more))


def shown(version_id: int, address: Callable[[int], str], *, content: bool = False) -> dict[str, Shown]:
    """The pictures of a version by name: `address` says where pages fetch one; with `content` also what they hold."""
    query = select(GuidelineFile).where(GuidelineFile.version_id == version_id)
    if content:
        query = query.options(joinedload(GuidelineFile.held).options(undefer(FileContent.content)))
    found = [each for each in db.session.scalars(query) if each.is_picture]
    return {each.name: Shown(address(each.id), each.held.content if content else b"") for each in found}


def attach(version: Version, file: Attachment, by: Account) -> bool:
    """Keep the file, if the version does not have it already. Raises FactError where there are too many."""
    there = of(version.id)
    known = (FileContent.guideline_id == version.guideline_id, FileContent.digest == file.digest)
    held = db.session.scalar(select(FileContent).where(*known))
    if held and held.id in {each.content_id for each in there}:
        return False
    if len(there) >= MOST:
        raise FactError(message("There are %(most)s files already. Remove one before you attach another.", most=MOST))
    held = held or _keep(version, file)
    row = GuidelineFile(
        guideline_id=version.guideline_id, version_id=version.id, content_id=held.id,
        name=naming.free(file.name, {each.name for each in there}), media_type=file.media_type,
        size=len(file.content), added_at=clock.now(), added_by_id=by.id,
    )  # fmt: skip
    db.session.add(row)
    versions.touch(version)
    return True


def _keep(version: Version, file: Attachment) -> FileContent:
    row = FileContent(guideline_id=version.guideline_id, digest=file.digest, content=file.content)
    db.session.add(row)
    db.session.flush()
    return row


def shown_in(version: Version, file: GuidelineFile) -> list[str]:
    """In which languages the version's text shows the file or leads to it."""
    texts = versions.texts(version.id, bodies=True)
    return [code for code, each in texts.items() if file.name in naming.mentioned(each.body)]


def remove(version: Version, file: GuidelineFile) -> None:
    """From this version; what it holds goes where no other version has it."""
    held = file.held
    db.session.delete(file)
    versions.touch(version)
    if db.session.scalar(select(GuidelineFile.id).where(GuidelineFile.content_id == held.id).limit(1)) is None:
        db.session.delete(held)
        db.session.flush()
