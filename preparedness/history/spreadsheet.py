"""Entries as a spreadsheet, one row each."""

import csv
from collections.abc import Iterable
from datetime import UTC
from typing import Final, TextIO

from flask_babel import gettext

from preparedness.common.cells import APOSTROPHE, calculated
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.history.telling import Told

HEADINGS: Final = (
    message("Entry"), message("When (UTC)"), message("Who"), message("Way"), message("What was done"),
    message("Object"), message("Name"), message("Reason"), message("Changes"),
)  # fmt: skip


def write(stream: TextIO, entries: Iterable[Told], cut_at: int | None) -> None:
    """A row for each entry; where the file was cut, its last row says so."""
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow(say(heading) for heading in HEADINGS)
    for told in entries:
        writer.writerow([told.entry.number, *(guarded(text) for text in _texts(told))])
    if cut_at:
        writer.writerow([say(message("Only the %(most)s latest changes stand in this file.", most=cut_at))])


def _texts(told: Told) -> tuple[str, ...]:
    at = told.entry.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    done, way = gettext(told.entry.action.label), told.way or gettext("On a page")
    return at, told.who, way, done, f"{told.kind} {told.key}", told.name, told.why, told.text


def guarded(text: str) -> str:
    """The cell in which no spreadsheet program calculates the text."""
    return APOSTROPHE + text if calculated(text) else text
