"""What the history's tests look at."""

from typing import Any

from sqlalchemy import select, text

from preparedness.common.database import db
from preparedness.history import chain
from preparedness.history.models import Entry

TRIGGERS = (
    "history_stays",
    "history_holds",
    "history_is_only_erased",
    "history_is_not_emptied",
    "history_is_not_replaced",
    "history_is_not_renumbered",
)


def entries(**where: Any) -> list[Entry]:
    """Every entry, oldest first."""
    db.session.expire_all()
    return list(db.session.scalars(select(Entry).filter_by(**where).order_by(Entry.number)))


def told(entry: Entry) -> list[tuple[str, str, Any, Any]]:
    """Part, field, before and after of everything an entry says, personal values last."""
    return [(change.part, change.name, change.before, change.after) for change in chain.changes(entry)]


def without_protection(*statements: str) -> None:
    """As somebody with the database's own tools: the triggers taken away, and then anything."""
    postgresql = db.engine.dialect.name == "postgresql"
    for trigger in TRIGGERS:
        on = " ON history" if postgresql else ""
        db.session.execute(text(f"DROP TRIGGER IF EXISTS {trigger}{on}"))
    for statement in statements:
        db.session.execute(text(statement))
    db.session.commit()


def flaws() -> list[int]:
    """The numbers at which the chain does not hold."""
    return [flaw.number for flaw in chain.verify(db.session)]
