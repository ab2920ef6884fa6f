"""What the history keeps only for a while: who has read personal data, and personal values of changes."""

from datetime import datetime

from sqlalchemy import ColumnElement, String, cast, delete, func, or_, select, update

from preparedness.accounts.models import Account
from preparedness.common.database import db
from preparedness.common.messages import message
from preparedness.common.retention import Rule
from preparedness.history import erasures, records
from preparedness.history.models import Entry, Reading


def _old(moment: datetime) -> ColumnElement[bool]:
    """Entries whose personal values have been kept long enough, or are those of an account that has been erased."""
    erased = select(cast(Account.id, String)).where(Account.erased_at.is_not(None))
    of_erased = (Entry.kind == Account.recorded_kind) & Entry.key.in_(erased)
    return Entry.personal.is_not(None) & or_(Entry.at < moment, of_erased)


def _values_due(moment: datetime) -> int:
    return db.session.scalar(select(func.count()).select_from(Entry).where(_old(moment))) or 0


def _erase_values(moment: datetime) -> None:
    erased = list(db.session.scalars(select(cast(Account.id, String)).where(Account.erased_at.is_not(None))))
    db.session.execute(update(Entry).where(_old(moment)).values(personal=None))
    records.record([erasures.announced(moment, erased)])


def _readings_due(moment: datetime) -> int:
    return db.session.scalar(select(func.count(Reading.id)).where(Reading.at < moment)) or 0


def _erase_readings(moment: datetime) -> None:
    db.session.execute(delete(Reading).where(Reading.at < moment))


RULES = (
    Rule("history-personal", message("Personal values in the history"), 24, _values_due, _erase_values),
    Rule("readings", message("Who has read personal data"), 24, _readings_due, _erase_readings),
)
