"""Which tables' changes go into the history, and what is to be told of a change besides the change itself.

A table says here what it is a part of; `preparedness.history` listens to every flush and keeps what differs. So nobody
can forget to tell it, and a room that stands below the history is recorded as well as one above.
"""

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from sqlalchemy import event
from sqlalchemy.orm import ColumnProperty, Mapped, QueryableAttribute, Session, mapped_column

from preparedness.common.database import db
from preparedness.common.facts import Choice, Fact

NOTE: Final = "recorded_note"


class Origin(Choice):
    """On which way a change came."""

    PAGE = "page", "On a page", "sida"
    IMPORT = "import", "Import of a file", "import"
    COMMAND = "command", "Command", "kommando"


class Recorded:
    """A row whose every change is kept: `recorded_kind` and the key name the object that it belongs to."""

    recorded_kind: ClassVar[str]
    recorded_part: ClassVar[str] = ""
    """Which part of the object the row is, where it is made of several tables."""

    def recorded_key(self) -> str:
        """What names the object for ever, for example a point's reference."""
        raise NotImplementedError

    def recorded_municipality(self) -> str | None:
        """Four-digit code of the municipality that the object belongs to; None for the installation's own."""
        return None

    def recorded_name(self) -> str:
        """What the object is called now; empty where that is somebody's personal data."""
        return ""

    def recorded_row(self) -> str:
        """Which of several rows of the same part."""
        return ""


class OfWhole(Recorded):
    """A row of a larger whole, told in its history.

    A room says which: for the kind `exercise` it has `exercise_id`, and `exercise` leads there.
    """

    id: Mapped[int] = mapped_column(primary_key=True)

    def recorded_key(self) -> str:
        return str(self._number())

    def recorded_municipality(self) -> str | None:
        municipality: str = self._whole().municipality
        return municipality

    def recorded_name(self) -> str:
        title: str = self._whole().title
        return title

    def recorded_row(self) -> str:
        return str(self.id)

    def _number(self) -> int:
        number: int = getattr(self, f"{self.recorded_kind}_id")
        return number

    def _whole(self) -> Any:
        """The whole, also of a row that was just taken out of it."""
        leads = getattr(type(self), self.recorded_kind)
        whole = getattr(self, self.recorded_kind) or db.session.get(leads.property.entity.class_, self._number())
        if whole is None:
            raise LookupError(self.recorded_kind, self._number())
        return whole


@event.listens_for(Recorded, "attribute_instrument", propagate=True)
def know_what_was(table: type[Recorded], name: str, attribute: QueryableAttribute[Any]) -> None:
    """Read what a column held before it is set, also where the row was not read again since the last commit."""
    del table, name
    if isinstance(attribute.property, ColumnProperty):
        event.listen(attribute, "set", _nothing_more, active_history=True)


def _nothing_more(row: object, after: object, before: object, initiator: object) -> None:
    del row, after, before, initiator


@dataclass(frozen=True)
class Note:
    """What goes with every change of a transaction: who makes it, why, and on which way it came."""

    by_id: int | None = None
    why: str = ""
    origin: Origin | None = None
    source: str = ""
    forget: bool | frozenset[tuple[str, str]] = False
    """Are personal values left out, since they are just being erased? Of every object, or of these: kind and key."""
    read: tuple[tuple[str, str, str], ...] = ()
    """Whose personal data was shown: kind and key of the object, and on which page."""


def note_of(session: Session) -> Note:
    found: Note = session.info.get(NOTE, Note())
    return found


def note(session: Session, **said: Any) -> None:
    """Say more of what this transaction changes (fields of `Note`); forgotten when it ends."""
    session.info[NOTE] = replace(note_of(session), **said)


def shown_personal_data(session: Session, kind: str, key: str, page: str) -> None:
    """Somebody reads personal data of this object: to be kept with who it was, when the view commits."""
    note(session, read=(*note_of(session).read, (kind, key, page)))


def kept(fact: Fact, *, personal: bool = False, hidden: bool = False) -> dict[str, Any]:
    """The `info` of a column that is no fact of a form but whose changes are kept all the same.

    `personal`: kept apart, so that it can be erased when due. `hidden`: only that it was changed, never the value.
    """
    return {"kept": fact, "personal": personal, "hidden": hidden}
