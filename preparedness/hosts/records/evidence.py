"""Files that show that training was completed; flush, never commit."""

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import undefer

from preparedness.accounts.models import Account
from preparedness.common import clock
from preparedness.common.attachments import Attachment
from preparedness.common.database import db
from preparedness.common.facts import FactError
from preparedness.common.messages import message
from preparedness.hosts.models import Evidence, Training

MOST: Final = 5


def by_id(evidence_id: int, *, content: bool = False) -> Evidence | None:
    """What is known of a file, and where asked the file itself."""
    query = select(Evidence).where(Evidence.id == evidence_id).execution_options(populate_existing=True)
    return db.session.scalar(query.options(undefer(Evidence.content)) if content else query)


def attach(training: Training, file: Attachment, by: Account) -> bool:
    """Keep the file, if it is not there already. Raises FactError where there are too many."""
    if any(each.digest == file.digest for each in training.evidence):
        return False
    if len(training.evidence) >= MOST:
        raise FactError(message("There are %(most)s files already. Remove one before you attach another.", most=MOST))
    kept = Evidence(
        training=training,
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


def remove(evidence: Evidence) -> None:
    db.session.delete(evidence)
    db.session.flush()
