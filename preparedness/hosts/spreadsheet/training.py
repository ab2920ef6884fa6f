"""What the rows of a file of training come to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from preparedness.common.alphabet import folded
from preparedness.common.messages import message
from preparedness.common.spreadsheet.rows import Row
from preparedness.hosts.models import Course, Host, Training
from preparedness.hosts.records.bulk import Change
from preparedness.hosts.records.training import IMPORT
from preparedness.hosts.spreadsheet.columns import COURSE, DONE, NAME, NUMBER, UNTIL
from preparedness.hosts.spreadsheet.roster import Roster, remark

Key = tuple[int, int, date]


@dataclass
class Deciding:
    """Courses and training of the municipality, and which training stood in which row of the file."""

    roster: Roster
    courses: list[Course]
    known: Mapping[Key, Training]
    rows: dict[Key, int] = field(default_factory=dict)

    def decide(self, rows: list[Row]) -> Iterator[Change]:
        """A change for each row with which nothing is wrong."""
        for row in rows:
            if row.refused or self.roster.is_elsewhere(row):
                continue
            host, course, on = self._host(row), self._course(row), self._day(row)
            if host and course and on and not row.refused:
                yield self._change(row, (host.id, course.id, on))

    def _host(self, row: Row) -> Host | None:
        """A row has to name a host who is there."""
        host, name = self.roster.find(row), row.own.get("name", "")
        if row.refused:
            return None
        if host is None and name:
            sentence = message("No host of the municipality has this name. Register the host, or correct the name.")
            remark(row, NAME, sentence)
        elif host is None:
            remark(row, NUMBER, message("Enter the number or the name of the host."))
        elif name and folded(name) != folded(host.name):
            sentence = message("The host with this number has another name. The number decides.")
            remark(row, NAME, sentence, refused=False)
        return host

    def _course(self, row: Row) -> Course | None:
        wanted = folded(row.own["course"])
        found = next((course for course in self.courses if folded(course.name) == wanted), None)
        if found is None and self.courses:
            words = ", ".join(course.name for course in self.courses)
            remark(row, COURSE, message("Write the name of a course of the municipality: %(words)s.", words=words))
        elif found is None:
            remark(row, COURSE, message("The municipality has no courses yet. Add the course first."))
        return found

    def _day(self, row: Row) -> date | None:
        on: date | None = row.own["done_on"]
        if on is None:
            remark(row, DONE, message("Enter the day on which the course was completed."))
        return on

    def _change(self, row: Row, key: Key) -> Change:
        first = self.rows.setdefault(key, row.number)
        if first != row.number:
            sentence = message("The same training stands in row %(other)s too. Keep one of the rows.", other=str(first))
            remark(row, DONE, sentence)
        there, (host_id, course_id, on) = self.known.get(key), key
        training = there or Training(host_id=host_id, course_id=course_id, done_on=on, certificate="", origin=IMPORT)
        values: dict[str, Any] = {name: row.own[name] for name in ("until", "certificate") if name in row.own}
        change = Change.of(training, values, is_new=there is None)
        until = change.values.get("until")
        if until and until < on:
            remark(row, UNTIL, message("Enter a day that is not before the day on which the course was completed."))
        return change
