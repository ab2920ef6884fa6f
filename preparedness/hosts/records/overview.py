"""Every host beside every course: how it stands with each, for one municipality at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from preparedness.common.alphabet import sort_key
from preparedness.common.many import codes
from preparedness.hosts.records import knowing
from preparedness.hosts.records.roster import Filters, Line, fits, lines
from preparedness.hosts.rules.facts import CourseFacts, Known
from preparedness.hosts.rules.validity import Validity, validity


@dataclass(frozen=True)
class Cell:
    """How it stands, and whether a role that the host has demands the course."""

    stands: Validity
    demanded: bool


@dataclass(frozen=True)
class Table:
    """One row for each host, one cell for each course."""

    municipality: str
    courses: Sequence[CourseFacts]
    rows: list[tuple[Line, list[Cell]]] = field(default_factory=list)

    def valid(self) -> list[int]:
        """For each course, how many hosts have it valid."""
        return [sum(cells[place].stands.holds for _, cells in self.rows) for place in range(len(self.courses))]


def table(filters: Filters, code: str, day: date) -> Table:
    """The hosts of the municipality whom the filters let through, by name."""
    chosen = [line for line in lines(filters.scope, code) if fits(line, filters)]
    chosen.sort(key=lambda line: (sort_key(line.host.name), line.host.id))
    known = knowing.of_municipality(code).known
    return Table(code, known.courses, [(line, _cells(line, known, day)) for line in chosen])


def _cells(line: Line, known: Known, day: date) -> list[Cell]:
    done, roles = known.hosts[line.host.id].done, codes(line.host.roles) | line.standing.roles
    return [Cell(validity(course, done, day), bool(course.roles & roles)) for course in known.courses]
