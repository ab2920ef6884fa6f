"""Entries for tests of the history's pages, written straight into the chain."""

from collections.abc import Iterable
from typing import Any

from flask import Flask

from preparedness.common.database import db
from preparedness.common.recorded import Origin, note
from preparedness.history import records
from preparedness.history.drafts import Written
from preparedness.history.facts import Change, written
from preparedness.history.models import Action
from tests.house.people import Person

CHANGED = (Change("power", "tank_litres", 200.0, 350.0),)


def entry(
    key: str = "0684-1",
    changes: Iterable[Change] = CHANGED,
    *,
    kind: str = "safe_point",
    municipality: str | None = "0684",
    name: str = "Rörviks skola",
    action: Action = Action.CHANGED,
    personal: Iterable[Change] = (),
) -> Written:
    """A change of a point of Sävsjö, or of what else is asked for."""
    return Written(kind, key, action, municipality, name, written(list(changes)), written(list(personal)), "")


def write(app: Flask, *entries: Written, by: Person | None = None, **said: Any) -> None:
    """One transaction with these entries; `said` are fields of the note, such as `why`."""
    with app.app_context():
        note(db.session, **{"by_id": by.id if by else None, "origin": Origin.PAGE} | said)
        records.record(entries)
        db.session.commit()
