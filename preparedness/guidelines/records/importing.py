"""A document that was read becomes a draft; flush, never commit."""

from collections.abc import Sequence

from sqlalchemy import select

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.database import db
from preparedness.common.facts import FactError
from preparedness.common.messages import message
from preparedness.common.pictures import MEDIA_TYPE
from preparedness.guidelines.models import FileContent, Guideline, GuidelineFile, Version
from preparedness.guidelines.records import files, stepping, versions
from preparedness.guidelines.rules import naming
from preparedness.guidelines.rules.importing.document import Document, Picture
from preparedness.guidelines.rules.importing.naming import renamed


def draft_for(guideline: Guideline, language: str, by: Account) -> Version:
    """The draft into which it goes: a new one, or one that says nothing in this language yet. FactError if none can."""
    there = versions.undecided(guideline.id)
    if there is None:
        return stepping.begin_copy(guideline, by)
    if not there.is_draft:
        raise FactError(message("The draft is in review. Take it back first."))
    if language in versions.texts(there.id):
        raise FactError(message("There is a draft with a text in this language already. Decide or remove it first."))
    return there


def carry(version: Version, document: Document, language: str, by: Account) -> None:
    """Text and pictures."""
    names = attach(version, document.pictures, by)
    versions.write(version, language, document.title, renamed(document.body, names))


def remember_lost(version: Version, lost: Sequence[str]) -> None:
    """What did not come along is kept with the draft, a line each."""
    version.not_carried = "\n".join(dict.fromkeys([*version.not_carried.splitlines(), *lost]))
    db.session.flush()


def attach(version: Version, pictures: Sequence[Picture], by: Account) -> dict[str, str]:
    """What each is called in the version; a picture that is there already is not kept twice."""
    rows = db.session.scalars(select(GuidelineFile).where(GuidelineFile.version_id == version.id)).all()
    taken, by_content = {each.name for each in rows}, {each.content_id: each.name for each in rows}
    if len(rows) + len(pictures) > files.MOST:
        raise FactError(message("A version may have %(most)s files. Remove files or pictures first.", most=files.MOST))
    names: dict[str, str] = {}
    for each in pictures:
        held = _held(version, each)
        name = by_content.get(held.id) or naming.free(each.name, taken)
        if held.id not in by_content:
            db.session.add(_file(version, each, name, held, by))
        names[each.name] = by_content[held.id] = name
        taken.add(name)
    db.session.flush()
    return names


def _held(version: Version, picture: Picture) -> FileContent:
    known = (FileContent.guideline_id == version.guideline_id, FileContent.digest == picture.digest)
    found = db.session.scalar(select(FileContent).where(*known))
    if found is None:
        found = FileContent(guideline_id=version.guideline_id, digest=picture.digest, content=picture.content)
        db.session.add(found)
        db.session.flush()
    return found


def _file(version: Version, picture: Picture, name: str, held: FileContent, by: Account) -> GuidelineFile:
    return GuidelineFile(
        guideline_id=version.guideline_id, version_id=version.id, content_id=held.id, name=name,
        media_type=MEDIA_TYPE, size=len(picture.content), added_at=clock.now(), added_by_id=by.id,
    )  # fmt: skip
