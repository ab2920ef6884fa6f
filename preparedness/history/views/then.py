"""What every page of an object as it was shares: the day that is asked for, and the object then and now, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile
from typing import Final

from flask import request

from preparedness.accounts.access import signed_in
from preparedness.common import clock
from preparedness.common.facts import Day, FactError, cleaned
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.recorded import Recorded
from preparedness.history import queries, records, showing, then
from preparedness.history.showing import Row

WHEN: Final = Day(message("Day").text, "", name="den", done=True)
LONGEST: Final = 40


@dataclass(frozen=True)
class Asked:
    """The day in the address, today where none can be read; what was written there, and what is wrong with it."""

    day: date
    text: str
    error: str = ""

    @property
    def moment(self) -> datetime:
        return clock.end_of(self.day)

    @property
    def status(self) -> int:
        return 400 if self.error else 200


@dataclass(frozen=True)
class Shown:
    """An object then and now: its rows by the title of their part, was it there, does the history reach so far."""

    parts: list[tuple[str, list[Row]]]
    there: bool
    known: bool


def asked() -> Asked:
    text = cleaned(request.args.get("den", ""))[:LONGEST]
    try:
        return Asked(WHEN.read(text) or clock.today(), text)
    except FactError as error:
        return Asked(clock.today(), text, say(error.message))


def object_then(kind: str, key: str, rows: Iterable[Recorded], moment: datetime) -> Shown:
    """`rows`: those of which the object consists now; none where it has been removed.

    It goes back as far as the person may read what happened: not to when it belonged to somebody else.
    """
    now, later = then.state_of(rows), records.later(kind, key, moment)
    mine = list(takewhile(lambda entry: queries.may_read(signed_in(), entry), later))
    was = then.undone(kind, now, mine)
    known = len(mine) == len(later) and then.reaches(records.first(kind, key), moment)
    return Shown(list(showing.parts(kind, was, now)), was.there, known)
