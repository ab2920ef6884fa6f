"""Writing hosts and training: always the same bytes for the same register."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from preparedness.common.messages import message
from preparedness.common.spreadsheet import guide
from preparedness.common.spreadsheet.columns import Column
from preparedness.common.spreadsheet.files import write_rows
from preparedness.hosts.models import Host, Training
from preparedness.hosts.spreadsheet.columns import HOSTS, TRAINING, Number, Place

EXAMPLE = {
    "namn": "Värd 01 Exempel",
    "organisation": "kommunen",
    "enhet": "Exempelskolan",
    "telefon_tjanst": "070-174 06 05",
    "epost_tjanst": "vard01@exempel.example",
    "hemort": "Sävsjö",
    "sprak": "svenska, engelska",
    "roller": "trygghetspunktsvärd, kök",
    "minuter": "30",
    "tillganglig": "alltid",
    "avtal": "tecknat",
    "avtal_till": "2027-05-12",
    "kommun": "0684",
}
FIXED: guide.Fixed = {
    Number: message("as an export has it; empty for a new host"),
    Place: message("four digits, or the name"),
}


def write_hosts(stream: TextIO, found: Iterable[Host]) -> int:
    """The headings and a row for each host; how many hosts."""
    return write_rows(stream, _hosts(found))


def write_training(stream: TextIO, found: Iterable[Training]) -> int:
    """The headings and a row for each training; how many."""
    return write_rows(stream, _training(found))


def write_template(stream: TextIO) -> int:
    return write_rows(stream, guide.template(HOSTS.columns, EXAMPLE, FIXED))


def _hosts(found: Iterable[Host]) -> Iterator[list[str]]:
    yield [column.heading for column in HOSTS.columns]
    for host in found:
        yield [column.cell(getattr(host, column.name)) for column in HOSTS.columns]


def _training(found: Iterable[Training]) -> Iterator[list[str]]:
    yield [column.heading for column in TRAINING.columns]
    for each in found:
        yield [_cell(column, each) for column in TRAINING.columns]


def _cell(column: Column, training: Training) -> str:
    if column.name == "course":
        return column.cell(training.course.name)
    of_host = column.name in ("id", "name", "municipality")
    return column.cell(getattr(training.host if of_host else training, column.name))
