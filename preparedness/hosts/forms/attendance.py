"""Attendance of many hosts in one table: what was typed on each line, what is wrong with it, and whose line holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from preparedness.common.facts import FactError
from preparedness.common.language import say
from preparedness.common.messages import message
from preparedness.common.persons import AboutPerson
from preparedness.hosts.models import Enrolment
from preparedness.hosts.rules.attendance import Line, together
from preparedness.hosts.states import Attendance

CERTIFICATE: Final = AboutPerson("Certificate number", "intyg", length=80)
EVERYBODY: Final = "everybody"
"""The button that marks everybody who is still marked as enrolled as having attended."""


@dataclass
class Row:
    """One host's line: as it is kept, and as it stands in the form."""

    enrolment: Enrolment
    kept: Line
    line: Line
    text: str
    """What stands in the field of the number, also where it cannot be taken."""
    error: str = ""
    differs: bool = False
    """Has somebody else entered something else meanwhile?"""

    @property
    def host_id(self) -> int:
        return self.enrolment.host_id


@dataclass
class Sheet:
    """All lines, and whom the form named who is not enrolled any more."""

    rows: list[Row] = field(default_factory=list)
    gone: bool = False

    @property
    def has_errors(self) -> bool:
        return any(row.error for row in self.rows)

    @property
    def differs(self) -> bool:
        return self.gone or any(row.differs for row in self.rows)

    def changes(self) -> dict[int, tuple[Attendance, str]]:
        """What is to be written: lines that say something else than what is kept."""
        return {row.host_id: (row.line.attendance, row.line.certificate) for row in self.rows if row.line != row.kept}


def as_kept(people: Iterable[Enrolment], kept: Mapping[int, Line]) -> Sheet:
    """The table before anybody types. Of hosts who have been erased nothing more is written down."""
    lines = ((each, kept[each.host_id]) for each in people if each.host.erased_at is None)
    return Sheet([Row(each, line, line, line.certificate) for each, line in lines])


def typed(sheet: Sheet, form: Mapping[str, str], with_evidence: set[int]) -> Sheet:
    """The table as it was sent; a line that was not in it stays as it is."""
    rows = [_row(row, form, with_evidence) for row in sheet.rows]
    here = {row.host_id for row in rows}
    return Sheet(rows, gone=any(host_id not in here for host_id in _touched(form)))


def _row(row: Row, form: Mapping[str, str], with_evidence: set[int]) -> Row:
    mark = form.get(f"seen-{row.host_id}")
    if mark is None:
        return row
    attendance = _attendance(form, row.host_id)
    text = form.get(f"certificate-{row.host_id}", "")
    try:
        mine = Line(attendance, CERTIFICATE.read(text))
    except FactError as error:
        return Row(row.enrolment, row.kept, Line(attendance, row.kept.certificate), text, say(error.message))
    line, differs = together(mine, mark, row.kept)
    return Row(row.enrolment, row.kept, line, line.certificate, _fault(row, line, with_evidence), differs)


def _fault(row: Row, line: Line, with_evidence: set[int]) -> str:
    loses = row.kept.attendance is Attendance.ATTENDED is not line.attendance
    if loses and row.host_id in with_evidence:
        return say(message("Evidence is attached to the training that came of it. Remove the files first."))
    fault = line.fault()
    return say(fault) if fault else ""


def _attendance(form: Mapping[str, str], host_id: int) -> Attendance:
    chosen = form.get(f"attendance-{host_id}", "")
    found = Attendance(chosen) if chosen in Attendance.values() else Attendance.ENROLLED
    everybody = EVERYBODY in form and found is Attendance.ENROLLED
    return Attendance.ATTENDED if everybody else found


def _touched(form: Mapping[str, str]) -> Iterator[int]:
    """Hosts on whose lines something was changed since they were shown."""
    for name, mark in form.items():
        number = name.removeprefix("seen-")
        if name.startswith("seen-") and number.isascii() and number.isdigit() and len(number) < 10:  # noqa: PLR2004
            line = Line(_attendance(form, int(number)), form.get(f"certificate-{number}", "").strip())
            if line.mark() != mark:
                yield int(number)
