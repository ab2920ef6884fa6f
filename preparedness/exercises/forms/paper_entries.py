"""What the fields of a paper say as entries of the log, and whether they can be true beside what stands there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from preparedness.common.formats import number, when
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.exercises.forms.paper import Sheet
from preparedness.exercises.forms.paper_log import Place, Row
from preparedness.exercises.models import Exercise
from preparedness.exercises.records import paper, parts
from preparedness.exercises.records.paper import Entry, Known
from preparedness.exercises.rules.log import far_off
from preparedness.exercises.rules.times import Logged, refusal

UNTIMED: Final = message("Time not noted on the paper.")


def entries(sheet: Sheet, exercise: Exercise, known: Known, default: datetime | None) -> list[Entry]:
    """What was filled in, without what was sent before. Fields that cannot be taken are told what is wrong.

    `default`: the moment of figures whose time nobody noted, None where no day is known.
    """
    found = [(row, _entry(place, row, sheet.id, exercise.id)) for place, row in _filled(sheet)]
    there = {row.key: row for row in known.log}
    new = []
    for row, entry in found:
        before = there.get(entry.key)
        if before is None and entry.at is None and default is None:
            row.at.refuse(message("Enter the day and the time too: it is not known when the exercise was held."))
        elif before is None and entry.at and (sentence := far_off(exercise.begins, exercise.ends, entry.at)):
            row.at.refuse(sentence)
        elif before is None:
            new.append((row, replace(entry, at=entry.at or default)))
        elif not entry.says_the_same(before):
            said = number(before.value) if row.figure else when(before.at)
            row.cells[0].refuse(
                message(
                    "This field has been saved from this page already, as %(what)s. Correct it in the log.", what=said
                )
            )
    _refuse(new, known)
    return [entry for _, entry in new]


def _filled(sheet: Sheet) -> Iterator[tuple[Place, Row]]:
    """Rows that can be read."""
    for place in sheet.places:
        for row in place.rows:
            if row.filled and not any(cell.error for cell in row.cells):
                yield place, row


def _entry(place: Place, row: Row, sheet: str, exercise_id: int) -> Entry:
    key = paper.key_of(exercise_id, sheet, row.at.name)
    value = row.figure.value if row.figure else None
    note = row.note.value if row.at.filled else f"{row.note.value} {say(UNTIMED)}".strip()
    label = row.label.value if row.label else ""
    return Entry(key, row.slot.kind, place.number, row.at.value, value, label, note)


def _refuse(new: list[tuple[Row, Entry]], known: Known) -> None:
    """Times that cannot be true beside each other."""
    there = [parts.as_logged(each) for each in known.log]
    typed = [
        (row, Logged(-place, entry.kind, entry.at, entry.place, entry.label, entry.value))
        for place, (row, entry) in enumerate(new, 1)
        if entry.at
    ]
    together = [*there, *(logged for _, logged in typed)]
    for row, logged in typed:
        if sentence := refusal(together, logged):
            row.at.refuse(sentence)
