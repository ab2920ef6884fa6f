"""Every column of the spreadsheet, and how the headings of a file are recognised."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from preparedness.common.facts import Day, Fact, Pick, Text
from preparedness.common.messages import message
from preparedness.safe_points.catalogue import VERIFIABLE, Group, every_fact
from preparedness.safe_points.spreadsheet.kinds import Code, Coordinate, Flag, Moment, Ref
from preparedness.safe_points.states import Status

OWN, PAIR = "", "#"
"""Parts that are not groups of facts: the point's own columns, and coordinates in two columns."""
CHECK = "?"
"""Before a group's key: when and by whom the group was verified."""
ALIKE = 0.8
"""From this likeness on an unknown heading is a misspelling, not a column of somebody else's."""


@dataclass(frozen=True)
class Column:
    """One column: the part of the point it belongs to, its name there, and how its cells are read and written."""

    part: str
    name: str
    fact: Fact
    keeps: bool = False
    """An empty cell says nothing, instead of "unknown"."""

    @property
    def heading(self) -> str:
        return self.fact.column

    @property
    def is_text(self) -> bool:
        return isinstance(self.fact, Text | Ref)


def _own() -> tuple[Column, ...]:
    facts = (
        Ref(message("Reference").text, "ref", name="ref"),
        Code(message("Municipality code").text, "kommunkod", name="municipality"),
        Pick(message("Status").text, "status", name="status", choices=Status, empty="proposed"),
        Day(message("Date of the status").text, "status_datum", name="status_on", done=True),
        Text(message("Reason for the status").text, "status_orsak", name="status_reason", length=500, lines=True),
        Flag(message("Example").text, "exempel", name="is_example"),
    )
    return tuple(Column(OWN, fact.name, fact, keeps=True) for fact in facts)


def _checks(group: Group) -> tuple[Column, Column]:
    stem = group.slug.replace("-", "_")
    at = Moment(message("Checked").text, f"{stem}_kontrollerad", name="at")
    by = Text(message("Checked by, and note").text, f"{stem}_kontrollerad_av", name="by", length=4000, lines=True)
    return Column(CHECK + group.key, "at", at, keeps=True), Column(CHECK + group.key, "by", by)


COLUMNS = (
    *_own(),
    *(Column(group.key, fact.name, fact) for group, fact in every_fact()),
    *(column for group in VERIFIABLE for column in _checks(group)),
)
"""What an export holds, in this order."""
PAIRS = tuple(
    Column(PAIR, name, Coordinate(label, name, name=name))
    for name, label in (
        ("lat", message("Latitude in degrees").text),
        ("lon", message("Longitude in degrees").text),
        ("n", message("North in SWEREF 99 TM").text),
        ("e", message("East in SWEREF 99 TM").text),
    )
)
"""What an import may have instead of the column `position`."""
NOT_READ = {"oppningslage": message("Opening states are not imported: open and close points in the register.")}


def folded(heading: str) -> str:
    """A heading without what people vary: case, spaces, dashes, the dots and rings of å, ä, ö."""
    letters = unicodedata.normalize("NFKD", heading.strip().lstrip("\ufeff").casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\s/._-]+", "_", plain).strip("_*:'")


@cache
def by_heading() -> dict[str, Column]:
    return {folded(column.heading): column for column in (*COLUMNS, *PAIRS)}


def recognised(heading: str) -> Column | None:
    return by_heading().get(folded(heading))


def resembled(heading: str) -> str | None:
    """The known heading that an unknown one was probably meant to be."""
    found = get_close_matches(folded(heading), by_heading(), n=1, cutoff=ALIKE)
    return by_heading()[found[0]].heading if found else None
