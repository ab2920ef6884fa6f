"""That somebody has been reminded of something, whichever room it is about; flushes, never commits."""

from typing import Protocol

from sqlalchemy import select

from preparedness.common import clock
from preparedness.common.database import db
from preparedness.hosts.models import Reminder


class Letter(Protocol):
    """What one person is to be reminded of."""

    @property
    def account_id(self) -> int: ...

    @property
    def email(self) -> str: ...

    def whats(self) -> list[str]:
        """A key for each thing, without a name."""
        ...


def known() -> set[str]:
    """Keys of everything that anybody has been reminded of."""
    return set(db.session.scalars(select(Reminder.what)))


def keep(letter: Letter) -> None:
    """That these have been sent: never again."""
    moment = clock.now()
    rows = (Reminder(account_id=letter.account_id, what=key, sent_at=moment) for key in letter.whats())
    db.session.add_all(rows)
    db.session.flush()
