"""Files that show that actions were done; flush, never commit."""

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import undefer

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.attachments import Attachment
from preparedness.common.database import db
from preparedness.common.facts import FactError
from preparedness.common.messages import message
from preparedness.exercises.models import Action, ActionFile

MOST: Final = 10


def of_action(action_id: int) -> list[ActionFile]:
    """What is known of them, without what stands in them."""
    return list(db.session.scalars(select(ActionFile).where(ActionFile.action_id == action_id).order_by(ActionFile.id)))


def by_id(file_id: int, *, content: bool = False) -> ActionFile | None:
    query = select(ActionFile).where(ActionFile.id == file_id).execution_options(populate_existing=True)
    return db.session.scalar(query.options(undefer(ActionFile.content)) if content else query)


def attach(action: Action, file: Attachment, by: Account) -> bool:
    """Keep the file, if it is not there already. Raises FactError where there are too many."""
    there = of_action(action.id)
    if any(each.digest == file.digest for each in there):
        return False
    if len(there) >= MOST:
        raise FactError(message("There are %(most)s files already. Remove one before you attach another.", most=MOST))
    kept = ActionFile(
        action=action,
        name=file.name,
        media_type=file.media_type,
        size=len(file.content),
        digest=file.digest,
        added_at=clock.now(),
        added_by_id=by.id,
        content=file.content,
    )
    db.session.add(kept)
    db.session.flush()
    return True


def remove(file: ActionFile) -> None:
    db.session.delete(file)
    db.session.flush()
